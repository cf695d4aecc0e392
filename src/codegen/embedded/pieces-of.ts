import type { DescriptorForm } from "./embedded.ts";
import type { Holds, Piece } from "./piece.ts";
import type { Read } from "./read-literals.ts";

/** What a descriptor begins with in a text, and how to read it from there. */
export interface Opening {
  readonly form: DescriptorForm;
  readonly holds: Holds;
  /** Global; it may not match one stretch in two ways, nor the empty one. */
  readonly opens: RegExp;
  /** Reads from where the match ended; undefined: it was something else. */
  read(text: string, at: number, match: RegExpExecArray): Read | undefined;
  /** Turns what was written into bytes, such as base64; a string says what is wrong with it. */
  decode?(written: Uint8Array): Uint8Array | string;
}

/** The pieces that open in this way. */
export function* piecesOf(text: string, opening: Opening): Generator<Piece> {
  const pattern = new RegExp(opening.opens.source, opening.opens.flags);
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const start = match.index;
    const read = opening.read(text, pattern.lastIndex, match);
    if (read === undefined) continue;
    yield pieceOf(read, start, opening);
    pattern.lastIndex = Math.max(pattern.lastIndex, read.end);
  }
}

function pieceOf(read: Read, start: number, { form, holds, decode }: Opening): Piece {
  if (read.kind === "broken") return { ...read, start };
  const { end } = read;
  const bytes = decode === undefined ? read.bytes : decode(read.bytes);
  if (typeof bytes === "string") return { kind: "broken", why: bytes, start, end };
  return { kind: "found", form, holds, bytes, start, end };
}
