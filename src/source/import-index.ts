import {
  createImportLines,
  type FoundImports,
  findImports,
  type ImportLines,
} from "./import-lines.ts";
import { readSnapshot, type Snapshot, writeSnapshot } from "./import-snapshot.ts";
import { overlaidImports } from "./overlay.ts";
import type { RawDifference } from "./raw-diff.ts";
import type { Repository } from "./repository.ts";
import { isFileMode, isReadablePath } from "./skipped-path.ts";
import { readSnapshotFile, writeSnapshotFile } from "./snapshot-file.ts";
import { treeDifferences } from "./tree-differences.ts";
import type { TreeFiles } from "./tree-files.ts";
import { type WordLine, wordLines } from "./word-lines.ts";

/**
 * The imports of a tree. The index in the git directory holds those of one tree, as a search found
 * them; what has changed between that tree and this one is read. Where there is no index, or it is of
 * a tree that differs too much or is gone, the files are searched and the index is written.
 */
export async function importLinesOf(
  repository: Repository,
  files: TreeFiles,
): Promise<ImportLines> {
  const { commonDirectory } = await repository.facts();
  const snapshot = readSnapshotFile(commonDirectory);
  const known = snapshot && (await sinceSnapshot(repository, snapshot, files));
  if (known !== undefined) return known;
  const found = findImports(await files.lines("import"));
  return (await keep(repository, files.tree, found)) ?? createImportLines(found);
}

/** What was kept answers sooner than what was found; undefined where nothing may be kept. */
async function keep(
  repository: Repository,
  tree: string,
  found: FoundImports,
): Promise<Snapshot | undefined> {
  const { commonDirectory, isPassing } = await repository.facts();
  if (isPassing) return undefined;
  const bytes = writeSnapshot(tree, found);
  writeSnapshotFile(commonDirectory, bytes);
  return readSnapshot(bytes);
}

/** More differing files than this are not read each time: the index moves on to the new tree. */
const manyDifferences = 64;

/** To read the differing files costs more than a search, if they are more than such a part of all. */
const greatestPart = 1 / 4;

/** Undefined: the tree of the snapshot is gone, or too far away. */
async function sinceSnapshot(
  repository: Repository,
  snapshot: Snapshot,
  files: TreeFiles,
): Promise<ImportLines | undefined> {
  const differences = await differencesFrom(repository, snapshot.tree, files.tree);
  if (differences === undefined) return undefined;
  if (differences.length > Math.max(manyDifferences, snapshot.size * greatestPart)) {
    return undefined;
  }
  const found = await importsIn(files, differences);
  const paths = new Map(differences.map((difference) => [difference.path, difference]));
  if (differences.length > manyDifferences) {
    await keep(repository, files.tree, withoutPaths(snapshot.imports(), paths, found));
  }
  return overlaidImports(snapshot, paths, createImportLines(found));
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
  const blobs = differences
    .filter(({ path, afterMode }) => isFileMode(afterMode) && isReadablePath(path))
    .map(({ path, afterId }) => [path, afterId] as const);
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
