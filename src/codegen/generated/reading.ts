import type { KnownVersion, Language, RuntimeNeed } from "../../check/generated-file.ts";
import type { ToolId } from "../../check/tool.ts";
import type { Line } from "./opened-text.ts";

/** What one form of generated code makes of a text. */
export interface Reading {
  readonly generator: ToolId;
  /** As the file names it. */
  readonly name: string;
  readonly language: Language;
  /** Of the generator; of protoc's own languages `protoc` alone is filled. */
  readonly version?: KnownVersion | undefined;
  readonly versionAt?: Line | undefined;
  readonly protoc?: KnownVersion | undefined;
  readonly protocAt?: Line | undefined;
  readonly needs?: readonly Need[];
  readonly parameter?: string | undefined;
  readonly sources?: readonly string[];
  readonly at: Line;
}

export interface Need extends Omit<RuntimeNeed, "at"> {
  readonly at: Line;
}
