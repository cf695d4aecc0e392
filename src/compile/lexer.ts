import { SourceError } from "../text/errors.ts";
import { type LineIndex, lineIndexOf } from "../text/line-index.ts";
import { Token } from "./token.ts";

const newline = 0x0a;
const quote = 0x22;
const apostrophe = 0x27;
const star = 0x2a;
const slash = 0x2f;
const zero = 0x30;
const backslash = 0x5c;

const errorLimit = 100;

/** What a character can begin. */
const Class = { symbol: 0, space: 1, letter: 2, digit: 3, control: 4 } as const;

const classes = classesOf();
/** 1 for what a name can hold behind its first character. */
const wordCharacters = classes.map((kind) => Number(kind === Class.letter || kind === Class.digit));

/**
 * Splits a `.proto` text into tokens, one at a time: `kind`, `start` and `end` are the current one's,
 * no object is made. Accepts what protoc's tokenizer.cc does. Errors are collected, at most 100 of a
 * file and one of a place; behind the hundredth the text counts as ended.
 */
export class Lexer {
  readonly path: string;
  readonly text: string;
  /** One of `Token`, or the character code of a symbol. */
  kind: number = Token.end;
  start = 0;
  end = 0;
  /** Where the token before the current one ended. */
  previousEnd = 0;
  readonly errors: SourceError[] = [];
  /** What protoc's tokenizer.cc refuses and others do not; to be told only where that counts. */
  readonly lapses: SourceError[] = [];
  /** Where invalid UTF-8 was decoded as U+FFFD; comments may hold it. */
  private readonly invalid: readonly number[];
  /** How many of them lie before the current token. */
  private passed = 0;
  private lines: LineIndex | undefined;
  private limit: number;
  private lastErrorStart = 0;
  private lastErrorEnd = 0;

  constructor(path: string, text: string, invalid: readonly number[]) {
    this.path = path;
    this.text = text;
    this.invalid = invalid;
    this.limit = text.length;
  }

  /** Goes on to the next token. */
  next(): void {
    this.previousEnd = this.end;
    const start = this.skipBlanks(this.end);
    if (start >= this.limit) {
      this.set(Token.end, this.text.length, this.text.length);
      return;
    }
    const code = this.text.charCodeAt(start);
    const kind = code < 128 ? classes[code] : Class.symbol;
    if (kind === Class.letter) this.scanIdentifier(start);
    else if (kind === Class.digit) this.scanNumber(start);
    else if (code === quote || code === apostrophe) this.scanString(start, code);
    else this.scanSymbol(start, code);
  }

  /** The offset of the next character that is not white space, comment or control character. */
  private skipBlanks(start: number): number {
    const { text } = this;
    let offset = start;
    while (offset < this.limit) {
      const code = text.charCodeAt(offset);
      const kind = code < 128 ? classes[code] : Class.symbol;
      if (kind === Class.space) {
        offset++;
      } else if (kind === Class.control) {
        offset = this.skipControls(offset);
      } else {
        const end = code === slash ? this.skipComment(offset) : offset;
        if (end === offset) return offset;
        offset = end;
      }
    }
    return offset;
  }

  /** The current token as it is written. */
  tokenText(): string {
    return this.text.slice(this.start, this.end);
  }

  /** Notes an error and goes on. */
  report(message: string, start: number, end: number): void {
    this.keep(this.error(message, start, end), start, end);
  }

  protected error(message: string, start: number, end: number): SourceError {
    this.lines ??= lineIndexOf(this.text);
    return new SourceError(message, {
      path: this.path,
      start: this.lines.positionOf(start),
      end: this.lines.positionOf(end),
    });
  }

  /** Keeps an error, unless it lies inside the one before it: then that one is the cause. */
  protected keep(error: SourceError, start: number, end: number): void {
    if (this.errors.length >= errorLimit) return;
    if (start >= this.lastErrorStart && start < this.lastErrorEnd) return;
    this.lastErrorStart = start;
    this.lastErrorEnd = Math.max(end, start + 1);
    if (this.errors.push(error) === errorLimit) this.stop();
  }

  /** Behind the current token the text counts as ended. */
  protected stop(): void {
    this.limit = 0;
  }

