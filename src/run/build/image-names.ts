import type { World } from "../../select/selection.ts";
import { UsageError } from "../../text/errors.ts";

/**
 * The name of each file in an image, by path: its import name, for what is compared nowhere the one
 * under which it is imported. Throws a UsageError where two files have the same name.
 */
export function imageNames(worlds: readonly World[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { after } of worlds) for (const [path, name] of after.compared) names.set(path, name);
  for (const { after } of worlds) {
    for (const { path } of after.files) {
      for (const [written, meaning] of after.imports.get(path) ?? []) {
        if (meaning.kind === "file" && !names.has(meaning.path)) names.set(meaning.path, written);
      }
    }
  }
  const paths = new Map<string, string>();
  for (const [path, name] of names) {
    const rival = paths.get(name);
    if (rival !== undefined) throw sameName(rival, path, name);
    paths.set(name, path);
  }
  return names;
}

function sameName(one: string, other: string, name: string): UsageError {
  return new UsageError(
    `"${one}" and "${other}" are both imported as "${name}", and an image holds one file of a name`,
    "leave one of them out with --exclude-path, or say with --root where import names start",
  );
}
