import type { Language } from "../../check/generated-file.ts";
import type { ToolId } from "../../check/tool.ts";
import type { Line, OpenedText } from "./opened-text.ts";
import type { Reading } from "./reading.ts";

/** How one generator's files are told from others: by a header, or by what only it writes. */
export type Form = HeaderForm | BodyForm;

/** A comment before the first code that names the generator. Patterns meet one line at a time. */
export interface HeaderForm {
  readonly kind: "header";
  readonly generator: ToolId;
  readonly language: Language | ((path: string) => Language);
  /** Groups, all optional: `name`, where it is not the id's title; `version`; `parameter`. */
  readonly marker: RegExp;
  /** The marker stands in a block comment or a documentation string. */
  readonly isInBlock?: true;
  /** The line of the version, the line of protoc's: group 1 is what is written. */
  readonly version?: RegExp;
  readonly protoc?: RegExp;
  /** The lines of the schemas it was made of: group 1 is a path. */
  readonly sources?: readonly RegExp[];
  /** It always names its source there, so a marker without one is somebody's quotation. */
  readonly namesSource?: true;
  /** What else it must hold, anywhere, to be what the marker says; for markers that others share. */
  readonly holds?: readonly string[];
  /** What the rest of the text tells. */
  readonly more?: (text: OpenedText, at: Line) => Partial<Reading>;
}

/** Generated code without a header. */
export interface BodyForm {
  readonly kind: "body";
  read(text: OpenedText): Reading | undefined;
}
