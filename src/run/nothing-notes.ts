import type { Note } from "../text/problem.ts";
import type { Sides } from "./open-sides.ts";

/** The changed paths, those of them that the configuration leaves in, and those asked for. */
interface ChangedPaths {
  readonly changed: readonly string[];
  readonly compared: readonly string[];
  readonly wanted: readonly string[];
}

/** Why nothing was compared, where nothing was. */
export async function nothingNotes(paths: ChangedPaths, sides: Sides): Promise<readonly Note[]> {
  if (paths.wanted.length > 0) return [];
  return [{ kind: "nothing-changed", message: await whyNothing(paths, sides), path: undefined }];
}

async function whyNothing(
  { changed, compared }: ChangedPaths,
  { before, after }: Sides,
): Promise<string> {
  if (compared.length > 0) return "no .proto file changed in the paths that were asked for";
  if (changed.length > 0) return "every .proto file that changed is left out by the configuration";
  const file = (await before.anyBelow("")) ?? (await after.anyBelow(""));
  return file === undefined ? "there is no .proto file on either side" : "no .proto file changed";
}
