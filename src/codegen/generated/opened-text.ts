import { type Comment, type CommentStyle, commentsOf } from "./comments.ts";

/** A line of a text, without its end. */
export interface Line {
  /** From 1. */
  readonly number: number;
  readonly text: string;
}

/** A text as readers of headers need it. */
export interface OpenedText {
  readonly path: string;
  /** The lines of the head: the first 6 KiB. */
  readonly head: readonly Line[];
  /** The comments of the head before its first code. */
  readonly comments: readonly Comment[];
  /** Whether the text holds this anywhere. */
  has(part: string): boolean;
  /** The first line that holds this part; with "\n" before it, that begins so. Linear. */
  lineWith(part: string): Line | undefined;
  /** The text from where this part begins, so many characters of it. */
  from(part: string, length: number): string | undefined;
}

const headLength = 6 * 1024;
/** No line that matters is longer; patterns meet no more than this. */
const longestLine = 1024;

/**
 * The whole is read as Latin-1, one character a byte, since what is looked for in it is ASCII; and
 * only when it is asked for, since most files are told by their head.
 */
export function openText(path: string, content: Uint8Array, style: CommentStyle): OpenedText {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.byteLength);
  let decoded: string | undefined;
  const whole = () => {
    decoded ??= bytes.toString("latin1");
    return decoded;
  };
  const head = headOf(bytes);
  return {
    path,
    head,
    comments: commentsOf(head, style),
    has: (part) => whole().includes(part),
    lineWith: (part) => lineWith(whole(), part),
    from(part, length) {
      const at = whole().indexOf(part);
      return at === -1 ? undefined : whole().slice(at, at + length);
    },
  };
}

/** Whole lines: one that goes on behind the head would be read wrongly. */
function headOf(bytes: Buffer): readonly Line[] {
  const lines = bytes
    .toString("utf8", 0, headLength)
    .replace(/^\ufeff/, "")
    .split("\n");
  const whole = bytes.length > headLength ? lines.slice(0, -1) : lines;
  return whole.map((line, index) => ({ number: index + 1, text: withoutEnd(line) }));
}

function lineWith(whole: string, part: string): Line | undefined {
  const found = whole.indexOf(part);
  if (found === -1) return undefined;
  const at = part.startsWith("\n") ? found + 1 : found;
  let number = 1;
  let start = 0;
  for (
    let next = whole.indexOf("\n");
    next !== -1 && next < at;
    next = whole.indexOf("\n", start)
  ) {
    number++;
    start = next + 1;
  }
  const end = whole.indexOf("\n", at);
  return { number, text: withoutEnd(whole.slice(start, end === -1 ? undefined : end)) };
}

function withoutEnd(line: string): string {
  return (line.endsWith("\r") ? line.slice(0, -1) : line).slice(0, longestLine);
}
