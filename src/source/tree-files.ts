import { createBlobFetcher } from "./fetch-missing.ts";
import { grepWord } from "./grep-word.ts";
import { importLinesOf } from "./import-index.ts";
import type { ImportLines } from "./import-lines.ts";
import { records } from "./listing.ts";
import { readBlobs } from "./read-objects.ts";
import { remembered } from "./remembered.ts";
import type { Repository } from "./repository.ts";
import { isFileMode, isReadablePath } from "./skipped-path.ts";
import { treeHoldsFile } from "./tree-holds-file.ts";
import { createTreeReader } from "./tree-reader.ts";
import type { Word, WordLine } from "./word-lines.ts";

/** The files of a commit's tree. Throws a ReadError where an object is lost or cannot be fetched. */
export interface TreeFiles {
  readonly tree: string;
  /** The blob ids of all `.proto` files, by path. */
  list(): Promise<ReadonlyMap<string, string>>;
  /** Whether there is no `.proto` file; costs a few trees where there are some. */
  isEmpty(): Promise<boolean>;
  /** The blob ids of those of these paths, `.proto` or not, that are files. */
  find(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The contents of blobs, by path; in a partial clone those that are not there are fetched first. */
  read(blobs: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, Uint8Array>>;
  /** All lines of `.proto` files with a word. */
  lines(word: Word): Promise<readonly WordLine[]>;
  /** Asked once; from the index of imports, if there is one. */
  imports(): Promise<ImportLines>;
}

/** `commit` is undefined where there is none yet; `tree` is then the empty one. */
export function createTreeFiles(
  repository: Repository,
  { commit, tree }: { readonly commit: string | undefined; readonly tree: string },
): TreeFiles {
  const treeReader = createTreeReader(repository, tree);
  const fetcher = commit === undefined ? undefined : createBlobFetcher(repository, commit);
  const list = remembered(() => askBlobs(repository, tree));
  const files: TreeFiles = {
    tree,
    list,
    isEmpty: async () => !((await treeHoldsFile(repository, tree)) ?? (await list()).size > 0),
    async find(paths) {
      const blobs = new Map<string, string>();
      for (const [path, { mode, id }] of await treeReader.find(paths)) {
        if (isFileMode(mode)) blobs.set(path, id);
      }
      return blobs;
    },
    async read(blobs) {
      await fetcher?.fetch([...blobs.values()]);
      return await readBlobs(repository, blobs);
    },
    async lines(word) {
      if (fetcher === undefined) return [];
      if ((await repository.facts()).isPartial) await fetcher.fetch([...(await list()).values()]);
      return await grepWord(repository.git, word, tree);
    },
    imports: remembered(() => importLinesOf(repository, files)),
  };
  return files;
}

/** Path to blob id of every `.proto` file: git-ls-tree(1), "OUTPUT FORMAT". */
async function askBlobs({ git }: Repository, tree: string): Promise<ReadonlyMap<string, string>> {
  const blobs = new Map<string, string>();
  for (const record of records(await git.ask("ls-tree", "-r", "-z", "--full-tree", tree))) {
    if (!record.endsWith(".proto")) continue;
    const tab = record.indexOf("\t");
    const path = record.slice(tab + 1);
    const [mode, , id] = record.slice(0, tab).split(" ");
    if (mode === undefined || id === undefined) continue;
    if (isFileMode(mode) && isReadablePath(path)) blobs.set(path, id);
  }
  return blobs;
}
