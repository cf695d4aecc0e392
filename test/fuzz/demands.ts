import { toBinary } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema, type FileDescriptorSet } from "@bufbuild/protobuf/wkt";
import type { CheckResult } from "../../src/check/check.ts";
import type { ParsedFile } from "../../src/compile/parsed-file.ts";
import type { CompiledSide } from "../../src/run/compile-side.ts";
import type { World } from "../../src/select/selection.ts";
import { SourceError } from "../../src/text/errors.ts";
import type { Locations } from "../../src/text/locations.ts";
import type { Note } from "../../src/text/problem.ts";
import type { Position, Span } from "../../src/text/span.ts";

type Files = ReadonlyMap<string, ParsedFile>;

/** Throws if something does not hold that must hold of every file, whatever stands in it. */
export function demandParsed(file: ParsedFile): void {
  const files = new Map([[file.path, file]]);
  for (const error of file.errors) demandError(error, files);
  for (const row of someRows(file)) {
    const { path, start, end } = file.locations.at(row);
    demand(start >= 0 && start <= end && end <= file.text.length, "a location lies in its file", {
      path,
      start,
      end,
    });
    demandLocation(file.locations, path, file);
  }
}

/** What must hold of one side after linking; of the files alone that have been changed, if it is dear. */
export function demandCompiled(
  side: CompiledSide,
  worlds: readonly World[],
  of: "before" | "after",
  changed: ReadonlySet<string>,
): void {
  const files = new Map(
    worlds.flatMap((world) => world[of].files.map((file) => [file.path, file])),
  );
  for (const error of side.errors) demandError(error, files);
  for (const note of side.notes) demandNote(note, files);
  const broken = new Set(side.errors.map((error) => error.path));
  for (const [index, { set, compared }] of side.worlds.entries()) {
    const linked = demandSet(set, changed);
    for (const { path } of worlds[index]?.[of].files ?? []) {
      const isBroken = broken.has(path);
      demand(!isBroken || !linked.has(path), "a file with an error is not linked", path);
      // Of the files of a cycle of imports one has the error.
      const isLinked = linked.has(path) || broken.size > 0;
      demand(isLinked, "without any error each file is linked", path);
    }
    for (const [path, { locations }] of compared) {
      const file = files.get(path);
      if (file === undefined || !changed.has(path)) continue;
      for (const row of someRows(file))
        demandLocation(locations, file.locations.at(row).path, file);
    }
  }
}

/** The names of its files. */
function demandSet({ file: files }: FileDescriptorSet, changed: ReadonlySet<string>) {
  const linked = new Set<string>();
  for (const file of files) {
    const late = file.dependency.filter((name) => !linked.has(name));
    demand(late.length === 0, "a file stands behind what it imports", { name: file.name, late });
    demand(!linked.has(file.name), "every file of a set has a name of its own", file.name);
    linked.add(file.name);
    if (changed.has(file.name)) toBinary(FileDescriptorProtoSchema, file);
  }
  return linked;
}

/** What must hold of a comparison. */
export function demandChecked({ findings, notes }: CheckResult, before: Files, after: Files): void {
  for (const { location, before: old, message, fingerprint } of findings) {
    demand(/^[0-9a-f]{12}$/.test(fingerprint), "a fingerprint has 12 digits", fingerprint);
    demandMessage(message);
    if (location !== undefined) demandSpan(location, after);
    if (old !== undefined) demandSpan(old, before);
    demand(location !== undefined || old !== undefined, "a finding has a place", message);
  }
  for (const note of notes) demandMessage(note.message);
}

/** Throws with what has been found instead. */
export function demand(holds: boolean, what: string, found: unknown): asserts holds {
  if (!holds) throw new Error(`not so: ${what}: ${JSON.stringify(found)}`);
}

function demandError(error: unknown, files: Files): void {
  demand(error instanceof SourceError, "an error has a place", String(error));
  demandMessage(error.message);
  demandSpan(error, files);
}

function demandNote({ message, path, start }: Note, files: Files): void {
  demandMessage(message);
  if (path !== undefined && start !== undefined) demandSpan({ path, start, end: start }, files);
}

function demandMessage(message: string): void {
  demand(message !== "" && !message.includes("\n"), "a message is one line", message);
  demand(!/\[object |\bNaN\b/.test(message), "a message holds no wrong conversion", message);
}

/** At most 50 of the rows of its locations, from all over the file. */
function someRows({ locations }: ParsedFile): readonly number[] {
  const step = Math.ceil(locations.size / 50);
  return Array.from({ length: Math.floor(locations.size / step) }, (_, index) => index * step);
}

/** A location of the file is found in it under its path, or under none at all. */
function demandLocation(locations: Locations, path: readonly number[], file: ParsedFile): void {
  const span = locations.spanOf(path);
  if (span !== undefined) demandSpan(span, new Map([[file.path, file]]));
}

function demandSpan({ path, start, end }: Span, files: Files): void {
  const file = files.get(path);
  demand(file !== undefined, "a place lies in a file that there is", path);
  const isInOrder =
    start.line < end.line || (start.line === end.line && start.column <= end.column);
  const isInside = isIn(start, file) && isIn(end, file);
  demand(isInOrder && isInside, "a place lies in its file", { path, start, end });
}

function isIn({ line, column }: Position, file: ParsedFile): boolean {
  const width = widthsOf(file)[line - 1];
  return width !== undefined && column >= 1 && column <= width + 1;
}

/** The lengths of the lines of a file in code points. */
function widthsOf(file: ParsedFile): readonly number[] {
  const known = cache.get(file);
  if (known !== undefined) return known;
  const widths = file.text.split("\n").map((line) => Array.from(line).length);
  cache.set(file, widths);
  return widths;
}

/** Thousands of places may be looked at. */
const cache = new WeakMap<ParsedFile, readonly number[]>();
