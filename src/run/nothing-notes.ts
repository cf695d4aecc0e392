import type { Note } from "../text/problem.ts";
import type { Sides } from "./open-sides.ts";

/** Why nothing was compared, where nothing was. */
export async function nothingNotes(
  changed: readonly string[],
  compared: readonly string[],
  sides: Sides,
): Promise<readonly Note[]> {
  if (compared.length > 0) return [];
  const message =
    changed.length > 0
      ? "every .proto file that changed is left out by the configuration"
      : await whyUnchanged(sides);
  return [{ kind: "nothing-changed", message, path: undefined }];
}

async function whyUnchanged({ before, after }: Sides): Promise<string> {
  const files = [...(await before.list()), ...(await after.list())];
  return files.length === 0 ? "there is no .proto file on either side" : "no .proto file changed";
}
