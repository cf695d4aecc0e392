import type { Span } from "../text/span.ts";
import type { GeneratedFile } from "./generated-file.ts";
import type { Pin } from "./pin.ts";
import type { ToolId } from "./tool.ts";

/** What rules about generated code may see. */
export interface CodegenFacts {
  /** Undefined where one source is looked at alone. */
  readonly before: CodegenSide | undefined;
  readonly after: CodegenSide;
  /** What the configuration expects. */
  readonly expected: readonly ExpectedVersion[];
}

/** One side: what was found, in order of path and line. */
export interface CodegenSide {
  readonly pins: readonly Pin[];
  readonly generated: readonly GeneratedFile[];
}

/** A version that the configuration asks for: `protoc: "27.x"`. */
export interface ExpectedVersion {
  readonly tool: ToolId;
  /** A version, or a range as npm writes it. */
  readonly range: string;
  readonly at: Span;
}
