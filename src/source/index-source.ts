import type { Note } from "../text/problem.ts";
import { createBlobFetcher } from "./fetch-missing.ts";
import { grepWord } from "./grep-word.ts";
import { createImportLines, type ImportLines } from "./import-lines.ts";
import { createPackageLines, type PackageLines } from "./package-lines.ts";
import { createPathLookup } from "./path-lookup.ts";
import { diffIndex } from "./raw-diff.ts";
import { readBlobs } from "./read-objects.ts";
import type { Repository } from "./repository.ts";
import { isFileMode, isReadablePath } from "./skipped-path.ts";
import type { Source } from "./source.ts";
import { explainUnmerged } from "./unmerged.ts";
import type { Word, WordLine } from "./word-lines.ts";

/** What is staged; `GIT_INDEX_FILE` says where, if a hook sets it. */
export interface IndexSource extends Source {
  readonly kind: "index";
  readonly repository: Repository;
  readonly notes: readonly Note[];
}

/** The index of a repository with a work tree. A path in conflict makes reading it a ReadError. */
export function createIndexSource(repository: Repository): IndexSource {
  const fetcher = createBlobFetcher(repository, "HEAD");
  const lookup = createPathLookup((pathspecs) => askBlobs(repository, pathspecs));
  let imports: Promise<ImportLines> | undefined;
  let packages: Promise<PackageLines> | undefined;

  async function askLines(word: Word): Promise<readonly WordLine[]> {
    await fetcher.fetch([...(await lookup.protoFiles()).values()]);
    return await grepWord(repository.git, word, "--cached");
  }

  return {
    kind: "index",
    label: "index",
    commit: undefined,
    repository,
    notes: [],
    list: async () => new Set((await lookup.protoFiles()).keys()),
    exists: async (paths) => new Set((await lookup.find(paths)).keys()),
    async read(paths) {
      const blobs = await lookup.find(paths);
      await fetcher.fetch([...blobs.values()]);
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

/** The difference from nothing: `ls-files` would also name what is only intended to be added. */
async function askBlobs(
  { git, facts }: Repository,
  pathspecs: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const blobs = new Map<string, string>();
  for (const entry of await diffIndex(git, (await facts()).emptyTree, pathspecs)) {
    if (entry.isUnmerged) throw explainUnmerged(entry.path);
    if (isFileMode(entry.afterMode) && isReadablePath(entry.path)) {
      blobs.set(entry.path, entry.afterId);
    }
  }
  return blobs;
}
