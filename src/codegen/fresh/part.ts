import type { FileRegistry } from "@bufbuild/protobuf";
import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import type { PartKind } from "../../check/stub.ts";
import type { DescriptorForm } from "../embedded/embedded.ts";

/** One declaration of a file, in the words in which two copies of the file are compared. */
export interface Part {
  readonly kind: PartKind;
  /** Its full name; that of its package for a file. */
  readonly name: string;
  /** The key of the part around it; undefined for the file. */
  readonly parent: string | undefined;
  /** Its place in the descriptor: field numbers and indexes. */
  readonly path: readonly number[];
  /** What code is generated from, by aspect: "type" to "int32". */
  readonly shape: ReadonlyMap<string, string>;
  readonly options: PartOptions;
}

export interface PartOptions {
  /** By name as it is written: "deprecated", "(acme.rules)"; a number where nobody knows the name. */
  readonly values: ReadonlyMap<string, OptionValue>;
  /** Whether some could not be interpreted, so that nothing can be said of custom ones. */
  readonly isPartial: boolean;
}

export interface OptionValue {
  readonly kind: "built-in" | "custom";
  readonly number: number;
  /** Equal if and only if the values are. */
  readonly value: string;
}

/** The parts of a file by kind and name, each behind what it stands in. */
export type Parts = ReadonlyMap<string, Part>;

/** One copy of a file, and what is needed to understand it. */
export interface Copy {
  readonly proto: FileDescriptorProto;
  readonly form: DescriptorForm;
  /** What custom options and the values of enums mean; made when it is first needed. */
  readonly types: () => FileRegistry;
}
