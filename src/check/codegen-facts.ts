import type { Span } from "../text/span.ts";
import type { GeneratedFile } from "./generated-file.ts";
import type { Pin } from "./pin.ts";
import type { SchemaEdit } from "./schema-edit.ts";
import type { Stub } from "./stub.ts";
import type { ToolId } from "./tool.ts";

/** What rules about generated code may see. */
export interface CodegenFacts {
  /** Undefined where one source is looked at alone. */
  readonly before: CodegenSide | undefined;
  readonly after: CodegenSide;
  /** Generated files that are the same, byte by byte, on both sides. */
  readonly unchanged: ReadonlySet<string>;
  /** What generated files of the new side carry of schemas, in order of their paths. */
  readonly stubs: readonly Stub[];
  /** In order of path; none where one source is looked at alone. */
  readonly edits: readonly SchemaEdit[];
  /** What the configuration expects. */
  readonly expected: readonly ExpectedVersion[];
}

/** One side: what was found, in order of path and line. */
export interface CodegenSide {
  readonly pins: readonly Pin[];
  readonly generated: readonly GeneratedFile[];
  /** Where managed mode of buf is switched on: it changes options of files before plugins see them. */
  readonly managed: readonly Span[];
}

/** A version that the configuration asks for: `protoc: "27.x"`. */
export interface ExpectedVersion {
  readonly tool: ToolId;
  /** As it is written: "27.x", "v1.36.6". */
  readonly range: string;
  readonly version: string | undefined;
  readonly from: string | undefined;
  readonly below: string | undefined;
  /** The folder that it speaks of. */
  readonly scope: string;
  readonly at: Span;
}
