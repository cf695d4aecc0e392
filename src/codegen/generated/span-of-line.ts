import type { Span } from "../../text/span.ts";
import type { Line } from "./opened-text.ts";

/** A whole line. */
export function spanOfLine(path: string, { number, text }: Line): Span {
  return {
    path,
    start: { line: number, column: 1 },
    end: { line: number, column: [...text].length + 1 },
  };
}
