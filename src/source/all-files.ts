import { readdirSync } from "node:fs";
import { join } from "node:path";
import { UsageError } from "../text/errors.ts";
import { createBlobFetcher } from "./fetch-missing.ts";
import type { FolderSource } from "./folder.ts";
import { askIndexEntries } from "./index-entries.ts";
import { isRegularFile } from "./is-regular-file.ts";
import { records } from "./listing.ts";
import type { OpenedSource } from "./open.ts";
import { quote } from "./quote.ts";
import { readBlobs } from "./read-objects.ts";
import { readRegularFile } from "./read-regular-file.ts";
import type { Repository } from "./repository.ts";
import { isFileMode, isReadablePath } from "./skipped-path.ts";

/** The files of a source, whatever their names end in. */
export interface AllFiles {
  readonly paths: readonly string[];
  /** The bytes of those of these paths that are there. */
  read(paths: readonly string[]): Promise<ReadonlyMap<string, Uint8Array>>;
  /**
   * Those of the paths with one of these endings that may hold one of the texts: all that do, and
   * perhaps others.
   */
  mayMention(texts: readonly string[], endings: readonly string[]): Promise<readonly string[]>;
}

/** One listing; throws a ReadError as the source itself does, and a UsageError for an image. */
export async function allFiles(source: OpenedSource): Promise<AllFiles> {
  switch (source.kind) {
    case "revision": {
      const { repository, tree, commit } = source;
      const blobs = await treeBlobs(repository, tree);
      return gitFiles(repository, blobs, [tree], commit ?? "HEAD");
    }
    case "index": {
      const { repository } = source;
      const entries = await askIndexEntries(repository.git, [everything]);
      const files = [...entries].filter(([, { mode }]) => isFileMode(mode));
      const blobs = new Map(files.map(([path, { id }]) => [path, id]));
      return gitFiles(repository, blobs, ["--cached"], "HEAD");
    }
    case "worktree":
      return await worktreeFiles(source.repository);
    case "folder":
      return folderFiles(source);
    case "image":
      throw new UsageError(
        `${quote(source.label)} is an image, and holds neither pins nor generated code`,
        "name a git revision or a folder",
      );
  }
}

const everything = ":(top)";

/** Path to blob id: git-ls-tree(1), "OUTPUT FORMAT". */
async function treeBlobs({ git }: Repository, tree: string): Promise<ReadonlyMap<string, string>> {
  const blobs = new Map<string, string>();
  for (const record of records(await git.ask("ls-tree", "-r", "-z", "--full-tree", tree))) {
    const tab = record.indexOf("\t");
    const path = record.slice(tab + 1);
    const [mode = "", , id] = record.slice(0, tab).split(" ");
    if (id !== undefined && isFileMode(mode) && isReadablePath(path)) blobs.set(path, id);
  }
  return blobs;
}

function gitFiles(
  repository: Repository,
  blobs: ReadonlyMap<string, string>,
  where: readonly string[],
  commit: string,
): AllFiles {
  const fetcher = createBlobFetcher(repository, commit);
  const idsOf = (paths: readonly string[]) => {
    const known = paths.flatMap((path) => {
      const id = blobs.get(path);
      return id === undefined ? [] : [[path, id] as const];
    });
    return new Map(known);
  };
  return {
    paths: [...blobs.keys()],
    async read(paths) {
      const ids = idsOf(paths);
      await fetcher.fetch([...ids.values()]);
      return await readBlobs(repository, ids);
    },
    async mayMention(texts, endings) {
      const candidates = [...blobs.keys()].filter((path) => endsWithOneOf(path, endings));
      if (candidates.length === 0) return [];
      if ((await repository.facts()).isPartial) {
        await fetcher.fetch([...idsOf(candidates).values()]);
      }
      const found = await grepPaths(repository, texts, endings, where);
      return found.filter((path) => blobs.has(path));
    },
  };
}

