/** A place in a text: line and column from 1, the column in code points. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** A stretch of a file, its end exclusive. The path is the source's, with "/". */
export interface Span {
  readonly path: string;
  readonly start: Position;
  readonly end: Position;
}
