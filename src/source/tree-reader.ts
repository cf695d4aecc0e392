import { readObjects } from "./read-objects.ts";
import type { Repository } from "./repository.ts";

/** A name in a tree object. */
export interface TreeEntry {
  /** Octal without leading zeros, as the object has it: "100644", "40000", "120000", "160000". */
  readonly mode: string;
  readonly id: string;
}

/** Finds paths in a commit's tree by reading the tree objects on the way, each only once. */
export interface TreeReader {
  /** The entries of those of these paths that are there. Throws a ReadError for a lost object. */
  find(paths: readonly string[]): Promise<ReadonlyMap<string, TreeEntry>>;
}

/**
 * Paths are walked here and not by git, because only ids fit into its line protocol whatever a path
 * holds, and because `cat-file` does not say what is a symbolic link.
 */
export function createTreeReader(repository: Repository, root: string): TreeReader {
  const trees = new Map<string, ReadonlyMap<string, TreeEntry>>();
  return {
    async find(paths) {
      const found = new Map<string, TreeEntry>();
      let walkers: readonly Walker[] = paths.map((path) => ({
        path,
        rest: path.split("/"),
        at: { mode: "40000", id: root },
      }));
      while (walkers.length > 0) {
        await readTrees(repository, trees, walkers);
        walkers = walkers.flatMap((walker) => {
          const next = step(walker, trees);
          if (next === undefined) return [];
          if (next.rest.length > 0) return [next];
          found.set(next.path, next.at);
          return [];
        });
      }
      return found;
    },
  };
}

/** A path, walked up to the entry `at`; the names in `rest` are still to come. */
interface Walker {
  readonly path: string;
  readonly rest: readonly string[];
  readonly at: TreeEntry;
}

async function readTrees(
  repository: Repository,
  trees: Map<string, ReadonlyMap<string, TreeEntry>>,
  walkers: readonly Walker[],
): Promise<void> {
  const ids = new Set(walkers.map((walker) => walker.at.id).filter((id) => !trees.has(id)));
  for (const { id, content } of await readObjects(repository, [...ids])) {
    trees.set(id, parseTree(content, id));
  }
}

/** One folder further down; undefined where there is no such name. */
function step(
  walker: Walker,
  trees: ReadonlyMap<string, ReadonlyMap<string, TreeEntry>>,
): Walker | undefined {
  const [name, ...rest] = walker.rest;
  const entry = trees.get(walker.at.id)?.get(name ?? "");
  if (entry === undefined || (rest.length > 0 && entry.mode !== "40000")) return undefined;
  return { path: walker.path, rest, at: entry };
}

/** Entries are "<mode> <name>\0<id in bytes>": git's tree.c, decode_tree_entry. */
function parseTree(content: Buffer, treeId: string): ReadonlyMap<string, TreeEntry> {
  const idLength = treeId.length / 2;
  const entries = new Map<string, TreeEntry>();
  for (let at = 0; at < content.length; ) {
    const space = content.indexOf(0x20, at);
    const end = content.indexOf(0, space);
    if (space < 0 || end < 0) break;
    const id = content.toString("hex", end + 1, end + 1 + idLength);
    const mode = content.toString("latin1", at, space);
    entries.set(content.toString("utf8", space + 1, end), { mode, id });
    at = end + 1 + idLength;
  }
  return entries;
}
