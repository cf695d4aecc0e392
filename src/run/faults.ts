import type { SourceError } from "../text/errors.ts";
import type { Note, Problem } from "../text/problem.ts";
import type { CompiledSide } from "./compile-side.ts";

export interface Faults {
  /** Why the new side does not compile. */
  readonly errors: readonly Problem[];
  readonly notes: readonly Note[];
}

/**
 * What does not compile: an error of the new side fails the check, unless it stands in a file that
 * the change leaves alone and that has it on the old side, too. All others are told as notes, once
 * for each file, and what does compile is compared.
 */
export function faultsOf(
  before: CompiledSide,
  after: CompiledSide,
  changed: ReadonlySet<string>,
): Faults {
  const old = new Set(before.errors.map(identityOf));
  const isOld = (error: SourceError) => !changed.has(error.path) && old.has(identityOf(error));
  const inherited = new Set(after.errors.filter(isOld).map((error) => error.path));
  const errors = distinct(after.errors.filter((error) => !isOld(error)));
  return {
    errors: errors.map(problemOf),
    notes: firstOfEachFile(before.errors).map((error) => noteOf(error, inherited.has(error.path))),
  };
}

/** A file of several worlds is compiled in each of them. */
function distinct(errors: readonly SourceError[]): readonly SourceError[] {
  return [...new Map(errors.map((error) => [identityOf(error), error])).values()];
}

function firstOfEachFile(errors: readonly SourceError[]): readonly SourceError[] {
  return [
    ...new Map(errors.toReversed().map((error) => [error.path, error])).values(),
  ].toReversed();
}

function identityOf({ path, start, message }: SourceError): string {
  return `${path}:${start.line}:${start.column}:${message}`;
}

function problemOf({ message, path, start }: SourceError): Problem {
  return { message, path, start, side: "after", hint: undefined };
}

function noteOf({ path, start, message }: SourceError, isInherited: boolean): Note {
  const where = isInherited ? "on both sides" : "on the old side";
  return {
    kind: "broken-before",
    message: `not compared, broken ${where}: ${message}`,
    path,
    start,
  };
}
