import { Lexer } from "../../compile/lexer.ts";
import type { ParsedFile } from "../../compile/parsed-file.ts";
import { tags } from "../../compile/tags.ts";
import { Token } from "../../compile/token.ts";

/**
 * The text without its custom options, everything else in its place. They can be read only with what
 * defines them, and no rule that we share with a peer speaks of them.
 */
export function withoutCustomOptions({ path, text, locations }: ParsedFile): string {
  const characters = text.split("");
  let isGapLeft = false;
  for (let row = 0; row < locations.size; row++) {
    const { path: descriptorPath, start, end } = locations.at(row);
    if (descriptorPath.at(-2) !== tags.uninterpretedOptions) continue;
    if (!/^(option\s*)?\(/.test(text.slice(start, end))) continue;
    blank(characters, start, end);
    isGapLeft ||= text[start] === "(";
  }
  if (isGapLeft) closeGaps(characters, path);
  return characters.join("");
}

function blank(characters: string[], start: number, end: number): void {
  for (let at = start; at < end; at++) {
    if (characters[at] !== "\n") characters[at] = " ";
  }
}

/** Takes each comma with nothing on one side of it, and brackets with nothing in them. */
function closeGaps(characters: string[], path: string): void {
  const lexer = new Lexer(path, characters.join(""), []);
  const kept: { readonly kind: number; readonly start: number }[] = [];
  const drop = (start: number) => blank(characters, start, start + 1);
  for (lexer.next(); lexer.kind !== Token.end; lexer.next()) {
    const { kind, start } = lexer;
    const last = kept.at(-1)?.kind;
    if (kind === Token.comma && (last === Token.openBracket || last === Token.comma)) {
      drop(start);
      continue;
    }
    if (kind === Token.closeBracket && last === Token.comma) drop(kept.pop()?.start ?? start);
    if (kind === Token.closeBracket && kept.at(-1)?.kind === Token.openBracket) {
      drop(kept.pop()?.start ?? start);
      drop(start);
      continue;
    }
    kept.push({ kind, start });
  }
}
