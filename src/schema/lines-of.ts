import type { SchemaFile } from "./schema.ts";

/** The lines of a file without their ends, tabs kept; undefined for a file without its text. */
export function linesOf(file: SchemaFile): readonly string[] | undefined {
  if (file.text === undefined) return undefined;
  const known = cache.get(file);
  if (known !== undefined) return known;
  const lines = file.text.replace(/\r?\n$/, "").split(/\r?\n/);
  cache.set(file, lines);
  return lines;
}

/** Many findings may stand in one file, most files have none. */
const cache = new WeakMap<SchemaFile, readonly string[]>();
