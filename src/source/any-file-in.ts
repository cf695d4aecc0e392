import type { Repository } from "./repository.ts";
import { isFileMode, isReadablePath } from "./skipped-path.ts";

export type AnyFile =
  | { readonly kind: "found"; readonly path: string }
  | { readonly kind: "none" }
  /** Not in what was read; to list everything takes less time than to go on. */
  | { readonly kind: "unknown" };

/** So many trees are read at a time, and at most so many times. */
const treesAtOnce = 8;
const mostTimes = 16;

/**
 * Any `.proto` file of a tree, which most trees have not far below; `path` is where the tree stands,
 * "" or ending in "/". Throws a ReadError for a tree that is lost.
 */
export async function anyFileIn(
  { trees }: Repository,
  tree: { readonly path: string; readonly id: string },
): Promise<AnyFile> {
  const pending = [tree];
  for (let times = 0; pending.length > 0; times += 1) {
    if (times === mostTimes) return { kind: "unknown" };
    const some = pending.splice(-treesAtOnce);
    const known = await trees.read(some.map(({ id }) => id));
    for (const { path, id } of some) {
      for (const [name, entry] of known.get(id) ?? []) {
        const below = `${path}${name}`;
        if (entry.mode === "40000") pending.push({ path: `${below}/`, id: entry.id });
        if (isFileMode(entry.mode) && isProto(below)) return { kind: "found", path: below };
      }
    }
  }
  return { kind: "none" };
}

function isProto(path: string): boolean {
  return path.endsWith(".proto") && isReadablePath(path);
}
