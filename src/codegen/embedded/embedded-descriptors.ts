import type { Problem } from "../../text/problem.ts";
import type { Position } from "../../text/span.ts";
import { decodePiece } from "./decode-piece.ts";
import type { Embedded, EmbeddedDescriptors } from "./embedded.ts";
import { inflateWithin } from "./inflate.ts";
import { openingsOf } from "./openings.ts";
import type { Piece } from "./piece.ts";
import { piecesOf } from "./pieces-of.ts";
import { positionsOf } from "./positions-of.ts";

/**
 * The descriptors that a generated file carries. Which forms are looked for follows the end of the
 * path. Never throws: what begins like a descriptor and cannot be read is a problem. Linear in the
 * length of the content; what is compressed may grow to 64 MiB in all.
 */
export function embeddedDescriptors(path: string, content: Uint8Array): EmbeddedDescriptors {
  const text = Buffer.from(content.buffer, content.byteOffset, content.byteLength).toString(
    "latin1",
  );
  const pieces = openingsOf(path)
    .flatMap((opening) => [...piecesOf(text, opening)])
    .sort((left, right) => left.start - right.start);
  const offsets = pieces.flatMap(({ start, end }) => [start, end]);
  const positions = positionsOf(content, offsets);
  const found: Embedded[] = [];
  const problems: Problem[] = [];
  const inflate = inflateWithin(64 * 1024 * 1024);
  for (const piece of pieces) {
    const at = { path, start: positions.at(piece.start), end: positions.at(piece.end) };
    const decoded = piece.kind === "found" ? decodePiece(piece, inflate) : piece.why;
    if (typeof decoded === "string") problems.push(problemOf(path, piece, decoded, positions));
    else found.push(...decoded.map((one) => ({ ...one, at })));
  }
  return { found, problems: firstOf(problems) };
}

/** No reader needs more of one file, and a file may be made to have any number. */
function firstOf(problems: readonly Problem[]): readonly Problem[] {
  const [last] = problems.slice(most - 1);
  if (last === undefined || problems.length === most) return problems;
  const others = problems.length - most + 1;
  return [
    ...problems.slice(0, most - 1),
    {
      ...last,
      message: `${others} more descriptors that are embedded from here on cannot be read`,
    },
  ];
}

const most = 10;

function problemOf(
  path: string,
  piece: Piece,
  why: string,
  positions: { at(offset: number): Position },
): Problem {
  return {
    message: `the descriptor that is embedded here ${why}`,
    path,
    start: positions.at(piece.start),
    side: undefined,
    hint: "generate the file again",
  };
}
