import type { Span } from "./span.ts";

/** Orders places by path, in code units, then by line and column. */
export function byPlace(one: Span, other: Span): number {
  if (one.path !== other.path) return one.path < other.path ? -1 : 1;
  return one.start.line - other.start.line || one.start.column - other.start.column;
}
