import { SourceError } from "../../text/errors.ts";
import { lineIndexOf } from "../../text/line-index.ts";
import { Lexer } from "../lexer.ts";
import { Token } from "../token.ts";
import type { Validation } from "../validate/validation.ts";

/**
 * A NUL in a comment, and a float that begins like an octal number: as protoc's tokenizer.cc, NextChar
 * and ConsumeNumber. The parser lets both pass, as other compilers do.
 */
export function checkTokens({ file, add }: Validation): void {
  const text = file.parsed?.text ?? "";
  const lines = lineIndexOf(text);
  const report = (message: string, start: number, end: number) => {
    const [from, to] = [lines.positionOf(start), lines.positionOf(end)];
    add(new SourceError(message, { path: file.path, start: from, end: to }));
  };
  const nul = text.indexOf("\0");
  if (nul !== -1) report("a comment cannot hold a NUL", nul, nul + 1);
  if (!/\b0[0-9]+[.eE]/.test(text)) return;
  const lexer = new Lexer(file.path, text, []);
  for (lexer.next(); lexer.kind !== Token.end; lexer.next()) {
    if (lexer.kind !== Token.float || !/^0[0-9]/.test(lexer.tokenText())) continue;
    report("a number with a leading zero is octal and has no fraction", lexer.start, lexer.end);
  }
}
