import type { PathFilter } from "../policy/path-filter.ts";
import { passes } from "../policy/path-filter.ts";
import { changedPaths } from "../source/changes.ts";
import type { ChangedPath } from "../source/source.ts";
import { UsageError } from "../text/errors.ts";
import type { Note } from "../text/problem.ts";
import type { CheckRequest } from "./check-request.ts";
import { comparedPaths, leftOutNotes } from "./compared-paths.ts";
import { configure, type InForce } from "./configure.ts";
import { nothingNotes } from "./nothing-notes.ts";
import type { Sides } from "./open-sides.ts";
import { ownPaths } from "./own-paths.ts";
import { pathFilterOf } from "./path-filter-of.ts";
import { unusedIn } from "./unused-in.ts";

/** What differs between the two sides, and what of it is to be judged, and how. */
export interface Change {
  readonly differences: readonly ChangedPath[];
  /** The paths of the differences. */
  readonly changed: readonly string[];
  /** Those of them that the configuration and the request leave in. */
  readonly wanted: readonly string[];
  /** Whether the configuration leaves a path in. */
  readonly isCompared: (path: string) => boolean;
  readonly filter: PathFilter;
  readonly inForce: InForce;
  readonly notes: readonly Note[];
}

/** Throws UsageError for a configuration or paths that cannot be meant, ReadError as sources do. */
export async function changeBetween(sides: Sides, request: CheckRequest): Promise<Change> {
  const { paths: differences, notes } = await changedPaths(sides.before, sides.after);
  const changed = differences.map(({ path }) => path);
  const filter = await pathFilterOf(request, sides, changed).catch((error) => {
    return refuseSides(error, request, sides);
  });
  const inForce = await configure(request, sides, changed);
  const isOwn = ownPaths(sides, differences);
  const isInForce = comparedPaths(inForce, differences);
  const isCompared = (path: string) => isOwn(path) && isInForce(path);
  const compared = changed.filter(isCompared);
  const wanted = compared.filter((path) => passes(filter, path));
  return {
    differences,
    changed,
    wanted,
    isCompared,
    filter,
    inForce,
    notes: [
      ...[...sides.before.notes, ...sides.after.notes, ...notes, ...inForce.notes],
      ...leftOutNotes(changed.filter(isOwn), compared),
      ...(await unusedIn(inForce.policy, changed, sides.before)),
      ...(await nothingNotes({ changed, compared, wanted }, sides)),
    ],
  };
}

/** A path that holds nothing may have been meant as a side. */
async function refuseSides(error: unknown, request: CheckRequest, sides: Sides): Promise<never> {
  if (!(error instanceof UsageError) || request.paths.length === 0) throw error;
  const { meantSides } = await import("./meant-sides.ts");
  const meant = await meantSides(request, sides);
  if (meant === undefined) throw error;
  const message = `"${meant.path}" is ${meant.kind}, and a path only chooses what is compared`;
  throw new UsageError(message, `the sides have flags: ${meant.command}`);
}
