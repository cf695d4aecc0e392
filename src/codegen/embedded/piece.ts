import type { DescriptorForm } from "./embedded.ts";

/** A stretch of a text that carries a descriptor, or begins like one. Offsets are of bytes. */
export type Piece = Found | Broken;

export interface Found {
  readonly kind: "found";
  readonly form: DescriptorForm;
  readonly bytes: Uint8Array;
  readonly holds: Holds;
  readonly start: number;
  readonly end: number;
}

/** What the bytes are, when they are decoded. */
export type Holds = "file" | "compressed file" | "set" | "message" | "enum" | "service";

export interface Broken {
  readonly kind: "broken";
  /** What is wrong with it: "is cut short". */
  readonly why: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Finds the pieces of a text that is read as Latin-1, one character a byte, in their order and
 * without overlap. Linear in the length of the text.
 */
export type FindPieces = (text: string) => Iterable<Piece>;
