import { anyFileIn } from "./any-file-in.ts";
import { createBlobFetcher } from "./fetch-missing.ts";
import { grepWord } from "./grep-word.ts";
import { createImportIndex, type ImportIndex } from "./import-index.ts";
import { records } from "./listing.ts";
import { readBlobs } from "./read-objects.ts";
import { remembered } from "./remembered.ts";
import type { Repository } from "./repository.ts";
import { isFileMode, isReadablePath } from "./skipped-path.ts";
import { createTreeReader } from "./tree-reader.ts";
import type { Word, WordLine } from "./word-lines.ts";

/** The files of a commit's tree. Throws a ReadError where an object is lost or cannot be fetched. */
export interface TreeFiles extends ImportIndex {
  readonly tree: string;
  /** The blob ids of all `.proto` files, by path. */
  list(): Promise<ReadonlyMap<string, string>>;
  /** Any `.proto` file that is this path or below it; mostly costs a few trees. */
  anyBelow(folder: string): Promise<string | undefined>;
  /** The blob ids of those of these paths, `.proto` or not, that are files. */
  find(paths: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** The contents of blobs, by path; in a partial clone those that are not there are fetched first. */
  read(blobs: ReadonlyMap<string, string>): Promise<ReadonlyMap<string, Uint8Array>>;
  /** All lines of `.proto` files with a word. */
  lines(word: Word): Promise<readonly WordLine[]>;
}

/** `commit` is undefined where there is none yet; `tree` is then the empty one. */
export function createTreeFiles(
  repository: Repository,
  { commit, tree }: { readonly commit: string | undefined; readonly tree: string },
): TreeFiles {
  const treeReader = createTreeReader(repository, tree);
  const fetcher = commit === undefined ? undefined : createBlobFetcher(repository, commit);
  const list = remembered(() => askBlobs(repository, tree));
  const entryAt = async (path: string) => (await treeReader.find([path])).get(path);
  const files: TreeFiles = {
    tree,
    list,
    async anyBelow(folder) {
      const at = folder === "" ? { mode: "40000", id: tree } : await entryAt(folder);
      if (at?.mode !== "40000")
        return at !== undefined && isProto(folder, at.mode) ? folder : undefined;
      const start = folder === "" ? "" : `${folder}/`;
      const found = await anyFileIn(repository, { path: start, id: at.id });
      switch (found.kind) {
        case "found":
          return found.path;
        case "none":
          return undefined;
        case "unknown":
          return [...(await list()).keys()].find((path) => path.startsWith(start));
      }
    },
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
    imports: () => index.imports(),
    named: (baseNames) => index.named(baseNames),
  };
  const index = createImportIndex(repository, files);
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
    if (isProto(path, mode)) blobs.set(path, id);
  }
  return blobs;
}

function isProto(path: string, mode: string): boolean {
  return path.endsWith(".proto") && isFileMode(mode) && isReadablePath(path);
}
