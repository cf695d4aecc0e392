import type { SchemaEdit } from "../check/schema-edit.ts";
import type { Stub } from "../check/stub.ts";
import { editsOf } from "../codegen/fresh/edits-of.ts";
import { type Making, makingOf } from "../codegen/fresh/making-of.ts";
import { schemaIndex } from "../codegen/fresh/schema-index.ts";
import { stubsOf } from "../codegen/fresh/stubs-of.ts";
import { changedPaths } from "../source/changes.ts";
import type { Note } from "../text/problem.ts";
import type { CheckRequest } from "./check-request.ts";
import { type CompiledSchemas, compileSchemas } from "./compile-schemas.ts";
import { configure } from "./configure.ts";
import type { CodegenSides } from "./open-codegen-sides.ts";
import type { ReadCodegenSide } from "./read-codegen-side.ts";

export interface ReadStubs {
  readonly stubs: readonly Stub[];
  readonly edits: readonly SchemaEdit[];
  /** Of the schemas that findings may quote, by path. */
  readonly texts: ReadonlyMap<string, string>;
  readonly notes: readonly Note[];
}

/** Compares what generated files carry with the schemas that they were made of, and these over time. */
export async function readStubs(
  request: CheckRequest,
  sides: CodegenSides,
  generated: ReadCodegenSide,
): Promise<ReadStubs> {
  if (generated.generated.length === 0) return noStubs;
  const { before, after } = sides;
  const paths = await after.list();
  const making = makingOf(generated.generated, generated.carried, schemaIndex(paths));
  const edited = await editedPaths(sides);
  const wanted = wantedSchemas(making, edited);
  const schemas = await compiled(request, sides, { wanted, edited });
  const stubs = stubsOf(making, {
    schemas: schemas.after.files,
    managed: generated.managed,
    paths: [...paths, ...making.map(({ file }) => file.path)],
    before: before && schemaIndex(await before.list()),
  });
  const texts = [...schemas.after.files].flatMap(([path, { text }]) =>
    text === undefined ? [] : [[path, text] as const],
  );
  const edits =
    schemas.before === undefined
      ? []
      : editsOf(edited, { before: schemas.before.files, after: schemas.after.files }, making);
  return { stubs, edits, texts: new Map(texts), notes: schemas.after.notes };
}

export const noStubs: ReadStubs = { stubs: [], edits: [], texts: new Map(), notes: [] };

async function compiled(
  request: CheckRequest,
  { before, after, governor }: CodegenSides,
  paths: { readonly wanted: readonly string[]; readonly edited: readonly string[] },
): Promise<{ readonly after: CompiledSchemas; readonly before: CompiledSchemas | undefined }> {
  const { wanted, edited } = paths;
  if (wanted.length === 0) return { after: noSchemas, before: undefined };
  const inForce = await configure(request, { before: before ?? after, after, governor }, wanted);
  return {
    after: await compileSchemas(after, wanted, inForce, "after"),
    before: before && (await compileSchemas(before, edited, inForce, "before")),
  };
}

const noSchemas: CompiledSchemas = { files: new Map(), notes: [] };

/** Schemas that both sides have, and not as the same text. */
async function editedPaths({ before, after }: CodegenSides): Promise<readonly string[]> {
  if (before === undefined) return [];
  const { paths } = await changedPaths(before, after);
  return paths.filter((each) => each.before && each.after).map(({ path }) => path);
}

/** Those that code carries copies of, and those that the change edits. */
function wantedSchemas(making: readonly Making[], edited: readonly string[]): readonly string[] {
  const carried = making.flatMap(({ copies }) => copies.flatMap(({ candidates }) => candidates));
  return [...new Set([...carried, ...edited])].toSorted();
}
