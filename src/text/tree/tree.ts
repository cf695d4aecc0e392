import type { Span } from "../span.ts";

/** A value of a YAML, JSON or TOML document, with its place in the file. */
export type Tree = TreeMapping | TreeList | TreeWord | TreeNothing;

export interface TreeMapping {
  readonly kind: "mapping";
  readonly entries: ReadonlyMap<string, TreeEntry>;
  readonly at: Span;
}

export interface TreeEntry {
  /** Where the key stands. */
  readonly at: Span;
  readonly value: Tree;
}

export interface TreeList {
  readonly kind: "list";
  readonly items: readonly Tree[];
  readonly at: Span;
}

/** Text, a number or true and false. */
export interface TreeWord {
  readonly kind: "word";
  readonly type: "text" | "number" | "boolean";
  /** A number as it is written. */
  readonly text: string;
  readonly quoted: boolean;
  readonly at: Span;
}

/** A key without a value, or a null. */
export interface TreeNothing {
  readonly kind: "nothing";
  readonly at: Span;
}
