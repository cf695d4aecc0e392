import { readObjects } from "./read-objects.ts";
import type { Repository } from "./repository.ts";

/** The entries of a tree object, by name. */
export type Tree = ReadonlyMap<string, TreeEntry>;

/** A name in a tree object. */
export interface TreeEntry {
  /** Octal without leading zeros, as the object has it: "100644", "40000", "120000", "160000". */
  readonly mode: string;
  readonly id: string;
}

/** The tree objects of a repository, each read only once: two commits share most of theirs. */
export interface Trees {
  /** By id, these and those that were read before. Throws a ReadError for a lost object. */
  read(ids: readonly string[]): Promise<ReadonlyMap<string, Tree>>;
}

export function createTrees(repository: () => Repository): Trees {
  const trees = new Map<string, Tree>();
  return {
    async read(ids) {
      const missing = new Set(ids.filter((id) => !trees.has(id)));
      for (const { id, content } of await readObjects(repository(), [...missing])) {
        trees.set(id, parseTree(content, id));
      }
      return trees;
    },
  };
}

/** Entries are "<mode> <name>\0<id in bytes>": git's tree.c, decode_tree_entry. */
function parseTree(content: Buffer, treeId: string): Tree {
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
