import { statSync } from "node:fs";
import { resolve } from "node:path";
import { defaultAgainst } from "../source/default-against.ts";
import { isCi } from "../source/is-ci.ts";
import { type OpenContext, type OpenedSource, openSource } from "../source/open.ts";
import { parseSpec, type Spec } from "../source/parse-spec.ts";
import { UsageError } from "../text/errors.ts";
import type { CheckRequest } from "./check-request.ts";
import { settingsIn } from "./settings-in.ts";

export interface Sides {
  readonly before: OpenedSource;
  readonly after: OpenedSource;
  /**
   * Whose configuration counts: the new side's, but in CI the old side's, so that a change cannot
   * decide what is held against it. If that names another old side, it still counts itself.
   */
  readonly governor: OpenedSource;
}

/**
 * Opens the head side, then the old one, which may be defined by it. Throws UsageError for what is
 * not a source, and ReadError for one that is not there.
 */
export async function openSides(request: CheckRequest): Promise<Sides> {
  const sides = await openBoth(request);
  if (sides.before.kind !== "image" && sides.after.kind !== "image") return sides;
  const { placeImages } = await import("./place-images.ts");
  return await placeImages(sides, request);
}

async function openBoth(request: CheckRequest): Promise<Sides> {
  const { cwd, env, offline } = request;
  const after = await openSource(specOf(request.head, cwd), {
    cwd,
    env,
    offline,
    other: undefined,
  });
  try {
    return await openOldSide(request, after);
  } catch (error) {
    await after.close();
    throw error;
  }
}

export async function closeSides({ before, after, governor }: Sides): Promise<void> {
  await Promise.all([...new Set([before, after, governor])].map((source) => source.close()));
}

async function openOldSide(request: CheckRequest, after: OpenedSource): Promise<Sides> {
  const { against, cwd, env, offline } = request;
  const context = { cwd, env, offline, other: after };
  const inCi = isCi(env);
  if (against !== undefined) {
    const before = await openSource(specOf(against, cwd), context);
    return { before, after, governor: inCi ? before : after };
  }
  if (request.config.kind === "discover" && inCi) return await openInCi(request, context, after);
  const named = await againstIn(request, after);
  const before = await openSource(named ?? (await defaultAgainst(context)), context);
  return { before, after, governor: inCi ? before : after };
}

async function openInCi(
  request: CheckRequest,
  context: OpenContext,
  after: OpenedSource,
): Promise<Sides> {
  const base = await openSource(await defaultAgainst(context), context);
  try {
    const named = await againstIn(request, base);
    const before = named === undefined ? base : await openSource(named, context);
    return { before, after, governor: base };
  } catch (error) {
    await base.close();
    throw error;
  }
}

/** The old side that the configuration names. */
async function againstIn(request: CheckRequest, source: OpenedSource): Promise<Spec | undefined> {
  const { against } = await settingsIn(request, source);
  if (against === undefined) return undefined;
  const spec = specOf(against.text, request.cwd);
  if (spec.kind !== "folder" && spec.kind !== "image") return spec;
  const hint = "folders and images are for the command line: --against";
  throw new UsageError(`"against" must be a git revision, not a ${spec.kind}`, hint, against.at);
}

/** What a source is, as it is written; a name with a dot may be a file. */
export function specOf(text: string, cwd: string): Spec {
  return parseSpec(
    text,
    (path) => statSync(resolve(cwd, path), { throwIfNoEntry: false })?.isFile() === true,
  );
}
