import stringWidth from "string-width";
import type { ProtocPosition } from "../../text/protoc-position.ts";

const tabWidth = 4;

/** Positions as buf counts them: in cells of a terminal, a tab moves to the next multiple of 4. */
export function cellPosition(text: string): ProtocPosition {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  let line = 0;
  return (offset) => {
    while ((starts[line] ?? 0) > offset) line--;
    while ((starts[line + 1] ?? Number.POSITIVE_INFINITY) <= offset) line++;
    return [line, cellsOf(text.slice(starts[line], offset))];
  };
}

function cellsOf(text: string): number {
  if (/^[\x20-\x7e]*$/.test(text)) return text.length;
  let column = 0;
  for (const [index, part] of text.split("\t").entries()) {
    if (index > 0) column += tabWidth - (column % tabWidth);
    column += stringWidth(part);
  }
  return column;
}
