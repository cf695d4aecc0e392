import { UsageError } from "../../text/errors.ts";
import { lineIndexOf } from "../../text/line-index.ts";
import type { TextFile } from "../reading.ts";

/** A name, a string without its quotes, or one other character; offsets are those of the text. */
export interface Token {
  readonly kind: "name" | "text" | "mark";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** How a language writes what is no code. */
export interface Dialect {
  /** For messages: "Starlark". */
  readonly language: string;
  readonly lineComment: "#" | "//";
  readonly hasBlockComments: boolean;
  /** Longest first. */
  readonly quotes: readonly string[];
  /** Those among them that end at the end of their line, closed or not. */
  readonly lineQuotes: readonly string[];
}

/** Starlark, and Python as far as build files use it. */
export const starlark: Dialect = {
  language: "Starlark",
  lineComment: "#",
  hasBlockComments: false,
  quotes: ['"""', "'''", '"', "'"],
  lineQuotes: ['"', "'"],
};

export const swift: Dialect = {
  language: "Swift",
  lineComment: "//",
  hasBlockComments: true,
  quotes: ['"""', '"'],
  lineQuotes: ['"'],
};

export const nix: Dialect = {
  language: "Nix",
  lineComment: "#",
  hasBlockComments: true,
  quotes: ["''", '"'],
  lineQuotes: [],
};

/**
 * The tokens of a program: names with their dots, strings, and every other character but white space.
 * One pass over the text. Throws a UsageError at a string or a comment that is not closed.
 */
export function tokensIn(file: TextFile, dialect: Dialect): readonly Token[] {
  const { text } = file;
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    const end = blankEnd(file, at, dialect);
    if (end !== undefined) {
      at = end;
      continue;
    }
    const token = textAt(file, at, dialect) ?? nameAt(text, at);
    tokens.push(token);
    at = token.end;
  }
  return tokens;
}

/** Where white space or a comment that begins here ends. */
function blankEnd(file: TextFile, at: number, dialect: Dialect): number | undefined {
  const { text } = file;
  if (/\s/.test(text[at] ?? "")) return at + 1;
  if (text.startsWith(dialect.lineComment, at)) {
    const end = text.indexOf("\n", at);
    return end === -1 ? text.length : end;
  }
  if (!dialect.hasBlockComments || !text.startsWith("/*", at)) return undefined;
  const end = text.indexOf("*/", at + 2);
  if (end === -1) throw fault(file, at, `not valid ${dialect.language}: a comment is not closed`);
  return end + 2;
}

function textAt(file: TextFile, at: number, dialect: Dialect): Token | undefined {
  const { text } = file;
  const quote = dialect.quotes.find((each) => text.startsWith(each, at));
  if (quote === undefined) return undefined;
  const start = at + quote.length;
  const isLine = dialect.lineQuotes.includes(quote);
  for (let end = start; end < text.length; end += 1) {
    if (text.startsWith(quote, end)) {
      return { kind: "text", text: text.slice(start, end), start: at, end: end + quote.length };
    }
    if (isLine && text[end] === "\n") break;
    if (text[end] === "\\") end += 1;
  }
  throw fault(file, at, `not valid ${dialect.language}: a string is not closed`);
}

function nameAt(text: string, start: number): Token {
  let end = start;
  while (/[\w.-]/.test(text[end] ?? "")) end += 1;
  return end === start
    ? { kind: "mark", text: text[start] ?? "", start, end: start + 1 }
    : { kind: "name", text: text.slice(start, end), start, end };
}

/** Something that is not as its format wants it, with its place. */
export function fault({ path, text }: TextFile, offset: number, message: string): UsageError {
  const start = lineIndexOf(text).positionOf(offset);
  return new UsageError(message, undefined, { path, start, end: start });
}
