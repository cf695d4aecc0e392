import { type AST, ParseError, parseTOML } from "toml-eslint-parser";
import { UsageError } from "../errors.ts";
import { type LineIndex, lineIndexOf } from "../line-index.ts";
import type { Span } from "../span.ts";
import type { Tree, TreeEntry, TreeList, TreeMapping } from "./tree.ts";

/** A TOML document. Throws a UsageError with the place of what is not TOML. */
export function readToml(path: string, text: string): TreeMapping {
  const document = { path, text, lines: lineIndexOf(text) };
  const top = emptyMapping(spanOf(document, [0, 0]));
  const [table] = parsed(document).body;
  for (const node of table.body) {
    if (node.type === "TOMLKeyValue") addKeyValue(document, top, node);
    else addTable(document, top, node);
  }
  return top;
}

interface Document {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
}

/** A mapping that is still being filled. */
interface OpenMapping extends TreeMapping {
  readonly entries: Map<string, TreeEntry>;
}

interface OpenList extends TreeList {
  readonly items: Tree[];
}

function parsed(document: Document): AST.TOMLProgram {
  try {
    return parseTOML(document.text.replace(/^\ufeff/, " "), { tomlVersion: "1.1" });
  } catch (error) {
    if (error instanceof ParseError) {
      const at = spanOf(document, [error.index, error.index]);
      const reason = error.message.replace(/\.$/, "").replace(/^[A-Z](?=[a-z ])/, lowerCase);
      throw new UsageError(`not valid TOML: ${reason}`, undefined, at);
    }
    if (!(error instanceof RangeError)) throw error;
    const at = spanOf(document, [0, 0]);
    throw new UsageError("not valid TOML: it is nested too deeply", undefined, at);
  }
}

function lowerCase(letter: string): string {
  return letter.toLowerCase();
}

function spanOf({ path, lines }: Document, [start, end]: readonly [number, number]): Span {
  return { path, start: lines.positionOf(start), end: lines.positionOf(end) };
}

function emptyMapping(at: Span): OpenMapping {
  return { kind: "mapping", entries: new Map(), at };
}

function addTable(document: Document, top: OpenMapping, table: AST.TOMLTable): void {
  const names = namesOf(table.key);
  const at = spanOf(document, table.range);
  const last = names.at(-1);
  const around = mappingAt(top, names.slice(0, -1), at);
  if (last === undefined) return;
  const into = table.kind === "array" ? newItem(around, last, at) : mappingAt(around, [last], at);
  for (const node of table.body) addKeyValue(document, into, node);
}

function addKeyValue(document: Document, into: OpenMapping, node: AST.TOMLKeyValue): void {
  const names = namesOf(node.key);
  const at = spanOf(document, node.key.range);
  const last = names.at(-1);
  if (last === undefined) return;
  const value = contentOf(document, node.value);
  mappingAt(into, names.slice(0, -1), at).entries.set(last, { at, value });
}

function namesOf(key: AST.TOMLKey): readonly string[] {
  return key.keys.map((part) => (part.type === "TOMLBare" ? part.name : part.value));
}

/** The mapping that these names lead to, made where it is not there; of a list its last item. */
function mappingAt(from: OpenMapping, names: readonly string[], at: Span): OpenMapping {
  let current = from;
  for (const name of names) {
    const found = current.entries.get(name)?.value;
    const value = found?.kind === "list" ? found.items.at(-1) : found;
    const next = value !== undefined && isOpen(value) ? value : emptyMapping(at);
    if (value !== next) current.entries.set(name, { at, value: next });
    current = next;
  }
  return current;
}

/** Every mapping here was made by this reader. */
function isOpen(value: Tree): value is OpenMapping {
  return value.kind === "mapping";
}

function newItem(around: OpenMapping, name: string, at: Span): OpenMapping {
  const item = emptyMapping(at);
  const found = around.entries.get(name)?.value;
  if (found !== undefined && isOpenList(found)) found.items.push(item);
  else around.entries.set(name, { at, value: { kind: "list", items: [item], at } });
  return item;
}

function isOpenList(value: Tree): value is OpenList {
  return value.kind === "list";
}

function contentOf(document: Document, node: AST.TOMLContentNode): Tree {
  const at = spanOf(document, node.range);
  switch (node.type) {
    case "TOMLArray": {
      const items = node.elements.map((element) => contentOf(document, element));
      return { kind: "list", items, at };
    }
    case "TOMLInlineTable": {
      const mapping = emptyMapping(at);
      for (const each of node.body) addKeyValue(document, mapping, each);
      return mapping;
    }
    case "TOMLValue": {
      const isText = node.kind === "string";
      const text = isText ? node.value : document.text.slice(...node.range);
      const type = isText || node.kind === "boolean" ? wordTypes[node.kind] : "number";
      return { kind: "word", type, text, quoted: isText, at };
    }
  }
}

const wordTypes = { string: "text", boolean: "boolean" } as const;
