import type { Repository } from "./repository.ts";
import type { Tree, TreeEntry } from "./trees.ts";

/** Finds paths in a commit's tree by reading the tree objects on the way. */
export interface TreeReader {
  /** The entries of those of these paths that are there. Throws a ReadError for a lost object. */
  find(paths: readonly string[]): Promise<ReadonlyMap<string, TreeEntry>>;
}

/**
 * Paths are walked here and not by git, because only ids fit into its line protocol whatever a path
 * holds, and because `cat-file` does not say what is a symbolic link.
 */
export function createTreeReader(repository: Repository, root: string): TreeReader {
  return {
    async find(paths) {
      const found = new Map<string, TreeEntry>();
      let walkers: readonly Walker[] = paths.map((path) => ({
        path,
        rest: path.split("/"),
        at: { mode: "40000", id: root },
      }));
      while (walkers.length > 0) {
        const trees = await repository.trees.read(walkers.map((walker) => walker.at.id));
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

/** One folder further down; undefined where there is no such name. */
function step(walker: Walker, trees: ReadonlyMap<string, Tree>): Walker | undefined {
  const [name, ...rest] = walker.rest;
  const entry = trees.get(walker.at.id)?.get(name ?? "");
  if (entry === undefined || (rest.length > 0 && entry.mode !== "40000")) return undefined;
  return { path: walker.path, rest, at: entry };
}