  private set(kind: number, start: number, end: number): void {
    this.kind = kind;
    this.start = start;
    this.end = end;
  }

  private scanIdentifier(start: number): void {
    const { text } = this;
    let end = start + 1;
    while (isWordCharacter(text.charCodeAt(end))) end++;
    this.set(Token.identifier, start, end);
  }

  /** protoc's tokenizer.cc, ConsumeNumber. */
  private scanNumber(start: number): void {
    const text = this.text;
    const second = text.charCodeAt(start + 1) | 0x20;
    if (text.charCodeAt(start) === zero && second === 0x78) {
      this.scanHexadecimal(start);
      return;
    }
    let end = digitsEnd(text, start);
    let kind: number = Token.integer;
    if (text.charCodeAt(end) === Token.dot) {
      kind = Token.float;
      end = digitsEnd(text, end + 1);
    }
    if ((text.charCodeAt(end) | 0x20) === 0x65) {
      kind = Token.float;
      end = this.exponentEnd(start, end);
    }
    if (text.charCodeAt(start) === zero && end > start + 1) this.checkZero(kind, start, end);
    this.endNumber(kind, start, end);
  }

  /** A decimal number of several characters that begins with a zero. */
  private checkZero(kind: number, start: number, end: number): void {
    if (kind === Token.integer && !isOctal(this.text, start, end)) {
      this.report("a number with a leading zero is octal: it has no digit 8 or 9", start, end);
    } else if (kind === Token.float && isDigit(this.text.charCodeAt(start + 1))) {
      if (this.lapses.length >= errorLimit) return;
      const message = "a number with a leading zero is octal and has no fraction";
      this.lapses.push(this.error(message, start, end));
    }
  }

  private scanHexadecimal(start: number): void {
    let end = start + 2;
    while (isHexDigit(this.text.charCodeAt(end))) end++;
    if (end === start + 2) this.report('expected hexadecimal digits after "0x"', start, end);
    this.endNumber(Token.integer, start, end);
  }

  private exponentEnd(start: number, letter: number): number {
    const sign = this.text.charCodeAt(letter + 1);
    const digits = sign === 0x2b || sign === Token.minus ? letter + 2 : letter + 1;
    const end = digitsEnd(this.text, digits);
    if (end === digits) this.report("expected the digits of an exponent", start, end);
    return end;
  }

  private endNumber(kind: number, start: number, end: number): void {
    const code = this.text.charCodeAt(end);
    if (code < 128 && classes[code] === Class.letter) {
      this.report("expected a space between a number and a name", start, end + 1);
    } else if (code === Token.dot) {
      const what =
        kind === Token.float
          ? "a number has one decimal point at most"
          : "octal and hexadecimal numbers have no decimal point";
      this.report(what, start, end + 1);
    }
    this.set(kind, start, end);
  }

  private scanSymbol(start: number, code: number): void {
    const text = this.text;
    if (code === Token.dot && isDigit(text.charCodeAt(start + 1))) {
      this.scanFraction(start);
      return;
    }
    let end = start + 1;
    if (code >= 128) {
      const point = text.codePointAt(start) ?? code;
      end = start + (point > 0xffff ? 2 : 1);
      this.reportCharacter(point, start, end);
    }
    this.set(code, start, end);
  }

  private scanFraction(start: number): void {
    if (this.kind === Token.identifier && this.end === start) {
      this.report("expected a space between a name and a number", start, start + 1);
    }
    let end = digitsEnd(this.text, start + 1);
    if ((this.text.charCodeAt(end) | 0x20) === 0x65) end = this.exponentEnd(start, end);
    this.endNumber(Token.float, start, end);
  }

  private scanString(start: number, delimiter: number): void {
    const { text, limit } = this;
    let offset = start + 1;
    while (offset < limit) {
      const code = text.charCodeAt(offset);
      if (code === delimiter || code === newline) break;
      if (code === 0) this.report("a string cannot hold a NUL: write \\0", offset, offset + 1);
      offset = code === backslash ? this.escapeEnd(offset) : offset + 1;
    }
    if (text.charCodeAt(offset) === delimiter && offset < limit) offset++;
    else this.report("a string must end on the line on which it begins", start, offset);
    const invalid = this.invalidFrom(start);
    if (invalid < offset) this.report("a string must be valid UTF-8", invalid, invalid + 1);
    this.set(Token.string, start, offset);
  }

