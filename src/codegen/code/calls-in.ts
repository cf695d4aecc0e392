import type { TextFile } from "../reading.ts";
import { type Dialect, fault, type Token, tokensIn } from "./tokens-in.ts";

/** `NAME(KEY = VALUE, VALUE)`; offsets are those of the text. */
export interface Call {
  /** With its dots: "protoc.toolchain". */
  readonly name: string;
  readonly arguments: readonly Argument[];
  readonly start: number;
  readonly end: number;
}

export interface Argument {
  readonly key: string | undefined;
  /** All that it is made of, brackets within it included. */
  readonly tokens: readonly Token[];
}

/** `NAME = VALUE` outside of brackets. */
export interface Assignment {
  readonly name: string;
  readonly tokens: readonly Token[];
  readonly start: number;
  readonly end: number;
}

export interface Program {
  readonly calls: readonly Call[];
  readonly assignments: readonly Assignment[];
}

/**
 * The calls of a program, also those within others, and its simple assignments. Throws a UsageError at
 * a bracket that nothing closes, and as `tokensIn` does.
 */
export function callsIn(file: TextFile, dialect: Dialect): Program {
  const tokens = tokensIn(file, dialect);
  const open: OpenCall[] = [];
  const calls: Call[] = [];
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== "mark") continue;
    const inner = open.at(-1);
    if (opening.has(token.text)) open.push(opened(tokens, index));
    else if (token.text === "," && inner !== undefined) inner.commas.push(index);
    else if (closing.has(token.text)) {
      if (inner === undefined || pairs[inner.bracket] !== token.text) {
        const message = `not valid ${dialect.language}: nothing opens this "${token.text}"`;
        throw fault(file, token.start, message);
      }
      open.pop();
      if (inner.name !== undefined && open.length < deepest)
        calls.push(closed(tokens, inner, index));
    }
  }
  const [first] = open;
  if (first === undefined) return { calls, assignments: assignmentsIn(tokens, file.text) };
  const message = `not valid ${dialect.language}: nothing closes this "${first.bracket}"`;
  throw fault(file, tokens[first.from]?.start ?? 0, message);
}

/** So that the tokens of calls within calls are not looked at again and again. */
const deepest = 20;

/** In tokens: an argument that is longer is a list of something else. */
const longestArgument = 10_000;

const opening: ReadonlySet<string> = new Set(["(", "[", "{"]);
const closing: ReadonlySet<string> = new Set([")", "]", "}"]);
const pairs: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

interface OpenCall {
  /** Undefined for a bracket that is no call. */
  readonly name: Token | undefined;
  readonly bracket: string;
  /** The index of the bracket. */
  readonly from: number;
  readonly commas: number[];
}

function opened(tokens: readonly Token[], index: number): OpenCall {
  const bracket = tokens[index]?.text ?? "";
  const before = tokens[index - 1];
  const name = bracket === "(" && before?.kind === "name" ? before : undefined;
  return { name, bracket, from: index, commas: [] };
}

function closed(tokens: readonly Token[], { name, from, commas }: OpenCall, to: number): Call {
  const ends = [...commas, to];
  const all = ends.map((end, index) => {
    const start = (ends[index - 1] ?? from) + 1;
    return tokens.slice(start, Math.min(end, start + longestArgument));
  });
  return {
    name: name?.text ?? "",
    arguments: all.filter((each) => each.length > 0).map(argumentOf),
    start: name?.start ?? 0,
    end: tokens[to]?.end ?? 0,
  };
}

/** Starlark writes `KEY = VALUE`, Swift `KEY: VALUE`. */
function argumentOf(tokens: readonly Token[]): Argument {
  const [key, mark] = tokens;
  const isKeyed = key?.kind === "name" && (mark?.text === "=" || mark?.text === ":");
  return isKeyed ? { key: key.text, tokens: tokens.slice(2) } : { key: undefined, tokens };
}

/** Those that stand at the start of a line; the value is the rest of it. */
function assignmentsIn(tokens: readonly Token[], text: string): readonly Assignment[] {
  return tokens.flatMap((token, index) => {
    const [mark, value] = [tokens[index + 1], tokens[index + 2]];
    const isFirst = token.start === 0 || text[token.start - 1] === "\n";
    if (!isFirst || token.kind !== "name" || mark?.text !== "=" || value?.kind !== "text")
      return [];
    const line = text.indexOf("\n", token.start);
    const end = line === -1 ? text.length : line;
    let last = index + 2;
    while ((tokens[last + 1]?.end ?? Number.POSITIVE_INFINITY) <= end) last += 1;
    const rest = tokens.slice(index + 2, Math.min(last + 1, index + longestArgument));
    return [{ name: token.text, tokens: rest, start: token.start, end: rest.at(-1)?.end ?? end }];
  });
}
