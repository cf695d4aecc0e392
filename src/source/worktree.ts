import { join } from "node:path";
import { isBelow } from "../policy/path-filter.ts";
import { calledOneOf } from "../select/path.ts";
import type { Note } from "../text/problem.ts";
import { headFiles } from "./head-files.ts";
import { createImportLines, findImports } from "./import-lines.ts";
import { askIndexEntries } from "./index-entries.ts";
import { isRegularFile } from "./is-regular-file.ts";
import { overlaidImports, overlaidPackages } from "./overlay.ts";
import { createPackageLines } from "./package-lines.ts";
import { readRegularFile } from "./read-regular-file.ts";
import { remembered } from "./remembered.ts";
import type { Repository } from "./repository.ts";
import { isFileMode } from "./skipped-path.ts";
import type { Source } from "./source.ts";
import type { Status } from "./status.ts";
import type { TreeFiles } from "./tree-files.ts";
import { type Word, type WordLine, wordLines } from "./word-lines.ts";

/** The work tree: tracked files, and untracked ones that git does not ignore. */
export interface WorktreeSource extends Source {
  readonly kind: "worktree";
  readonly repository: Repository;
  readonly notes: readonly Note[];
  /** Asked once: a source is what it was when it was first asked. */
  status(): Promise<Status>;
  /** Which of these paths are files on the disk, and not symbolic links. */
  filesOnDisk(paths: readonly string[]): readonly string[];
}

/**
 * Read as the tree of HEAD and what git's status says of the disk, so that beside that status the
 * cost follows what is edited. `topLevel` is the real path of the work tree. Throws a ReadError for
 * an unreadable file.
 */
export function createWorktreeSource(
  repository: Repository,
  topLevel: string,
  asked: Promise<Status>,
): WorktreeSource {
  const status = () => asked;
  const open = remembered(() => openWorktree(repository, topLevel, status));
  const imports = remembered(async () => {
    const tree = await open();
    const own = createImportLines(findImports(linesOnDisk(tree, "import")));
    return overlaidImports(await tree.head.imports(), tree.edited, own);
  });
  const packages = remembered(async () => {
    const tree = await open();
    const own = createPackageLines(linesOnDisk(tree, "package"));
    return overlaidPackages(createPackageLines(await tree.head.lines("package")), tree.edited, own);
  });
  return {
    kind: "worktree",
    label: "work tree",
    commit: undefined,
    repository,
    notes: [],
    status,
    filesOnDisk: (paths) => paths.filter((path) => isRegularFile(topLevel, path)),
    list: async () => new Set(await listed(await open())),
    named: async (baseNames) => await named(await open(), baseNames),
    anyBelow: async (folder) => (await listed(await open())).find((path) => isBelow(path, folder)),
    exists: async (paths) => new Set((await find(await open(), paths)).keys()),
    async read(paths) {
      const tree = await open();
      return await readFiles(tree, await find(tree, paths));
    },
    mayImport: async (sought) => (await imports()).importersOf(sought),
    mayDeclare: async (names) => (await packages()).declarersOf(names),
    close: async () => await repository.objects.close(),
  };
}

interface Worktree {
  readonly repository: Repository;
  readonly topLevel: string;
  readonly head: TreeFiles;
  /** The `.proto` paths that are not as in HEAD. */
  readonly edited: ReadonlyMap<string, Edited>;
}

interface Edited {
  readonly isThere: boolean;
  /** What the index has of it, for where a sparse checkout left it out. */
  readonly blob: string | undefined;
}

async function openWorktree(
  repository: Repository,
  topLevel: string,
  status: () => Promise<Status>,
): Promise<Worktree> {
  const [head, { tracked, untracked }] = await Promise.all([headFiles(repository), status()]);
  const edited = new Map<string, Edited>();
  for (const [path, { worktreeMode, indexId, isDirty }] of tracked) {
    edited.set(path, {
      isThere: isFileMode(worktreeMode),
      blob: isDirty ? undefined : indexId,
    });
  }
  // What was taken out of the index and still is on the disk is both.
  for (const path of untracked) {
    edited.set(path, { isThere: isRegularFile(topLevel, path), blob: undefined });
  }
  return { repository, topLevel, head, edited };
}

async function listed(tree: Worktree): Promise<readonly string[]> {
  const kept = [...(await tree.head.list()).keys()].filter((path) => !tree.edited.has(path));
  return [...kept, ...editedFiles(tree)];
}

async function named(tree: Worktree, baseNames: readonly string[]): Promise<readonly string[]> {
  const kept = (await tree.head.named(baseNames)).filter((path) => !tree.edited.has(path));
  return [...kept, ...editedFiles(tree).filter(calledOneOf(baseNames))];
}

/** The edited `.proto` files that are there. */
function editedFiles({ edited }: Worktree): readonly string[] {
  return [...edited].filter(([, { isThere }]) => isThere).map(([path]) => path);
}

/**
 * Those of these paths that are there, each with its blob in case that the disk does not have it.
 * Other files than `.proto` are there if the disk has them, ignored or not.
 */
async function find(
  tree: Worktree,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string | undefined>> {
  const found = new Map<string, string | undefined>();
  const unknown: string[] = [];
  for (const path of paths) {
    const edited = tree.edited.get(path);
    if (edited?.isThere) found.set(path, edited.blob);
    else if (path.endsWith(".proto")) unknown.push(path);
    else if (isRegularFile(tree.topLevel, path)) found.set(path, undefined);
    else unknown.push(path);
  }
  const atHead = await tree.head.find(unknown.filter((path) => !tree.edited.has(path)));
  const others = [...atHead.keys()].filter((path) => !path.endsWith(".proto"));
  const skipped = await askSkipped(tree, others);
  for (const [path, blob] of atHead) if (path.endsWith(".proto")) found.set(path, blob);
  return new Map([...found, ...skipped]);
}

/** The blobs of those of these files that a sparse checkout left out; the others are deleted. */
async function askSkipped(
  { repository }: Worktree,
  paths: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const skipped = new Map<string, string>();
  for (let start = 0; start < paths.length; start += pathsAtOnce) {
    const some = paths.slice(start, start + pathsAtOnce).map((path) => `:(top,literal)${path}`);
    for (const [path, entry] of await askIndexEntries(repository.git, some)) {
      if (entry.isSkipped && isFileMode(entry.mode)) skipped.set(path, entry.id);
    }
  }
  return skipped;
}

/** Keeps a command line short. */
const pathsAtOnce = 100;

async function readFiles(
  { topLevel, head }: Worktree,
  found: ReadonlyMap<string, string | undefined>,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>();
  const blobs = new Map<string, string>();
  for (const [path, blob] of found) {
    const content = readRegularFile(join(topLevel, path), path);
    if (content !== undefined) contents.set(path, content);
    else if (blob !== undefined) blobs.set(path, blob);
  }
  return new Map([...contents, ...(await head.read(blobs))]);
}

/** The lines of the edited files with a word, as the disk has them. */
function* linesOnDisk({ topLevel, edited }: Worktree, word: Word): Iterable<WordLine> {
  for (const [path, { isThere }] of edited) {
    const content = isThere ? readRegularFile(join(topLevel, path), path) : undefined;
    if (content !== undefined) yield* wordLines(path, content, word);
  }
}