async function worktreeFiles(repository: Repository): Promise<AllFiles> {
  const { git } = repository;
  const top = await repository.topLevel();
  const [tracked, others] = await Promise.all([
    askIndexEntries(git, [everything]),
    git.ask("ls-files", "--others", "--exclude-standard", "-z", "--full-name", "--", everything),
  ]);
  const untracked = records(others).filter(isReadablePath);
  const files = [...tracked].filter(([, { mode }]) => isFileMode(mode));
  const skipped = new Map(
    files.flatMap(([path, { id, isSkipped }]) => (isSkipped ? [[path, id] as const] : [])),
  );
  const fetcher = createBlobFetcher(repository, "HEAD");
  return {
    paths: [...files.map(([path]) => path), ...untracked],
    async read(paths) {
      const onDisk = readDisk(top, paths);
      const wanted = new Set(paths);
      const left = [...skipped].filter(([path]) => wanted.has(path) && !onDisk.has(path));
      if (left.length === 0) return onDisk;
      await fetcher.fetch(left.map(([, id]) => id));
      return new Map([...onDisk, ...(await readBlobs(repository, new Map(left)))]);
    },
    async mayMention(texts, endings) {
      const found = await grepPaths(repository, texts, endings, []);
      const unseen = [...untracked, ...skipped.keys()];
      return [...found, ...unseen.filter((path) => endsWithOneOf(path, endings))];
    },
  };
}

function folderFiles({ root }: FolderSource): AllFiles {
  const paths = [...walk(root, "")];
  return {
    paths,
    read: async (some) => readDisk(root, some),
    async mayMention(texts, endings) {
      return paths.filter((path) => {
        if (!endsWithOneOf(path, endings)) return false;
        const content = readRegularFile(join(root, path), path);
        if (content === undefined) return false;
        const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
        return texts.some((text) => bytes.includes(text));
      });
    },
  };
}

function readDisk(root: string, paths: readonly string[]): Map<string, Uint8Array> {
  const contents = new Map<string, Uint8Array>();
  for (const path of paths) {
    const content = isRegularFile(root, path) ? readRegularFile(join(root, path), path) : undefined;
    if (content !== undefined) contents.set(path, content);
  }
  return contents;
}

/** No symbolic link is followed; `below` is "" or ends in "/". */
function* walk(root: string, below: string): Iterable<string> {
  for (const entry of readdirSync(join(root, below), { withFileTypes: true })) {
    const path = `${below}${entry.name}`;
    if (entry.isDirectory() && !unvisited.has(entry.name)) yield* walk(root, `${path}/`);
    if (entry.isFile() && isReadablePath(path)) yield path;
  }
}

const unvisited: ReadonlySet<string> = new Set(["node_modules", ".git"]);

function endsWithOneOf(path: string, endings: readonly string[]): boolean {
  return endings.some((ending) => path.endsWith(ending));
}

/** `where` is what `git grep` searches: `--cached`, a tree id, or nothing for the work tree. */
async function grepPaths(
  { git }: Repository,
  texts: readonly string[],
  endings: readonly string[],
  where: readonly string[],
): Promise<readonly string[]> {
  const patterns = texts.flatMap((text) => ["-e", text]);
  const pathspecs = endings.map((ending) => `:(top,glob)**/*${ending}`);
  const answer = await git.ask("grep", ...grepOptions, ...patterns, ...where, "--", ...pathspecs);
  const prefix = where.length === 1 && where[0] !== "--cached" ? `${where[0]}:`.length : 0;
  return records(answer)
    .map((path) => path.slice(prefix))
    .filter(isReadablePath);
}

/** Each one also overrides a setting of the user that would change the output. */
const grepOptions = [
  "--files-with-matches",
  "--fixed-strings",
  "--text",
  "--no-textconv",
  "--null",
  "--full-name",
  "--no-color",
  "--no-recurse-submodules",
] as const;
