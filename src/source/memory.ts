import type { Memory, PastChange, PastFile, Release } from "../check/memory.ts";
import { ReadError } from "../text/errors.ts";
import { findCommit } from "./commit.ts";
import { fetchBlobs } from "./fetch-missing.ts";
import { createMainline } from "./mainline.ts";
import type { OpenedSource } from "./open.ts";
import { type LoggedChange, logPaths } from "./path-log.ts";
import { readObjects } from "./read-objects.ts";
import type { Repository } from "./repository.ts";
import { requireCommit } from "./require-commit.ts";
import { isFileMode } from "./skipped-path.ts";
import { treeDifferences } from "./tree-differences.ts";
import { createTreeReader } from "./tree-reader.ts";

/**
 * The past of a source, as git has it: that of its commit, or of the one that the index and the work
 * tree stand on. Undefined for a folder or an image, and where there is no commit yet.
 */
export async function openMemory(source: OpenedSource): Promise<Memory | undefined> {
  if (!("repository" in source)) return undefined;
  const { repository } = source;
  const start =
    source.kind === "revision" ? source.commit : (await findCommit(repository, "HEAD"))?.id;
  return start === undefined ? undefined : createMemory(repository, start);
}

function createMemory(repository: Repository, start: string): Memory {
  const mainline = createMainline(repository, start);
  const tags = new Map<string, Promise<readonly string[]>>();
  const replaced = new Map<string, Promise<readonly PastFile[]>>();
  const hasTags = new Map<string, Promise<boolean>>();
  return {
    async *changes(paths, commit) {
      await refuseTreeless(repository);
      mainline.expect(paths);
      const log = logPaths(repository.git, { commit: commit ?? start, paths, isMainline: false });
      for await (const change of log) yield await withCut(repository, change);
    },
    replacedBy(change) {
      return remembered(replaced, change.commit, () => filesReplacedBy(repository, change));
    },
    read: (ids) => readContents(repository, ids),
    async releases(introduced, removed, path) {
      const ask = () => askTags(repository, introduced, removed);
      const names = await remembered(tags, `${introduced} ${removed}`, ask);
      return await Promise.all(names.map((name) => releaseOf(repository, name, path)));
    },
    hasReleaseBefore(commit) {
      return remembered(hasTags, commit, () => askHasTags(repository, commit));
    },
    mainline: (path) => mainline.blobsAt(path),
  };
}

function remembered<T>(known: Map<string, T>, key: string, ask: () => T): T {
  const answer = known.get(key) ?? ask();
  known.set(key, answer);
  return answer;
}

/** Without the trees of old commits git would fetch them one by one, for each commit again. */
async function refuseTreeless({ git, facts }: Repository): Promise<void> {
  if (!(await facts()).isPartial) return;
  const filters = await git.ask(
    "config",
    "--get-regexp",
    String.raw`^remote\..*\.partialclonefilter$`,
  );
  if (!/ tree:\d+$/m.test(filters)) return;
  throw new ReadError("this partial clone lacks the trees of old commits", {
    hint: "git fetch --refetch --filter=blob:none",
  });
}

/** In a shallow clone a commit at the edge looks like a first one, but its object names parents. */
async function withCut(repository: Repository, change: LoggedChange): Promise<PastChange> {
  if (change.parent !== undefined) return { ...change, isCut: false };
  const { isShallow } = await repository.facts();
  const commit = isShallow ? await findCommit(repository, change.commit) : undefined;
  return { ...change, isCut: commit !== undefined && commit.parents.length > 0 };
}

async function filesReplacedBy(
  repository: Repository,
  { commit, parent }: PastChange,
): Promise<readonly PastFile[]> {
  if (parent === undefined) return [];
  const before = await requireCommit(repository, parent);
  const after = await requireCommit(repository, commit);
  const differences = await treeDifferences(repository, before.tree, after.tree);
  return differences
    .filter(({ beforeMode }) => isFileMode(beforeMode))
    .map(({ path, beforeId }) => ({ path, blob: beforeId }));
}

/** In a partial clone, fetched all at once. */
async function readContents(
  repository: Repository,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { isPartial } = await repository.facts();
  if (isPartial && !repository.git.offline) await fetchBlobs(repository, ids);
  const objects = await readObjects(repository, ids);
  return new Map(objects.map(({ id, content }) => [id, content]));
}

/** No more than so many tags are looked into for the first one that has something. */
const mostTags = 20;

async function askTags(
  { git }: Repository,
  introduced: string,
  removed: string | undefined,
): Promise<readonly string[]> {
  const answer = await git.ask(
    "for-each-ref",
    "--sort=creatordate",
    "--format=%(refname)",
    `--contains=${introduced}`,
    ...(removed === undefined ? [] : [`--no-contains=${removed}`]),
    "refs/tags",
  );
  return answer.split("\n").slice(0, -1).slice(0, mostTags);
}

async function releaseOf(repository: Repository, tag: string, path: string): Promise<Release> {
  const name = tag.slice("refs/tags/".length);
  const commit = await findCommit(repository, tag);
  if (commit === undefined) return { name, blob: undefined };
  const entry = (await createTreeReader(repository, commit.tree).find([path])).get(path);
  return { name, blob: entry !== undefined && isFileMode(entry.mode) ? entry.id : undefined };
}

async function askHasTags({ git }: Repository, commit: string): Promise<boolean> {
  return (await git.ask("for-each-ref", "--count=1", `--merged=${commit}`, "refs/tags")) !== "";
}
