/** How a language writes a string of bytes. Bytes that are not ASCII stand for themselves. */
export interface Dialect {
  /** What one character after the backslash stands for. */
  readonly simple: ReadonlyMap<string, number>;
  /** Whether up to three octal digits stand for a byte. */
  readonly octal: boolean;
  /** How many digits must follow \x at least, of two; 0: it means nothing. */
  readonly hexDigits: 0 | 1 | 2;
  /** Whether \uXXXX and \UXXXXXXXX stand for the UTF-8 of a character. */
  readonly unicode: boolean;
  /** A backslash before anything else: refused; both stand for themselves; or only the other. */
  readonly otherwise: "refuse" | "keep" | "drop";
  /** What a backslash at the end of a line swallows: nothing, the line's end, or the indentation too. */
  readonly lineEnd: "refuse" | "skip" | "skip indentation";
  /** Whether a literal may go over several lines. */
  readonly isLong: boolean;
}

/** The control characters that have letters. */
const codes: Readonly<Record<string, number>> = {
  "0": 0,
  a: 7,
  b: 8,
  e: 27,
  f: 12,
  n: 10,
  r: 13,
  s: 32,
  t: 9,
  v: 11,
};

const plain: Dialect = {
  simple: new Map(),
  octal: false,
  hexDigits: 0,
  unicode: false,
  otherwise: "refuse",
  lineEnd: "refuse",
  isLong: false,
};

export const dialects = {
  /** "...", without the backquoted form, which no generator writes. */
  go: {
    ...plain,
    simple: simple("abfnrtv"),
    octal: true,
    hexDigits: 2,
    unicode: true,
  },
  /** Java's strings and C++'s, as protoc escapes them for both. */
  c: { ...plain, simple: simple("abfnrtv?"), octal: true, hexDigits: 1 },
  python: {
    ...plain,
    simple: simple("abfnrtv"),
    octal: true,
    hexDigits: 2,
    otherwise: "keep",
    lineEnd: "skip",
  },
  ruby: {
    ...plain,
    simple: simple("abefnrstv"),
    octal: true,
    hexDigits: 1,
    otherwise: "drop",
    lineEnd: "skip",
    isLong: true,
  },
  phpDouble: {
    ...plain,
    simple: simple("efnrtv$", '\\"'),
    octal: true,
    hexDigits: 1,
    otherwise: "keep",
    isLong: true,
  },
  phpSingle: { ...plain, simple: simple("", "\\'"), otherwise: "keep", isLong: true },
  rust: {
    ...plain,
    simple: simple("nrt0"),
    hexDigits: 2,
    lineEnd: "skip indentation",
    isLong: true,
  },
  /** Base64 and hexadecimal: no escapes at all. */
  plain,
  /** The same over several lines. */
  long: { ...plain, isLong: true },
} as const satisfies Readonly<Record<string, Dialect>>;

/** Letters stand for control characters, everything else for itself. */
function simple(characters: string, always = "\\\"'"): ReadonlyMap<string, number> {
  return new Map(
    [...characters, ...always].map((one) => [one, codes[one] ?? one.charCodeAt(0)] as const),
  );
}
