/** Turns the offset of a token into protoc's line and column, both from 0. */
export type ProtocPosition = (offset: number) => readonly [line: number, column: number];

const tabWidth = 8;

/**
 * Positions as protoc counts them: columns in bytes, and a tab moves to the next multiple of 8
 * (tokenizer.cc, NextChar). `skipped` is how many bytes stood in front of the text: a byte order
 * mark counts as columns of the first line.
 */
export function protocPosition(text: string, skipped = 0): ProtocPosition {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  const columns = /[\t\u0080-\uffff]/.test(text) ? columnsOf(text, skipped) : undefined;
  return (offset) => {
    const line = lineOf(starts, offset);
    const first = line === 0 ? skipped : 0;
    return [line, columns?.[offset] ?? first + offset - (starts[line] ?? 0)];
  };
}

/** The index of the last start that is not behind the offset. */
function lineOf(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low;
}

/** The column of every offset: a line may be long, and hold many tokens. */
function columnsOf(text: string, skipped: number): Uint32Array {
  const columns = new Uint32Array(text.length + 1);
  let column = skipped;
  for (let at = 0; at < text.length; at++) {
    columns[at] = column;
    const code = text.charCodeAt(at);
    if (code === 0x0a) column = 0;
    else if (code === 0x09) column += tabWidth - (column % tabWidth);
    else column += bytesOf(code);
  }
  columns[text.length] = column;
  return columns;
}

/** Half of a surrogate pair stands for two of the four bytes. */
function bytesOf(code: number): number {
  if (code < 0x80) return 1;
  if (code < 0x800 || (code >= 0xd800 && code < 0xe000)) return 2;
  return 3;
}
