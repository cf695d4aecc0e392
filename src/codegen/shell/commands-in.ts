import type { LineIndex } from "../../text/line-index.ts";
import type { Span } from "../../text/span.ts";

/** A word of a command, without its quotes. */
export interface ShellWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

export type ShellCommand = readonly ShellWord[];

/**
 * The simple commands in the text of a script, Makefile or Dockerfile: words between separators, lines
 * joined at a "\". It is no shell: control words stay where they are, `$(NAME)` and `$(cat FILE)` stay
 * in their word, and nothing is expanded. One pass over the text.
 */
export function commandsIn(text: string, from = 0, to = text.length): readonly ShellCommand[] {
  const commands: ShellWord[][] = [];
  let words: ShellWord[] = [];
  const end = () => {
    if (words.length > 0) commands.push(words);
    words = [];
  };
  for (let at = from; at < to; ) {
    const next = text[at] ?? "";
    const lineEnd = continuationEnd(text, at);
    if (lineEnd !== undefined) at = lineEnd;
    else if (next === "#" && isAtWordStart(text, at, from)) at = endOfLine(text, at, to);
    else if (separators.has(next)) {
      end();
      at += 1;
    } else if (/\s/.test(next)) at += 1;
    else {
      const word = wordAt(text, at, to);
      words.push(word);
      at = word.end;
    }
  }
  end();
  return commands;
}

/** Where a word stands. */
export function spanOfWord(path: string, lines: LineIndex, { start, end }: ShellWord): Span {
  return { path, start: lines.positionOf(start), end: lines.positionOf(end) };
}

const separators: ReadonlySet<string> = new Set(["\n", ";", "&", "|", "(", ")", "`"]);

function isAtWordStart(text: string, at: number, from: number): boolean {
  return at === from || /[\s;&|(]/.test(text[at - 1] ?? "");
}

function endOfLine(text: string, at: number, to: number): number {
  const lineFeed = text.indexOf("\n", at);
  return lineFeed === -1 ? to : Math.min(lineFeed, to);
}

/** Where the next line begins, if a "\" at this place joins it. */
function continuationEnd(text: string, at: number): number | undefined {
  if (text[at] !== "\\") return undefined;
  if (text[at + 1] === "\n") return at + 2;
  return text[at + 1] === "\r" && text[at + 2] === "\n" ? at + 3 : undefined;
}

function wordAt(text: string, start: number, to: number): ShellWord {
  let word = "";
  let at = start;
  while (at < to) {
    const next = text[at] ?? "";
    if (/\s/.test(next) || separators.has(next) || continuationEnd(text, at) !== undefined) break;
    if (next === "'" || next === '"') {
      const close = closingQuote(text, at, to);
      word += text.slice(at + 1, close);
      at = close + 1;
    } else if (next === "$" && (text[at + 1] === "(" || text[at + 1] === "{")) {
      const close = closingBracket(text, at + 1, to);
      word += text.slice(at, close + 1);
      at = close + 1;
    } else {
      const isEscape = next === "\\" && at + 1 < to;
      word += isEscape ? (text[at + 1] ?? "") : next;
      at += isEscape ? 2 : 1;
    }
  }
  return { text: word.slice(0, longestWord), start, end: Math.min(Math.max(at, start + 1), to) };
}

/** In characters: an address with a version is shorter. */
const longestWord = 2000;

/** A quote that is not closed in its line is none. */
function closingQuote(text: string, open: number, to: number): number {
  const quote = text[open] ?? "";
  const limit = endOfLine(text, open, to);
  for (let at = open + 1; at < limit; at += 1) {
    if (text[at] === "\\" && quote === '"') at += 1;
    else if (text[at] === quote) return at;
  }
  return limit;
}

/** The bracket that closes this one, in the same line; else the end of the line. */
function closingBracket(text: string, open: number, to: number): number {
  const limit = endOfLine(text, open, to);
  let depth = 0;
  for (let at = open; at < limit; at += 1) {
    if ("({".includes(text[at] ?? "")) depth += 1;
    if (")}".includes(text[at] ?? "")) depth -= 1;
    if (depth === 0) return at;
  }
  return limit;
}
