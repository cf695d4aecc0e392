/** What a change adds to one message or enum, to be looked up in its past. */
export interface Addition {
  /** The `containerKey` in the new side. */
  readonly key: string;
  readonly kind: "message" | "enum";
  readonly typeName: string;
  /** Where the old side has it, or may once have had it. */
  readonly paths: readonly string[];
  readonly numbers: readonly number[];
  readonly names: readonly AddedName[];
}

/** A name of a field that the old side has not. */
export interface AddedName {
  readonly name: string;
  /** Undefined where the old side has a field with this JSON name. */
  readonly jsonName: string | undefined;
}
