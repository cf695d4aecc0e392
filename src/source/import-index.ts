import { calledOneOf } from "../select/path.ts";
import {
  createImportLines,
  type FoundImports,
  findImports,
  type ImportLines,
} from "./import-lines.ts";
import {
  readSnapshot,
  type Snapshot,
  type TreeContents,
  writeSnapshot,
} from "./import-snapshot.ts";
import { overlaidImports } from "./overlay.ts";
import type { RawDifference } from "./raw-diff.ts";
import { remembered } from "./remembered.ts";
import type { Repository } from "./repository.ts";
import { isFileMode, isReadablePath } from "./skipped-path.ts";
import { readSnapshotFile, writeSnapshotFile } from "./snapshot-file.ts";
import { treeDifferences } from "./tree-differences.ts";
import type { TreeFiles } from "./tree-files.ts";
import { type WordLine, wordLines } from "./word-lines.ts";

/** What is known of a tree without listing or searching it. */
export interface ImportIndex {
  imports(): Promise<ImportLines>;
  /** The paths of the `.proto` files with one of these base names. */
  named(baseNames: readonly string[]): Promise<readonly string[]>;
}

/**
 * The index in the git directory holds the files of one tree and their imports, as a search found
 * them; what has changed between that tree and this one is read. Where there is no index, or it is of
 * a tree that differs too much or is gone, the files are searched and the index is written. All paths
 * are added to it when they are first needed.
 */
export function createImportIndex(repository: Repository, files: TreeFiles): ImportIndex {
  const known = remembered(() => findKnown(repository, files.tree));
  const listing = remembered(async () => {
    const [index, blobs] = await Promise.all([known(), files.list()]);
    if (index !== undefined) keepListing(index, [...blobs.keys()]);
    return [...blobs.keys()];
  });
  return {
    imports: remembered(async () => {
      const index = await known();
      return await (index === undefined ? search(repository, files) : since(index, files));
    }),
    async named(baseNames) {
      const index = await known();
      const isCalled = calledOneOf(baseNames);
      const kept = index?.snapshot.named(baseNames);
      if (index === undefined || kept === undefined) return (await listing()).filter(isCalled);
      const own = [...index.differences.values()].filter(isFile).map(({ path }) => path);
      return [...kept.filter((path) => !index.differences.has(path)), ...own.filter(isCalled)];
    },
  };
}

/** Puts all paths of its tree into the index, so that they need not be listed again. */
function keepListing({ snapshot, differences, keep }: Known, listing: readonly string[]): void {
  const same = listing.filter((path) => !differences.has(path));
  const were = [...differences.values()].filter(
    ({ path, beforeMode }) => isFileMode(beforeMode) && isReadablePath(path),
  );
  keep({ ...snapshot.contents(), paths: [...same, ...were.map(({ path }) => path)] });
}

/** What was kept of another tree, and in what that differs, by path. */
interface Known {
  readonly snapshot: Snapshot;
  readonly differences: ReadonlyMap<string, RawDifference>;
  /** Puts another index in the place of this one. */
  keep(contents: TreeContents): void;
}

/** To read the differing files costs more than a search, if they are more than such a part of all. */
const greatestPart = 1 / 4;

/** Undefined: there is no index, or its tree is gone or too far away. */
async function findKnown(repository: Repository, tree: string): Promise<Known | undefined> {
  const { commonDirectory, isPassing } = await repository.facts();
  const snapshot = readSnapshotFile(commonDirectory);
  if (snapshot === undefined) return undefined;
  const found = await differencesFrom(repository, snapshot.tree, tree);
  if (found === undefined) return undefined;
  if (found.length > Math.max(manyDifferences, snapshot.size * greatestPart)) return undefined;
  return {
    snapshot,
    differences: new Map(found.map((difference) => [difference.path, difference])),
    keep(contents) {
      if (!isPassing) writeSnapshotFile(commonDirectory, writeSnapshot(contents));
    },
  };
}

/** What was kept answers sooner than what was found. To list the files as well is left to who needs it. */
async function search(repository: Repository, files: TreeFiles): Promise<ImportLines> {
  const { commonDirectory, isPassing } = await repository.facts();
  const imports = findImports(await files.lines("import"));
  if (isPassing) return createImportLines(imports);
  const bytes = writeSnapshot({ tree: files.tree, paths: undefined, imports });
  writeSnapshotFile(commonDirectory, bytes);
  return readSnapshot(bytes) ?? createImportLines(imports);
}

/** More differing files than this are not read each time: the index moves on to the new tree. */
const manyDifferences = 64;

async function since(index: Known, files: TreeFiles): Promise<ImportLines> {
  const { snapshot, differences } = index;
  const own = [...differences.values()].filter(isFile);
  const found = await importsIn(files, own);
  if (differences.size > manyDifferences) {
    const { paths, imports } = snapshot.contents();
    const kept = paths && [...paths].filter((path) => !differences.has(path));
    index.keep({
      tree: files.tree,
      paths: kept && [...kept, ...own.map(({ path }) => path)],
      imports: withoutPaths(imports, differences, found),
    });
  }
  return overlaidImports(snapshot, differences, createImportLines(found));
}

function isFile({ path, afterMode }: RawDifference): boolean {
  return isFileMode(afterMode) && isReadablePath(path);
}

async function differencesFrom(
  repository: Repository,
  before: string,
  after: string,
): Promise<readonly RawDifference[] | undefined> {
  try {
    return await treeDifferences(repository, before, after);
  } catch {
    // Git has removed the old tree; what else is wrong, the search will say.
    return undefined;
  }
}

/** Bounds the memory. */
const filesAtOnce = 500;

async function importsIn(
  files: TreeFiles,
  differences: readonly RawDifference[],
): Promise<FoundImports> {
  const blobs = differences.map(({ path, afterId }) => [path, afterId] as const);
  const lines: WordLine[] = [];
  for (let start = 0; start < blobs.length; start += filesAtOnce) {
    const contents = await files.read(new Map(blobs.slice(start, start + filesAtOnce)));
    for (const [path, content] of contents) lines.push(...wordLines(path, content, "import"));
  }
  return findImports(lines);
}

function withoutPaths(
  known: FoundImports,
  paths: ReadonlyMap<string, unknown>,
  own: FoundImports,
): FoundImports {
  const kept = [...known.names].filter(([path]) => !paths.has(path));
  const unusual = [...known.unusual].filter((path) => !paths.has(path));
  return {
    names: new Map([...kept, ...own.names]),
    unusual: new Set([...unusual, ...own.unusual]),
  };
}
