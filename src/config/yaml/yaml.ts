import type { Span } from "../../text/span.ts";

/** A value of a YAML document, with its place in the file. */
export type Yaml = YamlMapping | YamlList | YamlWord | YamlNothing;

export interface YamlMapping {
  readonly kind: "mapping";
  readonly entries: ReadonlyMap<string, YamlEntry>;
  readonly at: Span;
}

export interface YamlEntry {
  /** Where the key stands. */
  readonly at: Span;
  readonly value: Yaml;
}

export interface YamlList {
  readonly kind: "list";
  readonly items: readonly Yaml[];
  readonly at: Span;
}

/** Text, a number or true and false. */
export interface YamlWord {
  readonly kind: "word";
  readonly type: "text" | "number" | "boolean";
  /** A number as it is written. */
  readonly text: string;
  readonly quoted: boolean;
  readonly at: Span;
}

/** A key without a value, or a null. */
export interface YamlNothing {
  readonly kind: "nothing";
  readonly at: Span;
}
