import { statSync } from "node:fs";
import { resolve } from "node:path";
import { findCommit } from "../source/commit.ts";
import { repositoryOf } from "../source/open.ts";
import type { Spec } from "../source/parse-spec.ts";
import { shellWord } from "../source/quote.ts";
import { topFolderOf } from "../source/top-folder.ts";
import { UsageError } from "../text/errors.ts";
import type { CheckRequest } from "./check-request.ts";
import { type Sides, specOf } from "./open-sides.ts";
import { pathBelow } from "./path-filter-of.ts";

/** Sides that were given as paths. */
export interface MeantSides {
  /** The first of them, as it was written. */
  readonly path: string;
  /** "a revision" and the like. */
  readonly kind: string;
  /** The command line that names them. */
  readonly command: string;
}

/**
 * Which of the request's paths were meant as sides: nothing below the top folder has such a
 * path, and they are sources. Undefined if there are none, or more than flags are left for.
 */
export async function meantSides(
  { paths, against, head, cwd }: CheckRequest,
  sides: Sides,
): Promise<MeantSides | undefined> {
  const place: Place = { cwd, sides, top: await topFolderOf(sides.after) };
  const found = await Promise.all(paths.map((path) => meantBy(path, place)));
  const first = found.findIndex((meant) => meant !== undefined);
  const isHeadFree = head === ":worktree";
  const free = [...(against === undefined ? ["--against"] : []), ...(isHeadFree ? ["--head"] : [])];
  const sources = found.flatMap((meant) => meant?.sources ?? []);
  if (sources.length > free.length) return undefined;
  const flags = sources.flatMap((source, index) => [free[index] ?? "", shellWord(source)]);
  const given = [
    ...(against === undefined ? [] : ["--against", shellWord(against)]),
    ...(isHeadFree ? [] : ["--head", shellWord(head)]),
  ];
  const others = paths.filter((_, index) => found[index] === undefined).map(shellWord);
  const command = ["proto-compat check", ...given, ...flags, ...others].join(" ");
  const kind = found[first]?.kind;
  return kind === undefined ? undefined : { path: paths[first] ?? "", kind, command };
}

interface Place {
  readonly cwd: string;
  readonly sides: Sides;
  readonly top: string;
}

interface Meant {
  readonly kind: string;
  /** As `--against` and `--head` take them. */
  readonly sources: readonly string[];
}

async function meantBy(text: string, place: Place): Promise<Meant | undefined> {
  const isThere = statSync(resolve(place.cwd, text), { throwIfNoEntry: false }) !== undefined;
  if (isThere && pathBelow(place.top, resolve(place.cwd, text)) !== undefined) return undefined;
  const range = await rangeIn(text, place);
  if (range !== undefined) return { kind: "a range of revisions", sources: range };
  const spec = specIn(text, place.cwd);
  if (spec === undefined || !(await isSource(spec, isThere, place))) return undefined;
  return { kind: kinds[spec.kind], sources: [text] };
}

/** Both ends of A..B, and of A...B what git means by it: gitrevisions(7). */
async function rangeIn(text: string, place: Place): Promise<readonly string[] | undefined> {
  const at = text.indexOf("..");
  if (at <= 0) return undefined;
  const from = text.slice(0, at);
  const isSymmetric = text.startsWith("...", at);
  const to = text.slice(at + (isSymmetric ? 3 : 2)) || "HEAD";
  if (!(await isRevision(from, place)) || !(await isRevision(to, place))) return undefined;
  return [isSymmetric ? `merge-base:${from}` : from, to];
}

/** Undefined for what can be no source. */
function specIn(text: string, cwd: string): Spec | undefined {
  try {
    return specOf(text, cwd);
  } catch (error) {
    if (error instanceof UsageError) return undefined;
    throw error;
  }
}

async function isSource(spec: Spec, isThere: boolean, place: Place): Promise<boolean> {
  switch (spec.kind) {
    case "revision":
      return await isRevision(spec.revision, place);
    case "folder":
    case "image":
      return isThere;
    case "merge-base":
    case "tag":
    case "index":
    case "worktree":
      return true;
  }
}

async function isRevision(text: string, { sides }: Place): Promise<boolean> {
  const repository = repositoryOf(sides.after);
  if (repository === undefined || /\p{Cc}/u.test(text)) return false;
  return (await findCommit(repository, text)) !== undefined;
}

const kinds: { readonly [K in Spec["kind"]]: string } = {
  revision: "a revision",
  "merge-base": "a side",
  tag: "a side",
  index: "a side",
  worktree: "a side",
  folder: "another folder",
  image: "an image",
};
