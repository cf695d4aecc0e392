import assert from "node:assert/strict";
import { toBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { builtInNames } from "../../src/compile/built-in.ts";
import { compile } from "../../src/compile/compile.ts";
import { type CompileOptions, compileSources } from "../../src/compile/compile-sources.ts";
import type { Compiled, ResolvedImport } from "../../src/compile/compiled.ts";
import { parse } from "../../src/compile/parse.ts";

/** Texts by path; one text alone is that of "a.proto". */
export type Texts = string | Readonly<Record<string, string | Uint8Array>>;

const strict: CompileOptions = { tolerant: false };

/**
 * Compiles texts; an import is a path among them, a built-in file, or else nothing known. It makes no
 * difference whether they are parsed before or when they are asked for.
 */
export function compileTexts(texts: Texts, options: CompileOptions = strict): Compiled {
  const byPath: Readonly<Record<string, string | Uint8Array>> =
    typeof texts === "string" ? { "a.proto": texts } : texts;
  const files = Object.entries(byPath).map(([path, text]) => parse(path, text));
  const meaningOf = (written: string): ResolvedImport => {
    if (Object.hasOwn(byPath, written)) return { kind: "file", path: written };
    return builtInNames.has(written) ? { kind: "built-in", name: written } : { kind: "assumed" };
  };
  const imports = files.map(({ path, proto }) => {
    const written = [...proto.dependency, ...proto.optionDependency];
    const meanings = written.map((name) => [name, meaningOf(name)] as const);
    return [path, new Map(meanings)] as const;
  });
  const compiled = compile(files, new Map(imports), options);
  const sources = {
    paths: new Set(Object.keys(byPath)),
    areKept: false,
    parse: (path: string) => parse(path, byPath[path] ?? ""),
    importOf: (_path: string, written: string) => meaningOf(written),
  };
  assert.deepEqual(comparable(compileSources(sources, options)), comparable(compiled));
  return compiled;
}

function comparable({ set, assumed, locations, errors, notes }: Compiled) {
  const places = [...locations].map(
    ([path, linked]) => [path, [...linked.interpretedPaths()]] as const,
  );
  return {
    set: toBinary(FileDescriptorSetSchema, set),
    assumed,
    places: new Map(places),
    errors: errors.map(({ message, path, start, end }) => ({ message, path, start, end })),
    notes,
  };
}

/** `path:line:column: message` of each error. */
export function errorsOf({ errors }: Pick<Compiled, "errors">): readonly string[] {
  return errors.map(
    ({ path, start, message }) => `${path}:${start.line}:${start.column}: ${message}`,
  );
}
