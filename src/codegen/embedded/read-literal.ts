import type { ByteSink } from "./byte-sink.ts";
import type { Dialect } from "./dialects.ts";
import { digitOf } from "./digit-of.ts";

const backslash = 0x5c;
const newline = 0x0a;

/** Where a literal ends, behind its closing quote; or why it does not, and where that was found. */
export interface LiteralEnd {
  readonly end: number;
  readonly why: string | undefined;
}

/** Adds the bytes of the literal whose content begins at `start` and that ends before `quote`. */
export function readLiteral(
  text: string,
  start: number,
  quote: string,
  dialect: Dialect,
  sink: ByteSink,
): LiteralEnd {
  const first = quote.charCodeAt(0);
  let at = start;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (code === first && text.startsWith(quote, at)) {
      return { end: at + quote.length, why: undefined };
    }
    if (code === backslash) {
      const next = readEscape(text, at + 1, dialect, sink);
      if (next === undefined) {
        return { end: at, why: `has an escape that means nothing: ${shown(text, at)}` };
      }
      at = next;
      continue;
    }
    if (code === newline && !dialect.isLong) break;
    sink.add(code);
    at++;
  }
  return { end: at, why: "is cut short" };
}

/** Takes what follows a backslash; returns where it ends, or nothing if it means nothing. */
function readEscape(
  text: string,
  at: number,
  dialect: Dialect,
  sink: ByteSink,
): number | undefined {
  const character = text.charAt(at);
  if (dialect.octal && character >= "0" && character <= "7") return readOctal(text, at, sink);
  const byte = dialect.simple.get(character);
  if (byte !== undefined) {
    sink.add(byte);
    return at + 1;
  }
  if (character === "x" && dialect.hexDigits > 0) return readHex(text, at + 1, dialect, sink);
  if (dialect.unicode && (character === "u" || character === "U")) {
    return readUnicode(text, at + 1, character === "u" ? 4 : 8, sink);
  }
  if (character === "\n" || character === "\r") return readLineEnd(text, at, dialect);
  if (dialect.otherwise === "refuse" || character === "") return undefined;
  if (dialect.otherwise === "keep") sink.add(backslash);
  return at;
}

function readOctal(text: string, start: number, sink: ByteSink): number {
  let value = 0;
  let at = start;
  for (; at < start + 3; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (!(digit >= 0 && digit <= 7)) break;
    value = value * 8 + digit;
  }
  sink.add(value & 0xff);
  return at;
}

function readHex(
  text: string,
  start: number,
  { hexDigits }: Dialect,
  sink: ByteSink,
): number | undefined {
  let at = start;
  while (at < start + 2 && digitOf(text.charCodeAt(at)) !== undefined) at++;
  if (at - start < hexDigits) return undefined;
  sink.add(Number.parseInt(text.slice(start, at), 16));
  return at;
}

function readUnicode(
  text: string,
  start: number,
  digits: number,
  sink: ByteSink,
): number | undefined {
  const written = text.slice(start, start + digits);
  if (!/^[0-9a-fA-F]+$/.test(written) || written.length < digits) return undefined;
  const point = Number.parseInt(written, 16);
  if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff)) return undefined;
  for (const byte of Buffer.from(String.fromCodePoint(point))) sink.add(byte);
  return start + digits;
}

function readLineEnd(text: string, start: number, { lineEnd }: Dialect): number | undefined {
  if (lineEnd === "refuse") return undefined;
  let at = start + (text.startsWith("\r\n", start) ? 2 : 1);
  if (lineEnd === "skip indentation") {
    while (" \t\r\n".includes(text.charAt(at)) && at < text.length) at++;
  }
  return at;
}

/** The backslash and what follows, printable or by its number. */
function shown(text: string, at: number): string {
  const code = text.charCodeAt(at + 1);
  if (Number.isNaN(code)) return "\\ at the end";
  return code > 0x20 && code < 0x7f ? `\\${text.charAt(at + 1)}` : `\\ and byte ${code}`;
}
