import type { Repository } from "./repository.ts";
import { isFileMode, isReadablePath } from "./skipped-path.ts";

/** So many trees are read at a time, and at most so many times. */
const treesAtOnce = 8;
const mostTimes = 16;

/**
 * Whether a tree holds a `.proto` file, of which most are found after a few trees; undefined: not in
 * those that were read, and to list all takes less time than to go on. Throws a ReadError for a tree
 * that is lost.
 */
export async function treeHoldsFile(
  { trees }: Repository,
  root: string,
): Promise<boolean | undefined> {
  const pending = [{ path: "", id: root }];
  for (let times = 0; pending.length > 0; times += 1) {
    if (times === mostTimes) return undefined;
    const some = pending.splice(-treesAtOnce);
    const known = await trees.read(some.map(({ id }) => id));
    for (const { path, id } of some) {
      for (const [name, entry] of known.get(id) ?? []) {
        const below = `${path}${name}`;
        if (entry.mode === "40000") pending.push({ path: `${below}/`, id: entry.id });
        if (!name.endsWith(".proto") || !isFileMode(entry.mode)) continue;
        if (isReadablePath(below)) return true;
      }
    }
  }
  return false;
}
