import type { Note } from "../text/problem.ts";
import { createBlobFetcher } from "./fetch-missing.ts";
import { grepWord } from "./grep-word.ts";
import { createImportLines, type ImportLines } from "./import-lines.ts";
import { records } from "./listing.ts";
import { createPackageLines, type PackageLines } from "./package-lines.ts";
import { readBlobs } from "./read-objects.ts";
import type { Repository } from "./repository.ts";
import { isFileMode, isReadablePath } from "./skipped-path.ts";
import type { Source } from "./source.ts";
import { createTreeReader } from "./tree-reader.ts";
import type { Word, WordLine } from "./word-lines.ts";

/** The files of a commit, or nothing where there is no commit yet. */
export interface RevisionSource extends Source {
  readonly kind: "revision";
  readonly repository: Repository;
  /** The id of the commit's tree. */
  readonly tree: string;
  readonly notes: readonly Note[];
}

export interface RevisionOptions {
  readonly repository: Repository;
  readonly label: string;
  /** Undefined where there is no commit yet; `tree` is then the empty one. */
  readonly commit: string | undefined;
  readonly tree: string;
  readonly notes: readonly Note[];
}

/** Its questions throw a ReadError where an object is lost or cannot be fetched. */
export function createRevisionSource(options: RevisionOptions): RevisionSource {
  const { repository, commit, tree } = options;
  const treeReader = createTreeReader(repository, tree);
  const fetcher = commit === undefined ? undefined : createBlobFetcher(repository, commit);
  let listing: Promise<ReadonlyMap<string, string>> | undefined;
  let imports: Promise<ImportLines> | undefined;
  let packages: Promise<PackageLines> | undefined;

  function list(): Promise<ReadonlyMap<string, string>> {
    listing ??= askBlobs(repository, tree);
    return listing;
  }

  async function find(paths: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const blobs = new Map<string, string>();
    for (const [path, { mode, id }] of await treeReader.find(paths)) {
      if (isFileMode(mode)) blobs.set(path, id);
    }
    return blobs;
  }

  async function askLines(word: Word): Promise<readonly WordLine[]> {
    if (fetcher === undefined) return [];
    if ((await repository.facts()).isPartial) await fetcher.fetch([...(await list()).values()]);
    return await grepWord(repository.git, word, tree);
  }

  return {
    kind: "revision",
    ...options,
    list: async () => new Set((await list()).keys()),
    exists: async (paths) => new Set((await find(paths)).keys()),
    async read(paths) {
      const blobs = await find(paths);
      await fetcher?.fetch([...blobs.values()]);
      return await readBlobs(repository, blobs);
    },
    async mayImport(baseNames) {
      imports ??= askLines("import").then(createImportLines);
      return (await imports).importersOf(baseNames);
    },
    async mayDeclare(names) {
      packages ??= askLines("package").then(createPackageLines);
      return (await packages).declarersOf(names);
    },
    close: async () => await repository.objects.close(),
  };
}

/** Path to blob id of every `.proto` file: git-ls-tree(1), "OUTPUT FORMAT". */
async function askBlobs({ git }: Repository, tree: string): Promise<ReadonlyMap<string, string>> {
  const blobs = new Map<string, string>();
  for (const record of records(await git.ask("ls-tree", "-r", "-z", "--full-tree", tree))) {
    const tab = record.indexOf("\t");
    const path = record.slice(tab + 1);
    const [mode, , id] = record.slice(0, tab).split(" ");
    if (!path.endsWith(".proto") || mode === undefined || id === undefined) continue;
    if (isFileMode(mode) && isReadablePath(path)) blobs.set(path, id);
  }
  return blobs;
}
