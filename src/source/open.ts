import { resolve } from "node:path";
import { UsageError } from "../text/errors.ts";
import { createFolderSource, type FolderSource } from "./folder.ts";
import type { ImageSource } from "./image.ts";
import { createIndexSource, type IndexSource } from "./index-source.ts";
import { findMergeBase } from "./merge-base.ts";
import { findNewestTag } from "./newest-tag.ts";
import type { Spec } from "./parse-spec.ts";
import { quote } from "./quote.ts";
import { openRepository, type Repository, type Surroundings } from "./repository.ts";
import { isUnbornHead, requireCommit } from "./require-commit.ts";
import { createRevisionSource, type RevisionSource } from "./revision.ts";
import { askStatus } from "./status.ts";
import { createWorktreeSource, type WorktreeSource } from "./worktree.ts";

/** A source that is open, by kind. */
export type OpenedSource =
  | RevisionSource
  | IndexSource
  | WorktreeSource
  | FolderSource
  | ImageSource;

export interface OpenContext extends Surroundings {
  /** The head side, if it is open: its repository is shared, and a merge base is one with it. */
  readonly other: OpenedSource | undefined;
}

/**
 * Opens a source; whoever opens it closes it. Throws a UsageError for what cannot be meant and a
 * ReadError for what is not there.
 */
export async function openSource(spec: Spec, context: OpenContext): Promise<OpenedSource> {
  if (spec.kind === "image") {
    const { openImage } = await import("./open-image.ts");
    return openImage(spec.path, context.cwd);
  }
  if (spec.kind === "folder") {
    return createFolderSource(resolve(context.cwd, spec.path), spec.text);
  }
  const shared = repositoryOf(context.other);
  const repository = shared ?? openRepository(context);
  // Every source asks for the facts sooner or later; asked now, they cost no time of their own.
  repository.facts().catch(() => {});
  try {
    return await openGitSource(spec, repository, context.other);
  } catch (error) {
    if (shared === undefined) await repository.objects.close();
    throw error;
  }
}

/** The repository of an open source; undefined for a folder or an image. */
export function repositoryOf(source: OpenedSource | undefined): Repository | undefined {
  return source === undefined || !("repository" in source) ? undefined : source.repository;
}

type GitSpec = Exclude<Spec, { readonly kind: "image" | "folder" }>;

async function openGitSource(
  spec: GitSpec,
  repository: Repository,
  other: OpenedSource | undefined,
): Promise<OpenedSource> {
  switch (spec.kind) {
    case "index":
      await repository.topLevel();
      return createIndexSource(repository);
    case "worktree": {
      // Nothing is read of a work tree without its status, which git may need long for.
      const status = askStatus(repository.git);
      status.catch(() => {});
      return createWorktreeSource(repository, await repository.topLevel(), status);
    }
    case "revision":
      return await openRevision(repository, spec.revision);
    case "tag": {
      const tag = await findNewestTag(repository, spec.glob, await headCommit(repository, other));
      return await openRevision(repository, tag, tag.replace("refs/tags/", ""));
    }
    case "merge-base": {
      const head = await headCommit(repository, other);
      const id = await findMergeBase(repository, spec.revision, head);
      const label = `merge base with ${spec.revision}`;
      return await openRevision(repository, id, label);
    }
  }
}

/** The commit of the head side: its own, or the one that the index or the work tree stand on. */
async function headCommit(
  repository: Repository,
  other: OpenedSource | undefined,
): Promise<string> {
  if (other?.kind === "folder" || other?.kind === "image") {
    const what = other.kind === "folder" ? "a folder" : "an image";
    throw new UsageError(
      `the head side ${quote(other.label)} is ${what} and has no history`,
      "name the old side itself with --against",
    );
  }
  if (other?.kind === "revision" && other.commit !== undefined) return other.commit;
  return (await requireCommit(repository, "HEAD")).id;
}

async function openRevision(
  repository: Repository,
  revision: string,
  name = revision,
): Promise<RevisionSource> {
  if (await isUnbornHead(repository, revision)) return await openNothing(repository);
  const { id, tree } = await requireCommit(repository, revision);
  const shortId = id.slice(0, 7);
  const label = id.startsWith(name) ? shortId : `${name} (${shortId})`;
  return createRevisionSource({ repository, label, commit: id, tree, notes: [] });
}

/** The first commit is still to come: it is compared with nothing. */
async function openNothing(repository: Repository): Promise<RevisionSource> {
  const { emptyTree } = await repository.facts();
  const message = "this repository has no commit yet: compared with nothing";
  return createRevisionSource({
    repository,
    label: "HEAD (no commit yet)",
    commit: undefined,
    tree: emptyTree,
    notes: [{ kind: "no-commit", message, path: undefined }],
  });
}
