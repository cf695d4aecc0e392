import { lineIndexOf } from "../../text/line-index.ts";
import type { Span } from "../../text/span.ts";
import type { TextFile } from "../reading.ts";

/** Returns a function that gives the place of a stretch of this file, by its offsets. */
export function spansIn({ path, text }: TextFile) {
  const lines = lineIndexOf(text);
  return ({ start, end }: { readonly start: number; readonly end: number }): Span => {
    return { path, start: lines.positionOf(start), end: lines.positionOf(end) };
  };
}

export type SpanOf = ReturnType<typeof spansIn>;
