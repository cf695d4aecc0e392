import type { TextFile } from "../reading.ts";
import { fault } from "./tokens-in.ts";

/** `NAME(WORD WORD ...)` of CMake; offsets are those of the text. */
export interface CmakeCommand {
  /** In lower case, as case does not count. */
  readonly name: string;
  readonly words: readonly string[];
  readonly start: number;
  readonly end: number;
}

/**
 * The commands of a CMake file: cmake.org, "cmake-language(7)". Words are without their quotes, and
 * `${NAME}` stays in them. One pass over the text. Throws a UsageError at what is not closed.
 */
export function cmakeCommands(file: TextFile): readonly CmakeCommand[] {
  const { text } = file;
  const commands: CmakeCommand[] = [];
  let name: Piece | undefined;
  let open: { readonly start: number; readonly words: string[]; depth: number } | undefined;
  for (let at = 0; at < text.length; ) {
    const piece = pieceAt(file, at);
    at = piece.end;
    if (piece.kind === "blank") continue;
    if (open === undefined) {
      if (piece.kind === "(" && name !== undefined)
        open = { start: name.start, words: [], depth: 1 };
      else name = piece.kind === "word" ? piece : undefined;
      continue;
    }
    if (piece.kind === "(") open.depth += 1;
    else if (piece.kind === ")") open.depth -= 1;
    else open.words.push(piece.text);
    if (open.depth > 0) continue;
    const { start, words } = open;
    commands.push({ name: (name?.text ?? "").toLowerCase(), words, start, end: piece.end });
    open = undefined;
    name = undefined;
  }
  if (open === undefined) return commands;
  throw fault(file, open.start, `not valid CMake: the "(" of "${name?.text ?? ""}" is not closed`);
}

interface Piece {
  readonly kind: "blank" | "(" | ")" | "word";
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function pieceAt(file: TextFile, start: number): Piece {
  const { text } = file;
  const first = text[start] ?? "";
  if (/[\s;]/.test(first)) return { kind: "blank", text: "", start, end: start + 1 };
  if (first === "#") {
    const bracket = bracketAt(file, start + 1);
    const line = text.indexOf("\n", start);
    const end = bracket?.end ?? (line === -1 ? text.length : line);
    return { kind: "blank", text: "", start, end };
  }
  if (first === "(" || first === ")") return { kind: first, text: first, start, end: start + 1 };
  return bracketAt(file, start) ?? (first === '"' ? quotedAt(file, start) : wordAt(text, start));
}

/** `[[ ... ]]` and `[=[ ... ]=]`. */
function bracketAt(file: TextFile, start: number): Piece | undefined {
  const { text } = file;
  if (text[start] !== "[") return undefined;
  let inner = start + 1;
  while (text[inner] === "=") inner += 1;
  if (text[inner] !== "[") return undefined;
  const close = `]${"=".repeat(inner - start - 1)}]`;
  const end = text.indexOf(close, inner + 1);
  if (end === -1) throw fault(file, start, "not valid CMake: a bracket argument is not closed");
  return { kind: "word", text: text.slice(inner + 1, end), start, end: end + close.length };
}

function quotedAt(file: TextFile, start: number): Piece {
  const { text } = file;
  for (let end = start + 1; end < text.length; end += 1) {
    if (text[end] === "\\") end += 1;
    else if (text[end] === '"') {
      return { kind: "word", text: text.slice(start + 1, end), start, end: end + 1 };
    }
  }
  throw fault(file, start, "not valid CMake: a string is not closed");
}

/** A word may have quoted parts: `-DX="a b"`. */
function wordAt(text: string, start: number): Piece {
  let end = start;
  while (end < text.length && !/[\s()#";]/.test(text[end] ?? "")) {
    end += text[end] === "\\" ? 2 : 1;
  }
  const to = Math.min(Math.max(end, start + 1), text.length);
  return { kind: "word", text: text.slice(start, to), start, end: to };
}
