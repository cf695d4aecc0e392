import { SourceError } from "../text/errors.ts";
import type { Locations } from "../text/locations.ts";
import type { Span } from "../text/span.ts";
import type { LinkedFile } from "./linked-file.ts";
import { mapFieldPath } from "./map-field-path.ts";

/** Takes a fault of the part of a file that a path into its descriptor names. */
export type Report = (file: LinkedFile, path: readonly number[], message: string) => void;

/** The faults of one file beyond this number are dropped: they help nobody. */
const mostPerFile = 100;

export interface Faults {
  readonly report: Report;
  /** Takes a fault that has its place already. */
  add(file: LinkedFile, error: SourceError): void;
  /** Leaves out a file that is in order itself. */
  exclude(file: LinkedFile): void;
  readonly errors: readonly SourceError[];
  /** The files that cannot take part in the set. */
  readonly files: ReadonlySet<LinkedFile>;
}

/** Collects faults; `errors` and `files` grow with each report. */
export function collectFaults(): Faults {
  const errors: SourceError[] = [];
  const counts = new Map<LinkedFile, number>();
  const files = new Set<LinkedFile>();
  const known = new Set<string>();
  const add = (file: LinkedFile, error: SourceError) => {
    const { line, column } = error.start;
    const key = `${error.path}:${line}:${column}: ${error.message}`;
    if (known.has(key)) return;
    known.add(key);
    const count = counts.get(file) ?? 0;
    counts.set(file, count + 1);
    files.add(file);
    if (count < mostPerFile) errors.push(error);
  };
  const report: Report = (file, path, message) => {
    add(file, new SourceError(message, spanOf(file, path)));
  };
  return { report, add, exclude: (file) => void files.add(file), errors, files };
}

/** `path:line:column` of a part of a file, for a message about another place. */
export function placeOf(file: LinkedFile, path: readonly number[]): string {
  if (file.parsed === undefined) return file.path;
  const { start } = spanOf(file, path);
  return `${file.path}:${start.line}:${start.column}`;
}

/** Where a part of a file stands, or else the nearest part around it. */
export function spanOf(
  file: LinkedFile,
  path: readonly number[],
  locations: Locations | undefined = file.parsed?.locations,
): Span {
  const written = mapFieldPath(path, file.proto) ?? path;
  for (let length = written.length; length > 0; length--) {
    const span = locations?.spanOf(written.slice(0, length));
    if (span !== undefined) return span;
  }
  const start = { line: 1, column: 1 };
  return { path: file.path, start, end: start };
}
