import { type Node, type ParseError, parseTree, printParseErrorCode } from "jsonc-parser";
import { UsageError } from "../errors.ts";
import { type LineIndex, lineIndexOf } from "../line-index.ts";
import type { Span } from "../span.ts";
import type { Tree, TreeEntry } from "./tree.ts";

/**
 * A JSON document, which may have comments and trailing commas. Throws a UsageError with the place of
 * what is not JSON.
 */
export function readJson(path: string, text: string): Tree {
  const document = { path, lines: lineIndexOf(text), text };
  const errors: ParseError[] = [];
  const node = parsed(document, errors);
  const [error] = errors;
  if (error !== undefined || node === undefined) {
    const reason = error === undefined ? "it is empty" : wordsOf(printParseErrorCode(error.error));
    const { offset = 0, length = 0 } = error ?? {};
    throw new UsageError(`not valid JSON: ${reason}`, undefined, spanOf(document, offset, length));
  }
  return read(document, node);
}

interface Document {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
}

function parsed(document: Document, errors: ParseError[]): Node | undefined {
  try {
    return parseTree(document.text.replace(/^\ufeff/, " "), errors, { allowTrailingComma: true });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const at = spanOf(document, 0, 0);
    throw new UsageError("not valid JSON: it is nested too deeply", undefined, at);
  }
}

/** "CloseBraceExpected" as words. */
function wordsOf(code: string): string {
  return code.replace(/(?<=.)([A-Z])/g, " $1").toLowerCase();
}

function spanOf({ path, lines }: Document, offset: number, length: number): Span {
  return { path, start: lines.positionOf(offset), end: lines.positionOf(offset + length) };
}

/** As deep as the parser's own recursion, which did not fail. */
function read(document: Document, node: Node): Tree {
  const at = spanOf(document, node.offset, node.length);
  const children = node.children ?? [];
  switch (node.type) {
    case "object":
      return { kind: "mapping", entries: entriesOf(document, children), at };
    case "array":
      return { kind: "list", items: children.map((child) => read(document, child)), at };
    case "string":
      return { kind: "word", type: "text", text: `${node.value}`, quoted: true, at };
    case "number":
    case "boolean":
      return { kind: "word", type: node.type, text: `${node.value}`, quoted: false, at };
    case "null":
    case "property":
      return { kind: "nothing", at };
  }
}

function entriesOf(document: Document, properties: readonly Node[]): Map<string, TreeEntry> {
  const entries = new Map<string, TreeEntry>();
  for (const { children: [key, value] = [] } of properties) {
    if (key === undefined || value === undefined) continue;
    const at = spanOf(document, key.offset, key.length);
    entries.set(`${key.value}`, { at, value: read(document, value) });
  }
  return entries;
}
