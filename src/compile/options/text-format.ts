import { Lexer } from "../lexer.ts";
import { appendBytes, integerOf, plainBytes } from "../literal.ts";
import { Token } from "../token.ts";

/** A value as it is written in an option, before one knows what field it is for. */
export type TextValue =
  | { readonly kind: "word"; readonly text: string }
  | { readonly kind: "integer"; readonly value: bigint; readonly isNegative: boolean }
  | { readonly kind: "float"; readonly value: number }
  | { readonly kind: "string"; readonly bytes: Uint8Array }
  | { readonly kind: "message"; readonly fields: readonly TextField[] };

export interface TextField {
  /** `extension`: written in brackets; `any`: in brackets behind a host, for google.protobuf.Any. */
  readonly kind: "field" | "extension" | "any";
  readonly name: string;
  readonly values: readonly TextValue[];
  readonly isList: boolean;
}

const depthLimit = 100;
const colon = 0x3a;
const slash = 0x2f;

/**
 * The fields of an aggregate option value in text format; `fail` throws what is wrong with it.
 * Grammar: protobuf.dev's text format language specification.
 */
export function parseTextFormat(text: string, fail: Fail): readonly TextField[] {
  return new TextFormatParser(text, fail).message(Token.end, 0);
}

type Fail = (message: string) => never;

class TextFormatParser extends Lexer {
  private readonly failWith: Fail;

  constructor(text: string, failWith: Fail) {
    super("", text, []);
    this.failWith = failWith;
    this.next();
  }

  /** `{ field [, ;] }*`, up to the token that closes it. */
  message(closing: number, depth: number): readonly TextField[] {
    if (depth > depthLimit) this.fail(`is nested more than ${depthLimit} levels deep`);
    const fields: TextField[] = [];
    while (this.kind !== closing) {
      fields.push(this.field(depth));
      if (!this.accept(Token.comma)) this.accept(Token.semicolon);
    }
    if (closing !== Token.end) this.next();
    return fields;
  }

  /** `name ":" value`, or a name and a message or a list without colon. */
  private field(depth: number): TextField {
    const { kind, name } = this.fieldName();
    const hasColon = this.accept(colon);
    const isList = this.kind === Token.openBracket;
    const isMessage = this.kind === Token.openBrace || this.kind === Token.less;
    if (!hasColon && !isList && !isMessage) this.expected(`":" after "${name}"`);
    return { kind, name, isList, values: isList ? this.list(depth) : [this.value(depth)] };
  }

  private fieldName(): Pick<TextField, "kind" | "name"> {
    if (!this.accept(Token.openBracket)) return { kind: "field", name: this.word("a field name") };
    const name = this.dottedName();
    if (this.accept(Token.closeBracket)) return { kind: "extension", name };
    if (!this.accept(slash)) this.expected('"]" after the name of an extension');
    const typeName = this.dottedName();
    if (!this.accept(Token.closeBracket)) this.expected('"]" after the name of a type');
    return { kind: "any", name: `${name}/${typeName}` };
  }

  private dottedName(): string {
    let name = this.word("a name");
    while (this.accept(Token.dot)) name += `.${this.word("a name")}`;
    return name;
  }

  private list(depth: number): readonly TextValue[] {
    this.next();
    if (this.accept(Token.closeBracket)) return [];
    const values: TextValue[] = [];
    do values.push(this.value(depth));
    while (this.accept(Token.comma));
    if (!this.accept(Token.closeBracket)) this.expected('"," or "]" in a list');
    return values;
  }

  private value(depth: number): TextValue {
    if (this.accept(Token.openBrace)) {
      return { kind: "message", fields: this.message(Token.closeBrace, depth + 1) };
    }
    if (this.accept(Token.less)) {
      return { kind: "message", fields: this.message(Token.greater, depth + 1) };
    }
    if (this.kind === Token.string) return { kind: "string", bytes: this.bytes() };
    const sign = this.accept(Token.minus) ? "-" : "";
    if (this.kind === Token.identifier) return this.signedWord(sign);
    if (this.kind !== Token.integer && this.kind !== Token.float) this.expected("a value");
    const text = this.tokenText();
    const integer = this.kind === Token.integer ? integerOf(text) : undefined;
    this.next();
    if (integer === undefined) return { kind: "float", value: Number(sign + text) };
    const isNegative = sign !== "";
    return { kind: "integer", value: isNegative ? -integer : integer, isNegative };
  }

  private signedWord(sign: string): TextValue {
    const text = this.word("a value");
    if (sign === "") return { kind: "word", text };
    if (/^inf(inity)?$/i.test(text)) return { kind: "float", value: Number.NEGATIVE_INFINITY };
    if (/^nan$/i.test(text)) return { kind: "float", value: Number.NaN };
    return this.fail(`has "-" in front of "${text}"`);
  }

  /** Adjacent strings are one. */
  private bytes(): Uint8Array {
    const { text, start, end } = this;
    this.next();
    const plain = this.kind === Token.string ? undefined : plainBytes(text, start + 1, end - 1);
    if (plain !== undefined) return plain;
    const bytes: number[] = [];
    appendBytes(text.slice(start, end), bytes);
    for (; this.kind === Token.string; this.next()) appendBytes(this.tokenText(), bytes);
    return Uint8Array.from(bytes);
  }

  private word(what: string): string {
    if (this.kind !== Token.identifier) this.expected(what);
    const text = this.tokenText();
    this.next();
    return text;
  }

  private accept(kind: number): boolean {
    if (this.kind !== kind) return false;
    this.next();
    return true;
  }

  private expected(what: string): never {
    const found = this.kind === Token.end ? "its end" : JSON.stringify(this.tokenText());
    return this.fail(`is not in text format: expected ${what}, found ${found}`);
  }

  private fail(message: string): never {
    return this.failWith(`option value ${message}`);
  }
}
