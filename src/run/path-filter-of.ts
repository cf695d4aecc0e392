import { relative, resolve, sep } from "node:path";
import { isBelow, type PathFilter } from "../policy/path-filter.ts";
import { topFolderOf } from "../source/top-folder.ts";
import { UsageError } from "../text/errors.ts";
import type { CheckRequest } from "./check-request.ts";
import type { Sides } from "./open-sides.ts";

/**
 * The paths of the request, as the sources name them. Throws UsageError for one that leads out of
 * what is compared, and for one that holds no `.proto` file on either side.
 */
export async function pathFilterOf(
  request: CheckRequest,
  sides: Sides,
  changed: readonly string[],
): Promise<PathFilter> {
  const { paths, excludePaths, cwd } = request;
  if (paths.length === 0 && excludePaths.length === 0) return { only: [], except: [] };
  const top = await topFolderOf(sides.after);
  const within = (path: string) => pathWithin(top, resolve(cwd, path), path);
  const only = paths.map(within);
  const silent = paths.filter(
    (_, index) => !changed.some((path) => isBelow(path, only[index] ?? "")),
  );
  if (silent.length > 0) await requireFiles(silent, within, sides);
  return { only, except: excludePaths.map(within) };
}

/** `path` is how it was written. */
export function pathWithin(top: string, absolute: string, path: string): string {
  const found = pathBelow(top, absolute);
  if (found !== undefined) return found;
  throw new UsageError(`"${path}" is outside of what is compared`, `name a path below ${top}`);
}

/** The path as seen from the top, "" for itself; undefined if it is not below it. */
export function pathBelow(top: string, absolute: string): string | undefined {
  const found = relative(top, absolute).split(sep).join("/");
  return found === ".." || found.startsWith("../") ? undefined : found;
}

/** Throws a UsageError for the first of these paths in which neither side has a `.proto` file. */
export async function requireFiles(
  paths: readonly string[],
  within: (path: string) => string,
  { before, after }: Sides,
): Promise<void> {
  for (const path of paths) {
    const folder = within(path);
    const file = (await before.anyBelow(folder)) ?? (await after.anyBelow(folder));
    if (file !== undefined) continue;
    throw new UsageError(`"${path}" holds no .proto file on either side`);
  }
}
