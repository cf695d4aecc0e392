import { builtInNames } from "../../src/compile/built-in.ts";
import { compile } from "../../src/compile/compile.ts";
import type { ResolvedImport } from "../../src/compile/compiled.ts";
import { parse } from "../../src/compile/parse.ts";
import type { ParsedFile } from "../../src/compile/parsed-file.ts";
import type { Schema } from "../../src/schema/schema.ts";
import { type LinkedWorld, toSchema } from "../../src/schema/to-schema.ts";

export type Files = Readonly<Record<string, string>>;

/** One side of one world: texts by path, imported by their path below `root`. */
export interface TestWorld {
  readonly name: string;
  readonly root?: string;
  readonly files: Files;
}

/** Compiles texts by path, imported by that path; throws a list of all errors. */
export function schemaOf(files: Files): Schema {
  return schemaOfWorlds([{ name: "", files }]);
}

export function schemaOfWorlds(worlds: readonly TestWorld[]): Schema {
  return toSchema(worlds.map(linkedWorld));
}

function linkedWorld({ name, root = "", files }: TestWorld): LinkedWorld {
  const parsed = Object.entries(files).map(([path, text]) => parse(path, text));
  const imports = new Map(parsed.map((file) => [file.path, importsOf(file, root, files)]));
  const { set, assumed, errors, locations } = compile(parsed, imports);
  const faults = [...parsed.flatMap((file) => file.errors), ...errors].map(
    ({ path, start, message }) => `${path}:${start.line}:${start.column}: ${message}`,
  );
  if (faults.length > 0) throw new Error([...new Set(faults)].join("\n"));
  const compared = new Map(
    parsed.map((file) => [
      file.path,
      {
        importName: file.path.slice(root.length),
        locations: locations.get(file.path) ?? file.locations,
        text: file.text,
      },
    ]),
  );
  return { name, set, assumed, compared };
}

/** What is neither among the files nor built in is assumed. */
function importsOf(file: ParsedFile, root: string, files: Files) {
  return new Map(
    file.proto.dependency.map((name): [string, ResolvedImport] => {
      if (Object.hasOwn(files, root + name)) return [name, { kind: "file", path: root + name }];
      return [name, builtInNames.has(name) ? { kind: "built-in", name } : { kind: "assumed" }];
    }),
  );
}
