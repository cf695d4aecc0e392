import type { Position } from "./span.ts";

/** Why a side could not be read or compiled, as data: what, where, and the command that mends it. */
export interface Problem {
  readonly message: string;
  readonly path: string | undefined;
  readonly start: Position | undefined;
  readonly side: "before" | "after" | undefined;
  /** What to do about it, such as a `git fetch` command line. */
  readonly hint: string | undefined;
}

/** Something true and harmless that a reader should know, such as an import that was assumed. */
export interface Note {
  readonly kind: NoteKind;
  readonly message: string;
  readonly path: string | undefined;
  /** Where in the file, if it is about one place. */
  readonly start?: Position;
}

export type NoteKind =
  | "assumed-import"
  | "ambiguous-import"
  | "broken-before"
  | "duplicate-name"
  | "history-cut"
  | "no-commit"
  | "nothing-changed"
  | "skipped-path"
  | "unknown-option"
  | "unresolved-name"
  | "unread-file"
  | "unused-ignore"
  | "configuration";
