import type { Span } from "../text/span.ts";
import { enclosing } from "./enclosing.ts";
import { pathOf } from "./path-of.ts";
import type { Package, SchemaFile, Subject, SubjectKind } from "./schema.ts";

/**
 * Where to point for a subject of this file: the first of `parts` (descriptor paths below it) that
 * has a place, else its heading, else that of what encloses it; at last the start of the file.
 */
export function spanOf(
  file: SchemaFile,
  subject: Subject,
  parts: readonly (readonly number[])[] = [],
): Span {
  const path = pathOf(subject);
  for (const part of parts) {
    const span = file.locations.spanOf([...path, ...part]);
    if (span !== undefined) return span;
  }
  if (subject.kind === "file") return startOf(file);
  if (subject.kind === "package") return file.locations.spanOf(path) ?? startOf(file);
  return headingOf(file, subject, path) ?? spanOf(file, enclosing(subject) ?? file);
}

/** What stands last in the heading of a declaration: a field number of its descriptor. */
const headingEnds: { readonly [K in Exclude<SubjectKind, "file" | "package">]: number } = {
  message: 1,
  enum: 1,
  enum_value: 2,
  field: 3,
  extension: 3,
  oneof: 1,
  service: 1,
  rpc: 3,
};

/** A declaration of one line whole; of a longer one what stands in front of its body. */
function headingOf(
  file: SchemaFile,
  subject: Exclude<Subject, SchemaFile | Package>,
  path: readonly number[],
): Span | undefined {
  const whole = file.locations.spanOf(path);
  if (whole === undefined || whole.start.line === whole.end.line) return whole;
  const last = file.locations.spanOf([...path, headingEnds[subject.kind]]);
  return last === undefined ? whole : { ...whole, end: last.end };
}

/** An empty span: a finding about a file as a whole is not about one of its lines. */
function startOf(file: SchemaFile): Span {
  const start = { line: 1, column: 1 };
  return { path: file.path, start, end: start };
}
