import type { Position } from "../../text/span.ts";

/**
 * The positions of byte offsets into UTF-8, columns in code points. One pass over the bytes, however
 * many offsets there are and however long a line is.
 */
export function positionsOf(
  content: Uint8Array,
  offsets: readonly number[],
): { at(offset: number): Position } {
  const positions = new Map<number, Position>();
  let line = 1;
  let column = 1;
  let passed = 0;
  for (const offset of [...offsets].sort((left, right) => left - right)) {
    for (; passed < offset; passed++) {
      const byte = content[passed] ?? 0;
      if (byte === 0x0a) {
        line++;
        column = 1;
      } else if ((byte & 0xc0) !== 0x80) column++;
    }
    positions.set(offset, { line, column });
  }
  return { at: (offset) => positions.get(offset) ?? { line, column } };
}
