import { builtInNames } from "../compile/built-in.ts";
import { compile } from "../compile/compile.ts";
import type { Compiled } from "../compile/compiled.ts";
import type { ParsedFile } from "../compile/parsed-file.ts";
import { encodedSourceInfo } from "../compile/source-info/encode.ts";
import { tags } from "../compile/tags.ts";
import type { Image, ImageFile } from "../image/image.ts";
import type { World, WorldSide } from "../select/selection.ts";
import { type OpenedSource, openSource } from "../source/open.ts";
import type { SourceError } from "../text/errors.ts";
import type { Note, Problem } from "../text/problem.ts";
import type { BuildRequest } from "./build/build-request.ts";
import { duplicateNames } from "./build/duplicates.ts";
import { imageFileOf } from "./build/image-file.ts";
import { imageNames } from "./build/image-names.ts";
import { inOrder } from "./build/in-order.ts";
import { missingImports } from "./build/missing.ts";
import { wholeSource } from "./build/whole-source.ts";
import { specOf } from "./open-sides.ts";

/** What a run of `build` came to. */
export type Built =
  | { readonly kind: "built"; readonly image: Image; readonly notes: readonly Note[] }
  | { readonly kind: "failed"; readonly errors: readonly Problem[] };

/**
 * Compiles everything of a source. Throws UsageError for wrong usage or configuration, also where two
 * files have one import name, and ReadError for a source that cannot be read.
 */
export async function runBuild(request: BuildRequest): Promise<Built> {
  const { cwd, env, offline } = request;
  const context = { cwd, env, offline, other: undefined };
  const source = await openSource(specOf(request.source, cwd), context);
  try {
    return await buildFrom(source, request);
  } finally {
    await source.close();
  }
}

async function buildFrom(source: OpenedSource, request: BuildRequest): Promise<Built> {
  const { worlds, notes } = await wholeSource(source, request);
  const compiled = worlds.map((world) => compiledWorld(world, request.strict));
  const errors = compiled.flatMap(({ errors }) => errors);
  if (errors.length > 0) return { kind: "failed", errors: distinct(errors) };
  const names = new Map([...imageNames(worlds), ...[...builtInNames].map(same)]);
  const files = new Map<string, ImageFile>();
  // A file is described by its own world; the others have it only where they import it.
  for (const isOwn of [true, false]) {
    for (const each of compiled) addFiles(files, each, names, isOwn);
  }
  const ordered = inOrder(files);
  const clashes = duplicateNames(ordered);
  if (clashes.length > 0) return { kind: "failed", errors: clashes };
  const told = compiled.flatMap(({ result }) => result.notes);
  return { kind: "built", image: { files: ordered }, notes: [...notes, ...told.map(leftOut)] };
}

interface CompiledWorld {
  readonly side: WorldSide;
  readonly result: Compiled;
  readonly errors: readonly Problem[];
}

function compiledWorld({ after: side }: World, strict: boolean): CompiledWorld {
  const result = compile(side.files, side.imports, { tolerant: !strict });
  const missing = missingImports(side, result, strict);
  const unresolved = result.notes.filter(({ kind }) => kind === "unresolved-name");
  const errors = [...result.errors.map(problemOf), ...unresolved.map(problemOf), ...missing];
  return { side, result, errors };
}

function problemOf({ message, path, start }: SourceError | Note): Problem {
  return { message, path, start, side: "after", hint: undefined };
}

function distinct(problems: readonly Problem[]): readonly Problem[] {
  return [...new Map(problems.map((problem) => [JSON.stringify(problem), problem])).values()];
}

function addFiles(
  files: Map<string, ImageFile>,
  { side, result }: CompiledWorld,
  names: ReadonlyMap<string, string>,
  areOwn: boolean,
): void {
  const parsed = new Map(side.files.map((file) => [file.path, file]));
  for (const linked of result.set.file) {
    const name = names.get(linked.name);
    const isOwn = side.compared.has(linked.name);
    if (name === undefined || isOwn !== areOwn || files.has(name)) continue;
    const source = parsed.get(linked.name);
    files.set(name, {
      proto: imageFileOf(linked, names),
      isImport: !isOwn || source?.image?.isImport === true,
      isSyntaxUnspecified: lacksSyntax(source),
      sourceInfo: sourceInfoOf(source, result),
    });
  }
}

/** What came from an image has its own. */
function sourceInfoOf(file: ParsedFile | undefined, { locations }: Compiled) {
  if (file === undefined || file.image !== undefined) return undefined;
  return () => encodedSourceInfo(file, locations.get(file.path));
}

/** Whether a file says neither its syntax nor its edition; what is built in says it. */
function lacksSyntax(file: ParsedFile | undefined): boolean {
  if (file === undefined) return false;
  if (file.image !== undefined) return file.image.isSyntaxUnspecified;
  // What stands in the descriptor is written; only "proto2" does not stand there.
  return file.proto.syntax === "" && file.locations.spanOf([tags.file.syntax]) === undefined;
}

/** What a check does not compare, an image does not hold. */
function leftOut(note: Note): Note {
  if (note.kind === "assumed-import") {
    const message = note.message.replace(
      "what it defines is assumed",
      "it and the options that it defines are left out",
    );
    return { ...note, message };
  }
  return {
    ...note,
    message: note.message
      .replace(/^not compared: /, "left out: ")
      .replace("is not compared", "is left out"),
  };
}

function same(name: string): readonly [string, string] {
  return [name, name];
}
