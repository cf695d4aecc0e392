import { createFileRegistry, type FileRegistry } from "@bufbuild/protobuf";
import type { SchemaFile } from "../codegen/fresh/state-of.ts";
import { builtInNames } from "../compile/built-in.ts";
import { select } from "../select/select.ts";
import type { Side } from "../select/selection.ts";
import type { OpenedSource } from "../source/open.ts";
import type { Note } from "../text/problem.ts";
import { type CompiledSide, compileSide } from "./compile-side.ts";
import { completeWorlds } from "./complete-worlds.ts";
import type { InForce } from "./configure.ts";
import { gather } from "./gather.ts";
import { silent } from "./progress.ts";

/** Schemas by path, compiled with what they import. */
export interface CompiledSchemas {
  readonly files: ReadonlyMap<string, SchemaFile>;
  readonly notes: readonly Note[];
}

/**
 * Compiles some schemas of one source, with the roots and modules that the configuration gives this
 * side. What has errors is left out, and told in the notes.
 */
export async function compileSchemas(
  source: OpenedSource,
  paths: readonly string[],
  { roots, modules }: Pick<InForce, "roots" | "modules">,
  side: Side,
): Promise<CompiledSchemas> {
  if (paths.length === 0) return { files: new Map(), notes: [] };
  const steps = select({
    changed: paths.map((path) => ({ path, before: false, after: true })),
    roots: { before: roots[side], after: roots[side] },
    all: false,
    alone: true,
    builtIn: builtInNames,
    isCompared: () => true,
  });
  const { worlds } = await gather(steps, { before: source, after: source }, silent);
  const { library } = modules[side];
  const complete = completeWorlds(worlds, { before: library, after: library });
  const compiled = compileSide(complete, "after");
  return { files: schemasIn(compiled, new Set(paths)), notes: errorNotes(compiled) };
}

function schemasIn(
  { worlds }: CompiledSide,
  wanted: ReadonlySet<string>,
): ReadonlyMap<string, SchemaFile> {
  const schemas = new Map<string, SchemaFile>();
  for (const { set, assumed, compared } of worlds) {
    let registry: FileRegistry | undefined;
    const types = () => {
      registry ??= createFileRegistry(set);
      return registry;
    };
    for (const proto of set.file) {
      const { name: path } = proto;
      const own = compared.get(path);
      if (own === undefined || !wanted.has(path)) continue;
      const { locations, text } = own;
      schemas.set(path, {
        ...{ path, proto, types, locations, text },
        assumed: assumed.get(path) ?? new Set(),
      });
    }
  }
  return schemas;
}

/** The first of each file says enough. */
function errorNotes({ errors }: CompiledSide): readonly Note[] {
  const notes = new Map<string, Note>();
  for (const { path, start, message } of errors) {
    if (notes.has(path)) continue;
    const words = `generated code is not compared with it, as it does not compile: ${message}`;
    notes.set(path, { kind: "unread-file", message: words, path, start });
  }
  return [...notes.values()];
}
