import { Lexer } from "../lexer.ts";
import type { LocationTable } from "../location-table.ts";
import { Token } from "../token.ts";
import { commentsFrom } from "./comments.ts";
import { formOf } from "./declarations.ts";

/** The comments of one declaration; "" for none. */
export interface AttachedComments {
  readonly leading: string;
  readonly trailing: string;
  readonly detached: readonly string[];
}

/**
 * The comments of each location that has any, by its row. Only declarations have comments, and only
 * those in front of their first and behind their last token (of a block: its "{"), as protoc's
 * parser.cc, ConsumeEndOfDeclaration. The text must be without syntax errors.
 */
export function attachComments(
  text: string,
  locations: LocationTable,
): ReadonlyMap<number, AttachedComments> {
  const attached = new Map<number, AttachedComments>();
  const first = commentsFrom(text, 0, "start of file");
  let { leading, next } = first;
  let detached = [...first.detached];
  const end = (offset: number, row: number | undefined, closes: boolean) => {
    const comments = commentsFrom(text, offset, "behind a token");
    if (row !== undefined && hasAny(leading, comments.trailing, detached)) {
      attached.set(row, { leading, trailing: comments.trailing, detached });
    }
    // An empty statement keeps what was detached before it for the next declaration.
    if (row !== undefined || closes) detached = [...comments.detached];
    else detached.push(...comments.detached);
    ({ leading, next } = comments);
  };
  const skipEmptyStatements = () => {
    while (text[next] === ";") end(next + 1, undefined, false);
  };
  skipEmptyStatements();
  for (const { offset, row } of endsOf(text, locations)) {
    end(offset, row, row === undefined);
    skipEmptyStatements();
  }
  return attached;
}

function hasAny(leading: string, trailing: string, detached: readonly string[]): boolean {
  return leading !== "" || trailing !== "" || detached.length > 0;
}

/** Where a declaration or its head ends: the offset behind the token. Without a row: a "}". */
interface End {
  readonly offset: number;
  readonly row: number | undefined;
}

function endsOf(text: string, locations: LocationTable): readonly End[] {
  const ends: End[] = [];
  for (let row = 0; row < locations.size; row++) {
    const { path, start, end } = locations.at(row);
    const form = formOf(path);
    if (form === undefined) continue;
    const last = text[end - 1];
    // What is a statement elsewhere and ends with "}" is the field of a group: its message tells.
    if (last === ";" && form !== "block") ends.push({ offset: end, row });
    if (last !== "}" || form === "statement") continue;
    ends.push({ offset: openBraceEnd(text, start), row });
    ends.push({ offset: end, row: undefined });
  }
  return ends.sort((one, other) => one.offset - other.offset);
}

/** Behind the "{" that opens the body of a block; the options of a group hold others. */
function openBraceEnd(text: string, start: number): number {
  const lexer = new Lexer("", text, []);
  lexer.end = start;
  let depth = 0;
  for (lexer.next(); lexer.kind !== Token.end; lexer.next()) {
    if (lexer.kind === Token.openBracket) depth++;
    else if (lexer.kind === Token.closeBracket) depth--;
    else if (lexer.kind === Token.openBrace && depth === 0) break;
  }
  return lexer.end;
}
