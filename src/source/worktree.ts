import { join } from "node:path";
import type { Note } from "../text/problem.ts";
import { type BlobFetcher, createBlobFetcher } from "./fetch-missing.ts";
import { grepWord } from "./grep-word.ts";
import { createImportLines } from "./import-lines.ts";
import { askIndexEntries, type IndexEntry } from "./index-entries.ts";
import { isRegularFile } from "./is-regular-file.ts";
import { createPackageLines } from "./package-lines.ts";
import { createPathLookup, type PathLookup } from "./path-lookup.ts";
import { readBlobs } from "./read-objects.ts";
import { readRegularFile } from "./read-regular-file.ts";
import type { Repository } from "./repository.ts";
import { isFileMode } from "./skipped-path.ts";
import type { Source } from "./source.ts";
import { askStatus, type Status } from "./status.ts";
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

/** `topLevel` is the real path of the work tree. Throws a ReadError for an unreadable file. */
export function createWorktreeSource(repository: Repository, topLevel: string): WorktreeSource {
  const { git } = repository;
  const tree: Worktree = {
    repository,
    topLevel,
    fetcher: createBlobFetcher(repository, "HEAD"),
    index: createPathLookup((pathspecs) => askIndexEntries(git, pathspecs)),
    status: remembered(() => askStatus(git)),
  };
  const list = remembered(() => askListing(tree));
  const imports = remembered(async () => {
    return createImportLines(await askLines(tree, await list(), "import"));
  });
  const packages = remembered(async () => {
    return createPackageLines(await askLines(tree, await list(), "package"));
  });
  return {
    kind: "worktree",
    label: "work tree",
    commit: undefined,
    repository,
    notes: [],
    status: tree.status,
    filesOnDisk: (paths) => paths.filter((path) => isRegularFile(topLevel, path)),
    list: async () => new Set((await list()).keys()),
    exists: async (paths) => new Set((await find(tree, await list(), paths)).keys()),
    read: async (paths) => await readFiles(tree, await find(tree, await list(), paths)),
    mayImport: async (baseNames) => (await imports()).importersOf(baseNames),
    mayDeclare: async (names) => (await packages()).declarersOf(names),
    close: async () => await repository.objects.close(),
  };
}

interface Worktree {
  readonly repository: Repository;
  readonly topLevel: string;
  readonly fetcher: BlobFetcher;
  readonly index: PathLookup<IndexEntry>;
  readonly status: () => Promise<Status>;
}

/** Path to the index's entry; undefined for an untracked file. */
type Listing = ReadonlyMap<string, IndexEntry | undefined>;

function remembered<T>(ask: () => Promise<T>): () => Promise<T> {
  let answer: Promise<T> | undefined;
  return () => {
    answer ??= ask();
    return answer;
  };
}

async function askListing({ index, status, topLevel }: Worktree): Promise<Listing> {
  const [entries, { tracked, untracked }] = await Promise.all([index.protoFiles(), status()]);
  const listing = new Map<string, IndexEntry | undefined>();
  for (const [path, entry] of entries) {
    if (isFileMode(tracked.get(path)?.worktreeMode ?? entry.mode)) listing.set(path, entry);
  }
  for (const path of untracked) if (isRegularFile(topLevel, path)) listing.set(path, undefined);
  return listing;
}

/** Other files than `.proto` are there if the disk has them, ignored or not. */
async function find(
  { index, topLevel }: Worktree,
  listing: Listing,
  paths: readonly string[],
): Promise<Listing> {
  const found = new Map<string, IndexEntry | undefined>();
  const missing: string[] = [];
  for (const path of paths) {
    if (listing.has(path)) found.set(path, listing.get(path));
    else if (path.endsWith(".proto")) continue;
    else if (isRegularFile(topLevel, path)) found.set(path, undefined);
    else missing.push(path);
  }
  for (const [path, entry] of await index.find(missing)) {
    if (entry.isSkipped && isFileMode(entry.mode)) found.set(path, entry);
  }
  return found;
}

/** From the disk, and from the index where a sparse checkout left a file out. */
async function readFiles(
  { repository, topLevel, fetcher }: Worktree,
  found: Listing,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const contents = new Map<string, Uint8Array>();
  const skipped = new Map<string, string>();
  for (const [path, entry] of found) {
    const content = readRegularFile(join(topLevel, path), path);
    if (content !== undefined) contents.set(path, content);
    else if (entry?.isSkipped === true) skipped.set(path, entry.id);
  }
  await fetcher.fetch([...skipped.values()]);
  return new Map([...contents, ...(await readBlobs(repository, skipped))]);
}

/**
 * `git grep` sees the tracked files on the disk. Untracked ones are read here, because its
 * `--untracked` leaves out tracked files that a `.gitignore` names; what a sparse checkout left out
 * is searched in the index.
 */
async function askLines(
  tree: Worktree,
  listing: Listing,
  word: Word,
): Promise<readonly WordLine[]> {
  const tracked = await grepWord(tree.repository.git, word);
  const skipped = await skippedLines(tree, listing, word);
  const untracked = [...listing.keys()].filter((path) => listing.get(path) === undefined);
  return [...tracked, ...skipped, ...linesOnDisk(tree.topLevel, untracked, word)];
}

async function skippedLines(
  { repository, fetcher }: Worktree,
  listing: Listing,
  word: Word,
): Promise<readonly WordLine[]> {
  const skipped = [...listing.values()].flatMap((entry) => (entry?.isSkipped ? [entry.id] : []));
  if (skipped.length === 0) return [];
  await fetcher.fetch(skipped);
  const lines = await grepWord(repository.git, word, "--cached");
  return lines.filter(({ path }) => listing.get(path)?.isSkipped === true);
}

function* linesOnDisk(topLevel: string, paths: readonly string[], word: Word): Iterable<WordLine> {
  for (const path of paths) {
    const content = readRegularFile(join(topLevel, path), path);
    if (content !== undefined) yield* wordLines(path, content, word);
  }
}
