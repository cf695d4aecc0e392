import { byteSink } from "./byte-sink.ts";
import type { Dialect } from "./dialects.ts";
import { readLiteral } from "./read-literal.ts";

/** Bytes and where they end; or why they cannot be read, and where. */
export type Read =
  | { readonly kind: "read"; readonly bytes: Uint8Array; readonly end: number }
  | { readonly kind: "broken"; readonly why: string; readonly end: number };

export interface Quotes {
  /** What a literal begins with, the longest first, and what ends it. */
  readonly open: readonly (readonly [open: string, close: string])[];
  readonly dialect: Dialect;
  /** What may stand between two literals, besides white space. */
  readonly between: string;
  /** What must follow the last one, one of these; where it may be anything, the text still goes on. */
  readonly behind: string | undefined;
}

const cut = "is cut short";

/** All literals that follow each other from `start`, as one; at least one must be there. */
export function readLiterals(text: string, start: number, quotes: Quotes): Read {
  const sink = byteSink();
  let end = start;
  for (let isFirst = true; ; isFirst = false) {
    const at = skip(text, end, isFirst ? "" : quotes.between);
    const [open, close] = quotes.open.find(([mark]) => text.startsWith(mark, at)) ?? [];
    if (open === undefined || close === undefined) {
      const isWhole = !isFirst && isFollowed(text, end, at, quotes);
      return isWhole
        ? { kind: "read", bytes: sink.bytes(), end }
        : { kind: "broken", why: cut, end: at };
    }
    const next = readLiteral(text, at + open.length, close, quotes.dialect, sink);
    end = next.end;
    if (next.why !== undefined) return { kind: "broken", why: next.why, end };
  }
}

/** Whether what stands behind the last literal ends the list: no sign that another one should come. */
function isFollowed(text: string, end: number, at: number, { behind }: Quotes): boolean {
  if (end >= text.length || /[+.]/.test(text.slice(end, at))) return false;
  return behind === undefined || (at < text.length && behind.includes(text.charAt(at)));
}

function skip(text: string, start: number, characters: string): number {
  let at = start;
  while (
    at < text.length &&
    (isSpace(text.charCodeAt(at)) || characters.includes(text.charAt(at)))
  ) {
    at++;
  }
  return at;
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d);
}
