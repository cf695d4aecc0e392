import type { StubDifference } from "../../check/stub.ts";
import type { Span } from "../../text/span.ts";
import type { CopyDifference } from "./compare-copies.ts";
import type { SchemaFile } from "./state-of.ts";

/** A difference as rules see it, at its place in the schema. */
export function stubDifference(
  { kind, about, part, aspect, schema, generated, path }: CopyDifference,
  file: Pick<SchemaFile, "path" | "locations">,
): StubDifference {
  const at = spanAt(file, path);
  return { kind, about, part: part.kind, name: part.name, aspect, schema, generated, at };
}

/** What has no text has a place in what is around it; the last is the start of the file. */
function spanAt(
  { path, locations }: Pick<SchemaFile, "path" | "locations">,
  descriptorPath: readonly number[],
): Span {
  for (let length = descriptorPath.length; length > 0; length--) {
    const span = locations.spanOf(descriptorPath.slice(0, length));
    if (span !== undefined) return span;
  }
  const start = { line: 1, column: 1 };
  return { path, start, end: start };
}
