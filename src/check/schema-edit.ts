import type { GeneratedFile } from "./generated-file.ts";
import type { StubDifference } from "./stub.ts";

/** A schema that a change edits so that other code is generated from it, and not only its comments. */
export interface SchemaEdit {
  readonly schema: string;
  /**
   * The old schema stands where generated code would: `missing` is what was added. In the order of
   * the schema; never empty.
   */
  readonly differences: readonly StubDifference[];
  /** The generated files, in the new side, that were made of it. */
  readonly made: readonly MadeFile[];
}

export interface MadeFile {
  readonly file: GeneratedFile;
  /** What ties it to the schema: what the file says, or only what it is called. */
  readonly by: "source" | "name";
}
