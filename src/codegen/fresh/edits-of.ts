import type { MadeFile, SchemaEdit } from "../../check/schema-edit.ts";
import { compareCopies } from "./compare-copies.ts";
import type { Making } from "./making-of.ts";
import type { SchemaFile } from "./state-of.ts";
import { stubDifference } from "./stub-difference.ts";

/** The schemas whose descriptors a change makes others, and the generated files made of each. */
export function editsOf(
  paths: readonly string[],
  schemas: {
    readonly before: ReadonlyMap<string, SchemaFile>;
    readonly after: ReadonlyMap<string, SchemaFile>;
  },
  making: readonly Making[],
): readonly SchemaEdit[] {
  const made = filesBySchema(making);
  return paths.flatMap((path): SchemaEdit[] => {
    const was = schemas.before.get(path);
    const is = schemas.after.get(path);
    if (was === undefined || is === undefined) return [];
    const files = [...(made.get(path) ?? []), ...(packageFiles(making, is) ?? [])];
    if (files.length === 0) return [];
    const differences = differencesOf(was, is);
    return differences.length === 0 ? [] : [{ schema: path, differences, made: files }];
  });
}

/** Comments and imports make no difference, nor options that are for the source alone. */
function differencesOf(was: SchemaFile, is: SchemaFile): SchemaEdit["differences"] {
  const form = "go-string";
  const isAssumed = (name: string) => is.assumed.has(name) || was.assumed.has(name);
  const { differences } = compareCopies(
    { proto: was.proto, form, types: was.types },
    { proto: is.proto, form, types: is.types },
    { isManaged: false, isAssumed },
  );
  return differences.map((each) => stubDifference(each, is));
}

function filesBySchema(making: readonly Making[]): ReadonlyMap<string, readonly MadeFile[]> {
  const made = new Map<string, MadeFile[]>();
  for (const { file, from } of making) {
    for (const schema of from.schemas) {
      const known = made.get(schema);
      if (known === undefined) made.set(schema, [{ file, by: from.by }]);
      else known.push({ file, by: from.by });
    }
  }
  return made;
}

/** prost writes one file for each package, and calls it after that: acme.v1.rs, acme.v1.tonic.rs. */
function packageFiles(making: readonly Making[], { proto }: SchemaFile): readonly MadeFile[] {
  if (proto.package === "") return [];
  const names = new Set([`${proto.package}.rs`, `${proto.package}.tonic.rs`]);
  return making
    .filter(({ file, named }) => file.language === "rust" && named.length === 0)
    .filter(({ file }) => names.has(file.path.slice(file.path.lastIndexOf("/") + 1)))
    .map(({ file }) => ({ file, by: "name" }) as const);
}
