import type { GeneratedFile } from "../../check/generated-file.ts";
import type { MadeFile } from "../../check/schema-edit.ts";
import { nameByConvention } from "./name-by-convention.ts";
import type { SchemaIndex } from "./schema-index.ts";
import { sharedStart } from "./shared-start.ts";

export interface MadeFrom {
  readonly schemas: readonly string[];
  readonly by: MadeFile["by"];
}

/**
 * The schemas that a generated file was made of: those that it names (`carried` are the names in the
 * descriptors that it carries), else the one that is called as it is. None where it could be one as
 * well as another.
 */
export function madeFrom(
  { path, sources }: GeneratedFile,
  carried: readonly string[],
  index: SchemaIndex,
): MadeFrom {
  const names = new Set([...sources, ...carried]);
  if (names.size > 0) {
    const schemas = [...names].flatMap((name) => closest(index.candidates(name), path));
    return { schemas: [...new Set(schemas)], by: "source" };
  }
  const name = nameByConvention(path);
  const found = name === undefined ? [] : closest(index.nearest(name), path);
  return { schemas: found, by: "name" };
}

/** One, or the only one that shares most of its folders with the generated file. */
function closest(schemas: readonly string[], path: string): readonly string[] {
  if (schemas.length < 2) return schemas;
  const ranked = schemas.map((schema) => ({ schema, rank: sharedStart(schema, path) }));
  const most = Math.max(...ranked.map(({ rank }) => rank));
  const best = ranked.filter(({ rank }) => rank === most).map(({ schema }) => schema);
  return best.length === 1 ? best : [];
}
