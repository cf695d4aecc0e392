import { isBelow } from "../policy/path-filter.ts";
import { calledOneOf } from "../select/path.ts";
import type { Note } from "../text/problem.ts";
import { headFiles } from "./head-files.ts";
import { createImportLines, findImports } from "./import-lines.ts";
import { overlaidImports, overlaidPackages } from "./overlay.ts";
import { createPackageLines } from "./package-lines.ts";
import { diffIndex, type RawDifference } from "./raw-diff.ts";
import { remembered } from "./remembered.ts";
import type { Repository } from "./repository.ts";
import { isFileMode, isReadablePath } from "./skipped-path.ts";
import type { Source } from "./source.ts";
import type { TreeFiles } from "./tree-files.ts";
import { explainUnmerged } from "./unmerged.ts";
import { type Word, type WordLine, wordLines } from "./word-lines.ts";

/** What is staged; `GIT_INDEX_FILE` says where, if a hook sets it. */
export interface IndexSource extends Source {
  readonly kind: "index";
  readonly repository: Repository;
  readonly notes: readonly Note[];
}

/**
 * The index of a repository with a work tree, read as the tree of HEAD and what is staged on top of
 * it, so that the cost follows what is staged. A path in conflict makes reading it a ReadError.
 */
export function createIndexSource(repository: Repository): IndexSource {
  const open = remembered(() => openIndex(repository));
  const imports = remembered(async () => {
    const { head, staged, lines } = await open();
    const own = createImportLines(findImports(await lines("import")));
    return overlaidImports(await head.imports(), staged, own);
  });
  const packages = remembered(async () => {
    const { head, staged, lines } = await open();
    const own = createPackageLines(await lines("package"));
    return overlaidPackages(createPackageLines(await head.lines("package")), staged, own);
  });
  return {
    kind: "index",
    label: "index",
    commit: undefined,
    repository,
    notes: [],
    list: async () => new Set(await listed(await open())),
    named: async (baseNames) => await named(await open(), baseNames),
    anyBelow: async (folder) => (await listed(await open())).find((path) => isBelow(path, folder)),
    exists: async (paths) => new Set((await find(await open(), paths)).keys()),
    async read(paths) {
      const index = await open();
      return await index.head.read(await find(index, paths));
    },
    mayImport: async (sought) => (await imports()).importersOf(sought),
    mayDeclare: async (names) => (await packages()).declarersOf(names),
    close: async () => await repository.objects.close(),
  };
}

interface Index {
  readonly head: TreeFiles;
  /** In what it differs from HEAD, by path, `.proto` or not. */
  readonly staged: ReadonlyMap<string, RawDifference>;
  /** The lines of the staged `.proto` files with a word. */
  lines(word: Word): Promise<readonly WordLine[]>;
}

async function openIndex(repository: Repository): Promise<Index> {
  const head = await headFiles(repository);
  const differences = await diffIndex(repository.git, head.tree, []);
  const protos = differences.filter(({ path }) => path.endsWith(".proto"));
  const unmerged = protos.find((difference) => difference.isUnmerged);
  if (unmerged !== undefined) throw explainUnmerged(unmerged.path);
  const read = remembered(() => {
    return head.read(new Map(protos.filter(isFile).map(({ path, afterId }) => [path, afterId])));
  });
  return {
    head,
    staged: new Map(differences.map((difference) => [difference.path, difference])),
    async lines(word) {
      return [...(await read())].flatMap(([path, content]) => [...wordLines(path, content, word)]);
    },
  };
}

function isFile({ path, afterMode }: RawDifference): boolean {
  return isFileMode(afterMode) && isReadablePath(path);
}

async function listed(index: Index): Promise<readonly string[]> {
  const kept = [...(await index.head.list()).keys()].filter((path) => !index.staged.has(path));
  return [...kept, ...stagedFiles(index)];
}

async function named(index: Index, baseNames: readonly string[]): Promise<readonly string[]> {
  const kept = (await index.head.named(baseNames)).filter((path) => !index.staged.has(path));
  return [...kept, ...stagedFiles(index).filter(calledOneOf(baseNames))];
}

/** The staged `.proto` files. */
function stagedFiles({ staged }: Index): readonly string[] {
  const files = [...staged.values()].filter((each) => isFile(each) && each.path.endsWith(".proto"));
  return files.map(({ path }) => path);
}

/** The blob ids of those of these paths that are there. */
async function find(
  { head, staged }: Index,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map(await head.find(paths.filter((path) => !staged.has(path))));
  for (const path of paths) {
    const difference = staged.get(path);
    if (difference?.isUnmerged) throw explainUnmerged(path);
    if (difference !== undefined && isFile(difference)) found.set(path, difference.afterId);
  }
  return found;
}
