import { createFileRegistry } from "@bufbuild/protobuf";
import type { CodegenFacts, CodegenSide } from "../check/codegen-facts.ts";
import { carriedBy } from "../codegen/fresh/carried-by.ts";
import { editsOf } from "../codegen/fresh/edits-of.ts";
import { makingOf } from "../codegen/fresh/making-of.ts";
import { schemaIndex } from "../codegen/fresh/schema-index.ts";
import type { SchemaFile } from "../codegen/fresh/state-of.ts";
import { stubsOf } from "../codegen/fresh/stubs-of.ts";
import { builtInNames } from "../compile/built-in.ts";
import { compile } from "../compile/compile.ts";
import type { ResolvedImport } from "../compile/compiled.ts";
import { parse } from "../compile/parse.ts";

type Files = Readonly<Record<string, string>>;

/** What the generated code of an example carries, and what the change of its schemas is. */
export function exampleStubs(
  files: { readonly before: Files | undefined; readonly after: Files },
  { generated, managed }: CodegenSide,
): Pick<CodegenFacts, "stubs" | "edits"> {
  const paths = schemaPaths(files.after);
  const encoder = new TextEncoder();
  const carried = generated.map((file) => {
    const content = encoder.encode(files.after[file.path] ?? "");
    return [file.path, carriedBy(file, content)] as const;
  });
  const making = makingOf(generated, new Map(carried), schemaIndex(paths));
  const schemas = { before: schemasIn(files.before ?? {}), after: schemasIn(files.after) };
  const old = files.before && schemaIndex(schemaPaths(files.before));
  const all = [...paths, ...generated.map(({ path }) => path)];
  return {
    stubs: stubsOf(making, { schemas: schemas.after, managed, paths: all, before: old }),
    edits: editsOf(paths, schemas, making),
  };
}

function schemaPaths(files: Files): readonly string[] {
  return Object.keys(files).filter((path) => path.endsWith(".proto"));
}

/** Imports are paths of the example, or built in. Throws SourceError for what does not compile. */
function schemasIn(files: Files): ReadonlyMap<string, SchemaFile> {
  const parsed = schemaPaths(files).map((path) => parse(path, files[path] ?? ""));
  const meaningOf = (name: string): ResolvedImport => {
    if (Object.hasOwn(files, name)) return { kind: "file", path: name };
    return builtInNames.has(name) ? { kind: "built-in", name } : { kind: "assumed" };
  };
  const imports = parsed.map(
    ({ path, proto }) =>
      [path, new Map(proto.dependency.map((name) => [name, meaningOf(name)]))] as const,
  );
  const { set, assumed, errors } = compile(parsed, new Map(imports));
  const [error] = errors;
  if (error !== undefined) throw error;
  const registry = createFileRegistry(set);
  const types = () => registry;
  const schemas = parsed.flatMap(({ path, locations, text }) => {
    const proto = set.file.find(({ name }) => name === path);
    if (proto === undefined) return [];
    const own = assumed.get(path) ?? new Set<string>();
    return [[path, { path, proto, types, locations, text, assumed: own }] as const];
  });
  return new Map(schemas);
}
