import type { Span } from "../text/span.ts";
import type { Word } from "./yaml/fields.ts";

/** One value that is in force. */
export interface Value {
  readonly name: string;
  readonly value: string;
  /** A place in a file, a flag such as `--use`, or what it is without either. */
  readonly from: string;
}

/** As editors take it. */
export function placeOf({ path, start }: Span): string {
  return `${path}:${start.line}:${start.column}`;
}

export function wordValues(name: string, words: readonly Word[]): readonly Value[] {
  return words.map(({ text, at }) => ({ name, value: text, from: placeOf(at) }));
}
