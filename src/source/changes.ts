import type { Note } from "../text/problem.ts";
import { changesByContent } from "./changes-by-content.ts";
import { protoFiles } from "./listing.ts";
import type { OpenedSource } from "./open.ts";
import { diffIndex, type RawDifference } from "./raw-diff.ts";
import type { Repository } from "./repository.ts";
import { requireCommit } from "./require-commit.ts";
import type { RevisionSource } from "./revision.ts";
import { isFileMode, isReadablePath, reasonToSkip, skippedPath } from "./skipped-path.ts";
import type { ChangedPath } from "./source.ts";
import type { Status, TrackedStatus } from "./status.ts";
import { treeDifferences } from "./tree-differences.ts";
import { explainUnmerged } from "./unmerged.ts";
import type { WorktreeSource } from "./worktree.ts";

/** What differs between two sources, in order of path. */
export interface Changes {
  readonly paths: readonly ChangedPath[];
  /** Changed paths that take no part, because they are symbolic links or submodules. */
  readonly notes: readonly Note[];
}

/**
 * The `.proto` paths of two sources that differ. Their cost follows the change, except that folders
 * and images are compared by content. A path whose content is not known may be named although it is the same.
 * Throws a ReadError where git cannot answer.
 */
export async function changedPaths(before: OpenedSource, after: OpenedSource): Promise<Changes> {
  if (!("repository" in before) || !("repository" in after)) {
    return { paths: await changesByContent(before, after), notes: [] };
  }
  if (rank[before.kind] > rank[after.kind]) return turned(await changedPaths(after, before));
  return toChanges(await differences(before, after));
}

/** One side of a difference. An unknown id differs from every other. */
interface Version {
  readonly mode: string;
  readonly id: string | undefined;
}

interface Difference {
  readonly path: string;
  readonly before: Version;
  readonly after: Version;
}

type GitSource = Extract<OpenedSource, { readonly repository: Repository }>;

/** The order in which the questions below expect the two sides. */
const rank = { revision: 0, index: 1, worktree: 2 } as const;

function turned({ paths, notes }: Changes): Changes {
  const turn = ({ path, before, after }: ChangedPath) => ({ path, before: after, after: before });
  return { paths: paths.map(turn), notes };
}

async function differences(before: GitSource, after: GitSource): Promise<readonly Difference[]> {
  if (before.kind === "revision" && after.kind === "revision") {
    return await betweenTrees(before, after.tree);
  }
  if (before.kind === "revision" && after.kind === "index") return await toIndex(before);
  if (before.kind === "revision" && after.kind === "worktree") {
    return await toWorktree(before, after);
  }
  if (before.kind === "index" && after.kind === "worktree") return await fromIndex(after);
  return [];
}

async function betweenTrees(before: RevisionSource, after: string): Promise<readonly Difference[]> {
  return (await treeDifferences(before.repository, before.tree, after)).map(toDifference);
}

async function toIndex(before: RevisionSource): Promise<readonly Difference[]> {
  const raw = await diffIndex(before.repository.git, before.tree, [protoFiles]);
  const unmerged = raw.find((difference) => difference.isUnmerged);
  if (unmerged !== undefined) throw explainUnmerged(unmerged.path);
  return raw.map(toDifference);
}

function toDifference(raw: RawDifference): Difference {
  const before = { mode: raw.beforeMode, id: raw.beforeId };
  return { path: raw.path, before, after: { mode: raw.afterMode, id: raw.afterId } };
}

/** From the commit to HEAD as trees, and from HEAD to the disk as `git status` sees it. */
async function toWorktree(
  before: RevisionSource,
  after: WorktreeSource,
): Promise<readonly Difference[]> {
  const status = await after.status();
  const { repository } = before;
  const head = await treeOf(repository, status.head);
  const raw = await treeDifferences(repository, before.tree, head);
  const found = new Map(raw.map((difference) => [difference.path, toDifference(difference)]));
  const unmerged = [...status.tracked.keys()].filter(
    (path) => status.tracked.get(path)?.isUnmerged === true,
  );
  const existing = await before.exists(unmerged);
  for (const [path, entry] of status.tracked) {
    const atHead = { mode: entry.headMode, id: entry.headId };
    const known = entry.isUnmerged ? versionOf(existing.has(path)) : atHead;
    const version = found.get(path)?.before ?? known;
    found.set(path, { path, before: version, after: onDisk(entry) });
  }
  for (const difference of untrackedIn(after, status)) {
    const version = found.get(difference.path)?.before ?? absent;
    found.set(difference.path, { ...difference, before: version });
  }
  return [...found.values()];
}

/** Of a commit; without one, that of no files. */
async function treeOf(repository: Repository, commit: string | undefined): Promise<string> {
  if (commit === undefined) return (await repository.facts()).emptyTree;
  return (await requireCommit(repository, commit)).tree;
}

async function fromIndex(after: WorktreeSource): Promise<readonly Difference[]> {
  const status = await after.status();
  const found: Difference[] = [];
  for (const [path, entry] of status.tracked) {
    if (entry.isUnmerged) throw explainUnmerged(path);
    if (!entry.isDirty) continue;
    const before = { mode: entry.indexMode, id: entry.indexId };
    found.push({ path, before, after: onDisk(entry) });
  }
  return [...found, ...untrackedIn(after, status)];
}

const absent: Version = { mode: "000000", id: undefined };

function versionOf(exists: boolean): Version {
  return exists ? { mode: "100644", id: undefined } : absent;
}

function onDisk(entry: TrackedStatus): Version {
  return { mode: entry.worktreeMode, id: entry.isDirty ? undefined : entry.indexId };
}

function untrackedIn(source: WorktreeSource, status: Status): readonly Difference[] {
  const files = new Set(source.filesOnDisk(status.untracked));
  return status.untracked.map((path) => {
    const mode = files.has(path) ? "100644" : "120000";
    return { path, before: absent, after: { mode, id: undefined } };
  });
}

function toChanges(found: readonly Difference[]): Changes {
  const paths: ChangedPath[] = [];
  const notes: Note[] = [];
  for (const { path, before, after } of [...found].sort(byPath)) {
    if (!isReadablePath(path)) {
      notes.push(skippedPath(path, "not named in UTF-8"));
      continue;
    }
    const other = [after, before].find(({ mode }) => !isFileMode(mode) && mode !== absent.mode);
    if (other !== undefined) notes.push(skippedPath(path, reasonToSkip(other.mode)));
    const sides = { before: isFileMode(before.mode), after: isFileMode(after.mode) };
    const isSame = sides.before && sides.after && before.id !== undefined && before.id === after.id;
    if (!isSame && (sides.before || sides.after)) paths.push({ path, ...sides });
  }
  return { paths, notes };
}

/** By code units: the same order in every locale. */
function byPath(left: Difference, right: Difference): number {
  if (left.path === right.path) return 0;
  return left.path < right.path ? -1 : 1;
}
