import { SourceError } from "../text/errors.ts";
import { Lexer } from "./lexer.ts";
import { appendBytes, hasEscape, integerOf, plainBytes, smallIntegerOf } from "./literal.ts";
import { type LocationRecorder, recordLocations } from "./location-table.ts";
import { textOf } from "./text-of.ts";
import { Token } from "./token.ts";

const shownLength = 40;
/** What 50 MB of ordinary text hold; small declarations in great number would exhaust the memory. */
const locationLimit = 8_000_000;

/**
 * What the productions (the `parse-*.ts` files) share: the current token, how to demand one, the
 * locations, and how to go on after an error. An error is thrown inside a statement and caught
 * around it (`guard`); what was declared before it stays.
 */
export class Parser extends Lexer {
  readonly locations: LocationRecorder = recordLocations(this.text.length);
  syntax: "proto2" | "proto3" | "editions" = "proto2";
  /** Whether the file says so itself. */
  isSyntaxWritten = false;
  /** The number of `google.protobuf.Edition`; 0 unless the syntax is "editions". */
  edition = 0;
  /** Whether the option `json_name` is written anywhere. */
  hasJsonNames = false;
  /** How many messages are open. */
  depth = 0;
  /** Locations below this row belong to what is declared, whatever becomes of the statement. */
  private declared = 0;

  /** Whether the current token is this word. */
  isWord(word: string): boolean {
    return (
      this.kind === Token.identifier &&
      this.end - this.start === word.length &&
      this.text.startsWith(word, this.start)
    );
  }

  /** Steps over the current token if it is of this kind. */
  accept(kind: number): boolean {
    if (this.kind !== kind) return false;
    this.next();
    return true;
  }

  acceptWord(word: string): boolean {
    if (!this.isWord(word)) return false;
    this.next();
    return true;
  }

  /** Steps over a symbol that must stand here, such as "=" after "the field name". */
  expect(symbol: number, after: string): void {
    if (!this.accept(symbol)) this.expected(`"${String.fromCharCode(symbol)}" after ${after}`);
  }

  /**
   * Steps over the ";" that ends a declaration. Where it is missing and the next token stands on
   * another line, the declaration counts as ended, so that the next one is read.
   */
  expectEnd(after: string): void {
    if (this.accept(Token.semicolon)) return;
    const error = this.expectedError(`";" after ${after}`);
    if (!this.text.slice(this.previousEnd, this.start).includes("\n")) throw error;
    this.keep(error, this.start, this.end);
  }

  identifier(what: string): string {
    if (this.kind !== Token.identifier) this.expected(what);
    const name = this.tokenText();
    this.next();
    return name;
  }

  /** A name of one or more parts, as it is written, without blanks and comments between them. */
  dottedName(what: string): string {
    const { start } = this;
    let length = this.step(what);
    while (this.accept(Token.dot)) length += 1 + this.step('a name after "."');
    const written = this.text.slice(start, this.previousEnd);
    return written.length === length ? written : withoutBlanks(written);
  }

  /** Steps over an identifier; returns its length. */
  private step(what: string): number {
    if (this.kind !== Token.identifier) this.expected(what);
    const length = this.end - this.start;
    this.next();
    return length;
  }

  /** A name that may begin with a dot. */
  typeName(what: string): string {
    return this.accept(Token.dot)
      ? `.${this.dottedName('a name after "."')}`
      : this.dottedName(what);
  }

  /** An integer from 0 up to a limit below 2^53. */
  integer(what: string, limit: number): number {
    if (this.kind !== Token.integer) this.expected(what);
    const literal = this.tokenText();
    const value = smallIntegerOf(literal) ?? integerOf(literal);
    if (value === undefined || value > limit) this.tooLarge(String(limit));
    this.next();
    return Number(value);
  }

  /** An integer of 32 bits, with an optional sign. */
  signedInteger(what: string): number {
    return this.accept(Token.minus)
      ? 0 - this.integer(what, 0x80000000)
      : this.integer(what, 0x7fffffff);
  }

  bigInteger(what: string, limit: bigint): bigint {
    if (this.kind !== Token.integer) this.expected(what);
    const value = integerOf(this.tokenText());
    if (value === undefined || value > limit) this.tooLarge(String(limit));
    this.next();
    return value;
  }

  /** The value of the current integer token; undefined if it does not fit 64 bits. */
  peekInteger(): bigint | undefined {
    return integerOf(this.tokenText());
  }

  /** A float, an integer or one of the words `inf` and `nan`. */
  float(what: string): number {
    const text = this.tokenText();
    if (this.kind === Token.identifier && (text === "inf" || text === "nan")) {
      this.next();
      return text === "inf" ? Number.POSITIVE_INFINITY : Number.NaN;
    }
    if (this.kind !== Token.float && this.kind !== Token.integer) this.expected(what);
    const isDecimal = this.kind === Token.float || !/^0./.test(text);
    const value = isDecimal ? Number(text) : integerOf(text);
    if (value === undefined) this.tooLarge("18446744073709551615");
    this.next();
    return Number(value);
  }

