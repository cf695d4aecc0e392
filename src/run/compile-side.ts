import { compile } from "../compile/compile.ts";
import type { Compiled } from "../compile/compiled.ts";
import type { ParsedFile } from "../compile/parsed-file.ts";
import type { ComparedFile, LinkedWorld } from "../schema/to-schema.ts";
import type { Side, World, WorldSide } from "../select/selection.ts";
import type { SourceError } from "../text/errors.ts";
import type { Note } from "../text/problem.ts";

export interface CompiledSide {
  readonly worlds: readonly LinkedWorld[];
  /** Every file that was compiled, each once. */
  readonly paths: ReadonlySet<string>;
  readonly errors: readonly SourceError[];
  readonly notes: readonly Note[];
}

/** Links every world of one side; what has errors is left out of its set and told in `errors`. */
export function compileSide(worlds: readonly World[], side: Side): CompiledSide {
  const compiled = worlds.map((world) => {
    const { files, imports, compared } = world[side];
    const result = compile(files, imports, { tolerant: true });
    return { name: world.name, result, compared: comparedFiles(files, result, compared) };
  });
  return {
    worlds: compiled.map(({ name, result, compared }) => {
      return { name, set: result.set, assumed: result.assumed, compared };
    }),
    paths: new Set(worlds.flatMap((world) => world[side].files.map((file) => file.path))),
    errors: compiled.flatMap(({ result }) => result.errors),
    notes: compiled.flatMap(({ result }) => result.notes),
  };
}

function comparedFiles(
  files: readonly ParsedFile[],
  compiled: Compiled,
  compared: WorldSide["compared"],
): ReadonlyMap<string, ComparedFile> {
  const found = new Map<string, ComparedFile>();
  for (const { path, locations, text, image } of files) {
    const importName = compared.get(path);
    if (importName === undefined) continue;
    found.set(path, {
      importName,
      locations: compiled.locations.get(path) ?? locations,
      text: image === undefined ? text : undefined,
    });
  }
  return found;
}
