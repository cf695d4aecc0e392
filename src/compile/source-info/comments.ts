/** What stands between the end of a declaration and the next token. */
export interface Comments {
  /** What belongs to the declaration that has just ended; "" for none. */
  readonly trailing: string;
  readonly detached: readonly string[];
  /** What belongs to the next declaration; "" for none. */
  readonly leading: string;
  /** The offset of the next token, or of the end of the text. */
  readonly next: number;
}

/** What is left of a line, and the lines after it, with nothing in front of it at the very start. */
type Where = "behind a token" | "start of file";

/**
 * The comments from an offset up to the next token, divided as protoc does it (tokenizer.cc,
 * NextWithComments): what begins on the line of the token before trails it, unless the next token
 * stands on that line too; a blank line detaches; what touches the next token leads it.
 */
export function commentsFrom(text: string, offset: number, where: Where): Comments {
  const next = skipSpace(text, offset);
  if (text[next] !== "/") return { ...nothing, next };
  const collected = collect();
  let at = skipBlanks(text, offset);
  let trailingEnd = -1;
  if (where === "start of file") {
    collected.detachFromPrevious();
  } else {
    const comment = commentAt(text, at);
    if (comment !== undefined) {
      collected.add(comment);
      trailingEnd = comment.isLine ? at : comment.end;
      at = comment.isLine ? comment.end : skipBlanks(text, comment.end);
      collected.flush();
    } else if (text[at] === "\n") {
      at++;
    } else {
      return { trailing: "", detached: [], leading: "", next: at };
    }
  }
  at = collectLines(text, at, collected);
  const isEnd = at >= text.length;
  if (isEnd || /[}\])]/.test(text.charAt(at))) collected.flush();
  const isOnLineOf = (place: number) => !text.slice(place, at).includes("\n");
  const isAmbiguous =
    (where === "behind a token" && isOnLineOf(offset)) ||
    (trailingEnd !== -1 && isOnLineOf(trailingEnd));
  if (!isEnd && isAmbiguous) collected.detachSingle();
  return { ...collected.result(), next: at };
}

const nothing: Omit<Comments, "next"> = { trailing: "", detached: [], leading: "" };

/** Collects from the line after a token on; returns the offset of the next one. */
function collectLines(text: string, start: number, collected: Collector): number {
  let at = start;
  for (;;) {
    at = skipBlanks(text, at);
    const comment = commentAt(text, at);
    if (comment !== undefined) {
      collected.add(comment);
      at = comment.isLine ? comment.end : skipBlanks(text, comment.end);
      if (!comment.isLine && text[at] === "\n") at++;
    } else if (text[at] === "\n") {
      at++;
      collected.flush();
      collected.detachFromPrevious();
    } else {
      return at;
    }
  }
}

interface Collector {
  add(comment: Comment): void;
  /** Ends the comment at hand: it does not lead what comes next. */
  flush(): void;
  /** Nothing belongs to the declaration before any more. */
  detachFromPrevious(): void;
  /** Makes a comment that is the only one detached: nobody can tell to which side it belongs. */
  detachSingle(): void;
  result(): Omit<Comments, "next">;
}

function collect(): Collector {
  const detached: string[] = [];
  let trailing: string | undefined;
  let current: Pick<Comment, "content" | "isLine"> | undefined;
  let canTrail = true;
  let count = 0;
  const flush = () => {
    if (current === undefined) return;
    if (canTrail) trailing = current.content;
    else detached.push(current.content);
    canTrail = false;
    current = undefined;
    count++;
  };
  return {
    add({ content, isLine }) {
      if (current?.isLine === true && isLine) {
        current = { content: current.content + content, isLine };
        return;
      }
      flush();
      current = { content, isLine };
    },
    flush,
    detachFromPrevious() {
      canTrail = false;
    },
    detachSingle() {
      if (count + (current === undefined ? 0 : 1) !== 1) return;
      if (trailing !== undefined) detached.unshift(trailing);
      trailing = undefined;
      flush();
    },
    result: () => ({ trailing: trailing ?? "", detached, leading: current?.content ?? "" }),
  };
}

interface Comment {
  readonly content: string;
  readonly isLine: boolean;
  /** Behind it; behind the line end of a line comment. */
  readonly end: number;
}

function commentAt(text: string, at: number): Comment | undefined {
  if (text[at] !== "/") return undefined;
  if (text[at + 1] === "/") {
    const newline = text.indexOf("\n", at);
    const end = newline === -1 ? text.length : newline + 1;
    return { content: text.slice(at + 2, end), isLine: true, end };
  }
  if (text[at + 1] !== "*") return undefined;
  const close = text.indexOf("*/", at + 2);
  const end = close === -1 ? text.length : close + 2;
  return { content: blockContent(text.slice(at + 2, end)), isLine: false, end };
}

/**
 * Without its end, and each further line without its indentation and one asterisk. An asterisk that
 * begins the last line may be that of the end itself. As protoc's tokenizer.cc, ConsumeBlockComment.
 */
function blockContent(comment: string): string {
  const [first = "", ...others] = comment.split("\n");
  const isOneLine = others.length === 0;
  const stripped = others.map((line, index) => {
    const rest = line.slice(skipBlanks(line, 0));
    const bare = rest.startsWith("*") ? rest.slice(1) : rest;
    if (index < others.length - 1) return bare;
    return rest === "*/" ? "" : bare.slice(0, -2);
  });
  return [isOneLine ? first.slice(0, -2) : first, ...stripped].join("\n");
}

/** Behind white space other than line ends. */
function skipBlanks(text: string, start: number): number {
  let at = start;
  while (isBlank(text.charCodeAt(at))) at++;
  return at;
}

/** Behind blanks and line ends. */
function skipSpace(text: string, start: number): number {
  let at = skipBlanks(text, start);
  while (text.charCodeAt(at) === 0x0a) at = skipBlanks(text, at + 1);
  return at;
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09 || (code >= 0x0b && code <= 0x0d);
}