  /** One or more adjacent string literals, as text; bytes that are not UTF-8 become U+FFFD. */
  string(what: string): string {
    const literal = this.literal(what);
    if (this.kind !== Token.string && !hasEscape(literal)) return literal.slice(1, -1);
    return textOf(this.moreBytes(literal));
  }

  /** One or more adjacent string literals, as bytes. */
  bytes(what: string): Uint8Array<ArrayBuffer> {
    const { text, start, end } = this;
    if (this.kind !== Token.string) this.expected(what);
    this.next();
    const plain = this.kind === Token.string ? undefined : plainBytes(text, start + 1, end - 1);
    return plain ?? this.moreBytes(text.slice(start, end));
  }

  private literal(what: string): string {
    if (this.kind !== Token.string) this.expected(what);
    const literal = this.tokenText();
    this.next();
    return literal;
  }

  private moreBytes(first: string): Uint8Array<ArrayBuffer> {
    const bytes: number[] = [];
    appendBytes(first, bytes);
    while (this.kind === Token.string) appendBytes(this.literal("a string"), bytes);
    return Uint8Array.from(bytes);
  }

  /** Opens a location at the current token. */
  open(parent: number, component: number, index?: number): number {
    if (this.locations.count() >= locationLimit) this.failForSize();
    return this.locations.open(parent, this.start, component, index);
  }

  /** Closes a location behind the last token. */
  close(row: number): void {
    this.locations.close(row, this.previousEnd);
  }

  /** Adds to the descriptor what has been read so far of a declaration; an error no longer undoes it. */
  declare<Declared>(list: Declared[], declared: Declared): void {
    list.push(declared);
    this.keepLocations();
  }

  /** What has its location by now keeps it, whatever becomes of the statement. */
  keepLocations(): void {
    this.declared = this.locations.count();
  }

  fail(message: string): never {
    throw this.error(message, this.start, this.end);
  }

  failAt(message: string, start: number, end: number): never {
    throw this.error(message, start, end);
  }

  expected(what: string): never {
    throw this.expectedError(what);
  }

  /** "{", statements and "}". Ends at the end of the file too, with an error. */
  block(what: string, after: string, parseStatement: () => void): void {
    this.expect(Token.openBrace, after);
    while (!this.accept(Token.closeBrace)) {
      if (this.kind === Token.end) {
        this.report(
          `expected "}" at the end of ${what}, found ${this.found()}`,
          this.start,
          this.end,
        );
        return;
      }
      this.guard(parseStatement);
    }
  }

  /** Parses one statement; after an error skips what is left of it. */
  guard(parseStatement: () => void): void {
    const before = this.locations.count();
    this.declared = before;
    const depth = this.depth;
    try {
      parseStatement();
    } catch (error) {
      if (!(error instanceof SourceError)) throw error;
      this.keep(error, this.start, this.end);
      this.depth = depth;
      this.locations.settle(before, Math.max(before, this.declared), this.previousEnd);
      this.skipStatement();
    }
  }

  /** Skips to behind the next ";" or block, as protoc's parser.cc, SkipStatement. */
  private skipStatement(): void {
    while (this.kind !== Token.end && this.kind !== Token.closeBrace) {
      if (this.accept(Token.semicolon)) return;
      if (this.kind === Token.openBrace) {
        this.skipBlock();
        return;
      }
      this.next();
    }
  }

  private skipBlock(): void {
    let depth = 0;
    do {
      if (this.kind === Token.openBrace) depth++;
      else if (this.kind === Token.closeBrace) depth--;
      this.next();
    } while (depth > 0 && this.kind !== Token.end);
  }

  private failForSize(): never {
    this.stop();
    this.fail("the file declares too much to be read: split it");
  }

  private tooLarge(limit: string): never {
    this.fail(`the number ${this.shown()} is too large: at most ${limit} is possible here`);
  }

  private expectedError(what: string): SourceError {
    return this.error(`expected ${what}, found ${this.found()}`, this.start, this.end);
  }

  private found(): string {
    if (this.kind === Token.end) return "the end of the file";
    if (this.kind === Token.string) return "a string";
    return `"${this.shown()}"`;
  }

  /** The current token, cut short. Its characters are printable ASCII, except in a string. */
  private shown(): string {
    if (this.end - this.start <= shownLength) return this.tokenText();
    return `${this.text.slice(this.start, this.start + shownLength)}...`;
  }
}

/** The tokens of a text without errors, put together. */
function withoutBlanks(text: string): string {
  const lexer = new Lexer("", text, []);
  let joined = "";
  for (lexer.next(); lexer.kind !== Token.end; lexer.next()) joined += lexer.tokenText();
  return joined;
}
