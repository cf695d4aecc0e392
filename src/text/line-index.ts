import type { Position } from "./span.ts";

/** Turns offsets into a text into lines and columns. */
export interface LineIndex {
  /** The position of a UTF-16 offset; an offset behind the end counts as the end. */
  positionOf(offset: number): Position;
}

/**
 * The line index of a text. Lines end with LF alone, as in protoc and git: a CR belongs to its line.
 * Built on first use in one pass over the text; each position then costs two binary searches.
 */
export function lineIndexOf(text: string): LineIndex {
  let starts: Uint32Array | undefined;
  let pairs: Uint32Array | undefined;
  return {
    positionOf(offset) {
      starts ??= lineStartsOf(text);
      pairs ??= surrogatePairsOf(text);
      const end = Math.min(Math.max(offset, 0), text.length);
      const line = countUpTo(starts, end);
      const start = starts[line - 1] ?? 0;
      const inside =
        pairs.length === 0 ? 0 : countUpTo(pairs, end - 1) - countUpTo(pairs, start - 1);
      return { line, column: end - start - inside + 1 };
    },
  };
}

function lineStartsOf(text: string): Uint32Array {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return Uint32Array.from(starts);
}

/** The offsets of the first halves of all code points that take two UTF-16 units. */
function surrogatePairsOf(text: string): Uint32Array {
  const pairs: number[] = [];
  for (const match of text.matchAll(/[\ud800-\udbff](?=[\udc00-\udfff])/g)) pairs.push(match.index);
  return Uint32Array.from(pairs);
}

/** How many of these ascending numbers are not above the limit. */
function countUpTo(sorted: Uint32Array, limit: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
