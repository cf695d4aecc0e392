import type { FileDescriptorProto, FileDescriptorSet } from "@bufbuild/protobuf/wkt";
import { builtInNames } from "../../compile/built-in.ts";
import { compile } from "../../compile/compile.ts";
import type { ResolvedImport } from "../../compile/compiled.ts";
import type { LinkedLocations } from "../../compile/options/locations.ts";
import { parse } from "../../compile/parse.ts";
import type { ParsedFile } from "../../compile/parsed-file.ts";
import { importsOf } from "../../select/imports-of.ts";
import type { Texts } from "../parity/peer.ts";

/** What our compiler says of texts, by import name. */
export interface OurFiles {
  readonly files: ReadonlyMap<string, OurFile>;
  /** What it refuses, the first reason of each file; files that import those are not in `files` either. */
  readonly refused: ReadonlyMap<string, string>;
  /** All that was linked, each file after its dependencies. */
  readonly set: FileDescriptorSet;
  /** What a text imports, by name. */
  importsOf(name: string): readonly string[];
}

export interface OurFile {
  readonly proto: FileDescriptorProto;
  readonly parsed: ParsedFile;
  readonly locations: LinkedLocations | undefined;
}

/**
 * Compiles these of the texts, and what they import, as strictly as other compilers do; each import
 * means the text of that name.
 */
export function ourFiles(texts: Texts, names: readonly string[]): OurFiles {
  const parsed = parsedClosure(texts, names);
  const meaningOf = (written: string): ResolvedImport => {
    if (texts.has(written)) return { kind: "file", path: written };
    return builtInNames.has(written) ? { kind: "built-in", name: written } : { kind: "assumed" };
  };
  const imports = new Map(
    parsed.map((file) => {
      return [file.path, new Map(importsOf(file).map((name) => [name, meaningOf(name)]))];
    }),
  );
  const { set, locations, errors } = compile(parsed, imports, { tolerant: false });
  const refused = new Map<string, string>();
  for (const { path, start, message } of errors) {
    const reason = `${path}:${start.line}:${start.column}: ${message}`;
    if (!refused.has(path)) refused.set(path, reason);
  }
  spread(refused, parsed);
  const byName = new Map(parsed.map((file) => [file.path, file]));
  const files = set.file.flatMap((proto) => {
    const file = byName.get(proto.name);
    if (file === undefined || refused.has(proto.name)) return [];
    return [[proto.name, { proto, parsed: file, locations: locations.get(proto.name) }] as const];
  });
  return {
    files: new Map(files),
    refused,
    set,
    importsOf: (name) => [...(imports.get(name)?.keys() ?? [])],
  };
}

function parsedClosure(texts: Texts, names: readonly string[]): readonly ParsedFile[] {
  const parsed = new Map<string, ParsedFile>();
  const wanted = new Set(names);
  // A set hands out what is added while it is being walked.
  for (const name of wanted) {
    const text = texts.get(name);
    if (text === undefined) continue;
    const file = parse(name, text);
    parsed.set(name, file);
    for (const imported of importsOf(file)) wanted.add(imported);
  }
  return [...parsed.values()];
}

/** Who imports what is refused is refused, too. */
function spread(refused: Map<string, string>, files: readonly ParsedFile[]): void {
  for (let count = -1; count < refused.size; ) {
    count = refused.size;
    for (const file of files) {
      const reason = importsOf(file)
        .map((name) => refused.get(name))
        .find((each) => each);
      if (reason !== undefined && !refused.has(file.path)) refused.set(file.path, reason);
    }
  }
}
