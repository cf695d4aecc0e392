import { diffTrees, type RawDifference } from "./raw-diff.ts";
import type { Repository } from "./repository.ts";
import type { Tree, TreeEntry, Trees } from "./trees.ts";

/**
 * Which `.proto` paths differ between two trees, given by their ids, in order. The trees that differ are read
 * here, because they are read anyway to find files, and to start git takes longer; where many differ,
 * git is asked. Throws a ReadError for a tree that is lost.
 */
export async function treeDifferences(
  repository: Repository,
  before: string,
  after: string,
): Promise<readonly RawDifference[]> {
  if (before === after) return [];
  const found: RawDifference[] = [];
  let pairs: readonly Pair[] = [{ path: "", before, after }];
  for (let count = pairs.length; pairs.length > 0; count += pairs.length) {
    if (count > mostPairs) return await diffTrees(repository.git, before, after);
    pairs = await comparePairs(repository.trees, pairs, found);
  }
  return found.sort((one, other) => (one.path < other.path ? -1 : 1));
}

const mostPairs = 50;

/** Two trees at one path, which is "" or ends in "/"; undefined: there is none. */
interface Pair {
  readonly path: string;
  readonly before: string | undefined;
  readonly after: string | undefined;
}

/** Adds the files that differ directly in these trees; returns the trees in them that do. */
async function comparePairs(
  trees: Trees,
  pairs: readonly Pair[],
  found: RawDifference[],
): Promise<readonly Pair[]> {
  const known = await trees.read(pairs.flatMap(({ before, after }) => idsOf(before, after)));
  const treeOf = (id: string | undefined) => known.get(id ?? "") ?? nothing;
  const below: Pair[] = [];
  for (const pair of pairs) {
    const before = treeOf(pair.before);
    const after = treeOf(pair.after);
    for (const name of new Set([...before.keys(), ...after.keys()])) {
      const was = before.get(name);
      const is = after.get(name);
      if (was?.id === is?.id && was?.mode === is?.mode) continue;
      const path = `${pair.path}${name}`;
      const inside = { path: `${path}/`, before: treeIn(was), after: treeIn(is) };
      if (inside.before !== inside.after) below.push(inside);
      if (name.endsWith(".proto")) found.push(...differenceOf(path, was, is));
    }
  }
  return below;
}

const nothing: Tree = new Map();

function idsOf(...ids: readonly (string | undefined)[]): readonly string[] {
  return ids.filter((id) => id !== undefined);
}

function treeIn(entry: TreeEntry | undefined): string | undefined {
  return entry !== undefined && isTree(entry) ? entry.id : undefined;
}

function isTree({ mode }: TreeEntry): boolean {
  return mode === "40000";
}

/** Nothing, if it was and is a folder. */
function differenceOf(
  path: string,
  was: TreeEntry | undefined,
  is: TreeEntry | undefined,
): readonly RawDifference[] {
  const before = was === undefined || isTree(was) ? absent : was;
  const after = is === undefined || isTree(is) ? absent : is;
  if (before === after) return [];
  return [
    {
      path,
      beforeMode: before.mode,
      afterMode: after.mode,
      beforeId: before.id,
      afterId: after.id,
      isUnmerged: false,
    },
  ];
}

/** As git writes it, but for the length of the id. */
const absent: TreeEntry = { mode: "000000", id: "0".repeat(40) };
