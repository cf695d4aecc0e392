import { statSync } from "node:fs";
import { resolve } from "node:path";
import { configNames } from "../config/find.ts";
import { fetchBlobs } from "../source/fetch-missing.ts";
import { protoFiles } from "../source/listing.ts";
import { parseSpec } from "../source/parse-spec.ts";
import { diffTrees } from "../source/raw-diff.ts";
import { openRepository } from "../source/repository.ts";
import { isFileMode } from "../source/skipped-path.ts";
import { ReadError } from "../text/errors.ts";
import type { CheckedOut } from "./checkout.ts";
import type { OldSide } from "./old-side.ts";
import type { PrivateObjects } from "./private-objects.ts";
import { remoteMergeBase } from "./remote-merge-base.ts";

/** The old side, with its commits where git finds them. */
export interface FoundSide {
  /** As `--against` takes it; undefined for what the command line chooses. */
  readonly against: string | undefined;
  /** What a reader should know of the choice. */
  readonly notice: string | undefined;
}

/** Fetches what the checkout lacks of the old side. Throws ReadError where it cannot be had. */
export async function findSide(
  side: Exclude<OldSide, { readonly kind: "nothing" }>,
  checkout: CheckedOut,
  objects: PrivateObjects,
): Promise<FoundSide> {
  switch (side.kind) {
    case "default":
      return { against: undefined, notice: undefined };
    case "merge-base":
      return { against: await mergeBaseWith(side.target, checkout, objects), notice: undefined };
    case "commit": {
      const { otherwise, notice } = side;
      try {
        return { against: await commitThere(side.id, checkout, objects), notice };
      } catch (error) {
        if (otherwise === undefined || !(error instanceof ReadError)) throw error;
        const against = await mergeBaseWith(otherwise.target, checkout, objects);
        return { against, notice: otherwise.notice };
      }
    }
  }
}

/**
 * The old side that a workflow names. A branch, a tag or a commit that the checkout lacks is looked
 * for at the remote; anything else is for the command line to find or to explain.
 */
export async function findNamed(
  text: string,
  checkout: CheckedOut,
  objects: PrivateObjects,
): Promise<FoundSide> {
  const spec = parseSpec(text, (path) => isFile(resolve(checkout.git.directory, path)));
  const asWritten = { against: text, notice: undefined };
  if (spec.kind !== "revision" && spec.kind !== "merge-base") return asWritten;
  const isThere = await has(spec.revision, checkout);
  if (isThere && (spec.kind === "revision" || !checkout.isShallow)) return asWritten;
  const target = await lookUp(spec.revision, objects);
  if (target === undefined) return asWritten;
  const find = spec.kind === "revision" ? commitThere : mergeBaseWith;
  return { against: await find(target, checkout, objects), notice: undefined };
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true;
}

async function lookUp(revision: string, objects: PrivateObjects): Promise<string | undefined> {
  if (isId(revision)) return revision;
  const name = revision.replace(/^(refs\/remotes\/)?origin\//, "");
  const isOwn = name === revision && !name.startsWith("refs/");
  const names = [...(isOwn ? [`refs/tags/${name}`] : []), `refs/heads/${name}`];
  return await objects.look(revision.startsWith("refs/") && name === revision ? [name] : names);
}

function isId(text: string): boolean {
  return /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text);
}

async function has(revision: string, { git }: CheckedOut): Promise<boolean> {
  try {
    const name = `${revision}^{commit}`;
    return (await git.ask("rev-parse", "--verify", "--quiet", "--end-of-options", name)) !== "";
  } catch (error) {
    if (error instanceof ReadError) return false;
    throw error;
  }
}

/** The id, when its commit is there with the contents that a check reads. */
async function commitThere(
  id: string,
  checkout: CheckedOut,
  objects: PrivateObjects,
): Promise<string> {
  if (await has(id, checkout)) return id;
  try {
    await objects.fetch(id);
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    throw new ReadError(`cannot fetch ${id}, the old side: ${error.message}`, {
      hint: 'does the input "token" allow to read the repository? Or set `fetch-depth: 0` in actions/checkout',
    });
  }
  await fetchContents(id, checkout, objects);
  return id;
}

/** What differs, all at once: of the rest the checkout has the same contents. */
async function fetchContents(
  id: string,
  checkout: CheckedOut,
  { env }: PrivateObjects,
): Promise<void> {
  const repository = openRepository({ cwd: checkout.git.directory, env, offline: false });
  const paths = [protoFiles, ...configNames.map((name) => `:(top,glob)**/${name}`)];
  const differences = await diffTrees(repository.git, id, checkout.commit, paths);
  const ids = differences
    .filter(({ beforeMode }) => isFileMode(beforeMode))
    .map(({ beforeId }) => beforeId);
  if (ids.length > 0) await fetchBlobs(repository, [...new Set(ids)]);
}

async function mergeBaseWith(
  target: string,
  checkout: CheckedOut,
  objects: PrivateObjects,
): Promise<string> {
  const local = target.replace(/^refs\/heads\//, "refs/remotes/origin/");
  if (!checkout.isShallow && (await has(local, checkout))) return `merge-base:${local}`;
  const history = await objects.createEmpty("history.git");
  const base = await remoteMergeBase(history, target, checkout.commit);
  return await commitThere(base, checkout, objects);
}