  /** The end of the escape sequence at an offset, at least as far as its first digit. */
  private escapeEnd(start: number): number {
    const code = this.text.charCodeAt(start + 1);
    if (code === 0x75) return this.unicodeEnd(start, 4);
    if (code === 0x55) return this.unicodeEnd(start, 8);
    if (code === 0x78 || code === 0x58) {
      if (isHexDigit(this.text.charCodeAt(start + 2))) return start + 3;
      this.report('expected hexadecimal digits after "\\x"', start, start + 2);
      return start + 2;
    }
    if (isOctalDigit(code) || "abfnrtv\\?'\"".includes(String.fromCharCode(code))) return start + 2;
    this.report("unknown escape sequence in a string", start, start + 1);
    return start + 1;
  }

  private unicodeEnd(start: number, digits: number): number {
    const end = start + 2 + digits;
    const written = this.text.slice(start + 2, end);
    const isNumber = written.length === digits && /^[0-9A-Fa-f]+$/.test(written);
    if (isNumber && Number.parseInt(written, 16) <= 0x10ffff) return end;
    const letter = digits === 4 ? '"\\u"' : '"\\U"';
    const most = digits === 4 ? "" : ", at most 0010ffff,";
    this.report(`expected ${digits} hexadecimal digits${most} after ${letter}`, start, start + 2);
    return start + 2;
  }

  /** The offset behind the comment at an offset; the offset itself if there is none. */
  private skipComment(start: number): number {
    const text = this.text;
    const second = text.charCodeAt(start + 1);
    if (second !== slash && second !== star) return start;
    const isBlock = second === star;
    const close = text.indexOf(isBlock ? "*/" : "\n", start + 2);
    if (close !== -1) return close + (isBlock ? 2 : 1);
    if (isBlock)
      this.report('a comment that begins with "/*" needs an end, "*/"', start, start + 2);
    return text.length;
  }

  private skipControls(start: number): number {
    let end = start + 1;
    while (classes[this.text.charCodeAt(end)] === Class.control) end++;
    this.reportCharacter(this.text.charCodeAt(start), start, end);
    return end;
  }

  /** The first place of invalid UTF-8 that is not before an offset; tokens come in order. */
  private invalidFrom(offset: number): number {
    while ((this.invalid[this.passed] ?? offset) < offset) this.passed++;
    return this.invalid[this.passed] ?? Number.POSITIVE_INFINITY;
  }

  private reportCharacter(code: number, start: number, end: number): void {
    if (this.invalidFrom(start) === start) {
      this.report("the file is not valid UTF-8 here", start, end);
      return;
    }
    const number = code.toString(16).toUpperCase().padStart(4, "0");
    this.report(`character U+${number} may stand in strings and comments only`, start, end);
  }
}

function classesOf(): Uint8Array {
  const table = new Uint8Array(128);
  for (let code = 0; code < 128; code++) {
    if (code === 0x20 || (code >= 0x09 && code <= 0x0d)) table[code] = Class.space;
    else if (code < 0x20) table[code] = Class.control;
    else if (isDigit(code)) table[code] = Class.digit;
    else if ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a) table[code] = Class.letter;
  }
  table[0x5f] = Class.letter;
  return table;
}

function isWordCharacter(code: number): boolean {
  return code < 128 && wordCharacters[code] === 1;
}

function isDigit(code: number): boolean {
  return code >= zero && code <= 0x39;
}

function isOctalDigit(code: number): boolean {
  return code >= zero && code <= 0x37;
}

function isHexDigit(code: number): boolean {
  return isDigit(code) || ((code | 0x20) >= 0x61 && (code | 0x20) <= 0x66);
}

function digitsEnd(text: string, start: number): number {
  let end = start;
  while (isDigit(text.charCodeAt(end))) end++;
  return end;
}

function isOctal(text: string, start: number, end: number): boolean {
  for (let offset = start; offset < end; offset++) {
    if (!isOctalDigit(text.charCodeAt(offset))) return false;
  }
  return true;
}
