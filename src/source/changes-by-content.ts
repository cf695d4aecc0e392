import type { ChangedPath, Source } from "./source.ts";

/** The `.proto` paths that differ, in order, found by reading every file that both sources have. */
export async function changesByContent(
  before: Source,
  after: Source,
): Promise<readonly ChangedPath[]> {
  const [inBefore, inAfter] = await Promise.all([before.list(), after.list()]);
  const shared = [...inBefore].filter((path) => inAfter.has(path));
  const changed = new Set<string>();
  for (let start = 0; start < shared.length; start += filesAtOnce) {
    const paths = shared.slice(start, start + filesAtOnce);
    const [left, right] = await Promise.all([before.read(paths), after.read(paths)]);
    for (const path of paths) {
      if (!isSame(left.get(path), right.get(path))) changed.add(path);
    }
  }
  return [...new Set([...inBefore, ...inAfter])]
    .map((path) => ({ path, before: inBefore.has(path), after: inAfter.has(path) }))
    .filter((change) => changed.has(change.path) || !change.before || !change.after)
    .sort((left, right) => (left.path < right.path ? -1 : 1));
}

/** Bounds the memory: both sides of so many files are held at a time. */
const filesAtOnce = 500;

function isSame(left: Uint8Array | undefined, right: Uint8Array | undefined): boolean {
  if (left === undefined || right === undefined) return left === right;
  return Buffer.compare(left, right) === 0;
}
