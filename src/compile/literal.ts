const highestUint64 = (1n << 64n) - 1n;
const longestInteger = 24;

const backslash = 0x5c;

/**
 * The value of an integer literal (decimal, octal or hexadecimal); undefined above 2^64-1, and for a
 * literal that the lexer has reported. As protoc's tokenizer.cc, ParseInteger.
 */
export function integerOf(literal: string): bigint | undefined {
  const small = smallIntegerOf(literal);
  if (small !== undefined) return BigInt(small);
  const [prefix, digits] = digitsOf(literal);
  if (digits.length > longestInteger) return undefined;
  const valid = prefix === "0x" ? /^[0-9a-f]+$/i : prefix === "0o" ? /^[0-7]+$/ : /^[0-9]+$/;
  if (!valid.test(digits)) return undefined;
  const value = BigInt(prefix + digits);
  return value > highestUint64 ? undefined : value;
}

/** The value of an integer literal that is a small decimal one; undefined for every other. */
export function smallIntegerOf(literal: string): number | undefined {
  const isDecimal = literal.charCodeAt(0) !== 0x30 || literal.length === 1;
  return isDecimal && literal.length < 10 ? Number(literal) : undefined;
}

/** The prefix JavaScript wants, and the digits without leading zeros. */
function digitsOf(literal: string): readonly [prefix: string, digits: string] {
  if (/^0x/i.test(literal)) return ["0x", literal.slice(2).replace(/^0+(?=.)/, "")];
  if (literal.startsWith("0")) return ["0o", literal.replace(/^0+(?=.)/, "")];
  return ["", literal];
}

/** Whether a string literal has an escape sequence, so that its text is not yet its value. */
export function hasEscape(literal: string): boolean {
  return literal.includes("\\");
}

/**
 * The bytes that a string literal stands for, from behind its quote up to the other one; undefined
 * unless it is ASCII without escape sequences, as most are.
 */
export function plainBytes(
  text: string,
  start: number,
  end: number,
): Uint8Array<ArrayBuffer> | undefined {
  const bytes = new Uint8Array(Math.max(end - start, 0));
  for (let at = 0; at < bytes.length; at++) {
    const code = text.charCodeAt(start + at);
    if (code === backslash || code >= 0x80) return undefined;
    bytes[at] = code;
  }
  return bytes;
}

/**
 * Appends the bytes that a string literal, quotes included, stands for. As protoc's tokenizer.cc,
 * ParseStringAppend: a lone surrogate becomes three bytes, although that is not UTF-8.
 */
export function appendBytes(literal: string, bytes: number[]): void {
  const end = literal.length - 1;
  let offset = 1;
  while (offset < end) {
    if (literal.charCodeAt(offset) === backslash) {
      offset = appendEscape(literal, offset, bytes);
      continue;
    }
    const point = literal.codePointAt(offset) ?? 0;
    appendPoint(point, bytes);
    offset += point > 0xffff ? 2 : 1;
  }
}

/** Appends the bytes of the escape sequence at an offset; returns the offset behind it. */
function appendEscape(literal: string, start: number, bytes: number[]): number {
  const letter = literal[start + 1] ?? "";
  if (letter >= "0" && letter <= "7")
    return appendNumber(literal, start + 1, /[0-7]{1,3}/y, 8, bytes);
  if (letter === "x" || letter === "X") {
    return appendNumber(literal, start + 2, /[0-9A-Fa-f]{1,2}/y, 16, bytes);
  }
  if (letter === "u" || letter === "U") return appendUnicode(literal, start, bytes);
  bytes.push((escapes[letter] ?? letter).charCodeAt(0));
  return start + 2;
}

const escapes: Readonly<Record<string, string>> = {
  a: "\u0007",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
};

function appendNumber(
  literal: string,
  start: number,
  pattern: RegExp,
  radix: number,
  bytes: number[],
): number {
  pattern.lastIndex = start;
  const digits = pattern.exec(literal)?.[0] ?? "";
  bytes.push(Number.parseInt(digits || "0", radix) & 0xff);
  return start + digits.length;
}

function appendUnicode(literal: string, start: number, bytes: number[]): number {
  const length = literal[start + 1] === "u" ? 4 : 8;
  const end = start + 2 + length;
  const point = Number.parseInt(literal.slice(start + 2, end), 16) || 0;
  const isHead = point >= 0xd800 && point < 0xdc00;
  if (isHead && literal.startsWith("\\u", end)) {
    const trail = Number.parseInt(literal.slice(end + 2, end + 6), 16);
    if (trail >= 0xdc00 && trail < 0xe000) {
      appendPoint(0x10000 + ((point - 0xd800) << 10) + (trail - 0xdc00), bytes);
      return end + 6;
    }
  }
  appendPoint(point, bytes);
  return end;
}

function appendPoint(point: number, bytes: number[]): void {
  if (point < 0x80) {
    bytes.push(point);
  } else if (point < 0x800) {
    bytes.push(0xc0 | (point >> 6), continuation(point));
  } else if (point < 0x10000) {
    bytes.push(0xe0 | (point >> 12), continuation(point >> 6), continuation(point));
  } else {
    const head = 0xf0 | (point >> 18);
    bytes.push(head, continuation(point >> 12), continuation(point >> 6), continuation(point));
  }
}

function continuation(point: number): number {
  return 0x80 | (point & 0x3f);
}
