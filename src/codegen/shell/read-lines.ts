import type { TreeWord } from "../../text/tree/tree.ts";
import type { Reading, TextFile } from "../reading.ts";
import { readShell } from "./read-shell.ts";

/** The commands of a script in another file, each at its own line. */
export function readLines(file: TextFile, { at }: TreeWord): Reading {
  const from = offsetOf(file.text, at.start.line) + at.start.column - 1;
  const to = offsetOf(file.text, at.end.line) + at.end.column - 1;
  const isQuoted = /["']/.test(file.text[from] ?? "");
  return readShell(file, isQuoted ? from + 1 : from, isQuoted ? to - 1 : to);
}

/** Where a line, from 1, begins. */
function offsetOf(text: string, line: number): number {
  let offset = 0;
  for (let left = line; left > 1; left -= 1) {
    const next = text.indexOf("\n", offset);
    if (next === -1) return text.length;
    offset = next + 1;
  }
  return offset;
}
