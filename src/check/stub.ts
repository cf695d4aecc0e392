import type { Problem } from "../text/problem.ts";
import type { Span } from "../text/span.ts";
import type { GeneratedFile } from "./generated-file.ts";

/** What a generated file carries of one schema, and how the schema that is there now compares. */
export interface Stub {
  readonly file: GeneratedFile;
  readonly state: StubState;
}

export type StubState = FreshStub | DriftedStub | OrphanStub | UnknownStub | UnreadableStub;

/** The schema is what it was when the code was generated. */
export interface FreshStub {
  readonly kind: "fresh";
  /** The path of the schema. */
  readonly source: string;
}

/** `options`: only options differ, none of which changes what is on the wire; `stale`: the schema does. */
export interface DriftedStub {
  readonly kind: "options" | "stale";
  /** The schema that comes closest. */
  readonly source: string;
  /** Other schemas that it may have been made of as well: none of them fits either. */
  readonly rivals: readonly string[];
  /** In order of the schema; never empty. */
  readonly differences: readonly StubDifference[];
}

/** The schema that it was made of is no longer there. */
export interface OrphanStub {
  readonly kind: "orphan";
  /** As the generator was given it. */
  readonly name: string;
  /** Where it was in the old side, or the folder that holds the rest of its package. */
  readonly was: { readonly kind: "file" | "folder"; readonly path: string };
}

/** Nothing tells which schema it was made of, or that schema is somebody else's. */
export interface UnknownStub {
  readonly kind: "unknown";
  readonly name: string;
}

/** It begins to carry a descriptor, and cannot be read. */
export interface UnreadableStub {
  readonly kind: "unreadable";
  readonly problem: Problem;
}

export interface StubDifference {
  /** `missing` in the generated code, or only there; or something of it `changed`. */
  readonly kind: "missing" | "extra" | "changed";
  readonly about: "shape" | "options";
  readonly part: PartKind;
  /** Its full name; that of the package for a file. */
  readonly name: string;
  /** What changed: "type", "option (acme.rules)". */
  readonly aspect: string | undefined;
  /** Its value there, "" for none; undefined where there is nothing to show. */
  readonly schema: string | undefined;
  readonly generated: string | undefined;
  /** Where it stands in the schema, or what it stood in. */
  readonly at: Span;
}

export type PartKind =
  | "file"
  | "message"
  | "field"
  | "extension"
  | "oneof"
  | "enum"
  | "enum value"
  | "service"
  | "rpc";
