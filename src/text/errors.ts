import type { Position, Span } from "./span.ts";

/** A fault in the text of a `.proto` file. */
export class SourceError extends Error {
  override readonly name = "SourceError";
  readonly path: string;
  readonly start: Position;
  readonly end: Position;

  constructor(message: string, span: Span) {
    super(message);
    this.path = span.path;
    this.start = span.start;
    this.end = span.end;
  }
}

/** Wrong usage or configuration: exit status 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
  readonly hint: string | undefined;
  /** The place in the configuration file that is wrong. */
  readonly at: Span | undefined;

  constructor(message: string, hint?: string, at?: Span) {
    super(message);
    this.hint = hint;
    this.at = at;
  }
}

/** A side that cannot be read (unknown revision, missing object, unreadable file): exit status 3. */
export class ReadError extends Error {
  override readonly name = "ReadError";
  readonly path: string | undefined;
  readonly hint: string | undefined;

  constructor(message: string, options: { readonly path?: string; readonly hint?: string } = {}) {
    super(message);
    this.path = options.path;
    this.hint = options.hint;
  }
}
