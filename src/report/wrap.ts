import { cellsIn } from "./cells.ts";

/** Where a wrapped text stands: cells taken on its first line, cells of indent on the others. */
export interface Frame {
  /** Undefined: the text is not for a terminal and stays on one line. */
  readonly columns: number | undefined;
  readonly used: number;
  readonly indent: number;
}

/**
 * The words in lines that fit the frame, without their indent. The first line is empty where more
 * than half of it is taken and the text is better begun below.
 */
export function wrap(words: readonly string[], frame: Frame): readonly string[] {
  const { columns, used, indent } = frame;
  const text = words.join(" ");
  if (columns === undefined || used + cellsIn(text) <= columns) return [text];
  const startsBelow = used > columns / 2;
  const lines: string[] = startsBelow ? [""] : [];
  let free = columns - (startsBelow ? indent : used);
  let line: string | undefined;
  for (const word of words) {
    const longer = line === undefined ? word : `${line} ${word}`;
    if (line === undefined || cellsIn(longer) <= free) {
      line = longer;
    } else {
      lines.push(line);
      line = word;
      free = columns - indent;
    }
  }
  return [...lines, line ?? ""];
}
