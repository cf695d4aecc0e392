import {
  type Alias,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  type Scalar,
} from "yaml";
import { UsageError } from "../errors.ts";
import { type LineIndex, lineIndexOf } from "../line-index.ts";
import type { Span } from "../span.ts";
import type { Tree, TreeEntry } from "./tree.ts";

/**
 * The one document of a YAML file; aliases and merge keys are expanded. Throws a UsageError with the
 * place of what is not YAML, or of what expands without bound.
 */
export function readYaml(path: string, text: string, mostValues = usualValues): Tree {
  const lines = lineIndexOf(text);
  const document = parsed(path, text);
  const [error] = document.errors;
  if (error !== undefined) {
    throw new UsageError(reasonOf(error), undefined, spanOf(path, lines, error.pos));
  }
  const reader: Reader = { path, text, lines, document, left: mostValues, open: new Set() };
  return read(reader, document.contents, [0, 0]);
}

type Document = ReturnType<typeof parseDocument>;
type Range = readonly number[];

/** A configuration has a few hundred values; a small file of nested aliases has billions. */
const usualValues = 50_000;

interface Reader {
  readonly path: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly document: Document;
  /** How many values it may still read. */
  left: number;
  /** The collections around the current value: an alias may lead back to one of them. */
  readonly open: Set<Node>;
}

function parsed(path: string, text: string): Document {
  try {
    return parseDocument(text, { prettyErrors: false, logLevel: "error" });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    const at = spanOf(path, lineIndexOf(text), [0, 0]);
    throw new UsageError("not valid YAML: it is nested too deeply", undefined, at);
  }
}

function reasonOf({ code, message }: { readonly code: string; readonly message: string }): string {
  if (code === "DUPLICATE_KEY") return "this key stands there twice";
  if (code === "MULTIPLE_DOCS") return "not a single YAML document: another one begins here";
  return `not valid YAML: ${message.replace(/^[A-Z](?=[a-z ])/, (first) => first.toLowerCase())}`;
}

function spanOf(path: string, lines: LineIndex, [start = 0, end = start]: Range): Span {
  return { path, start: lines.positionOf(start), end: lines.positionOf(end) };
}

/** `place` is that of what the value belongs to, for a value that has none. */
function read(reader: Reader, node: unknown, place: Range): Tree {
  reader.left -= 1;
  const range = rangeOf(node) ?? place;
  const at = spanOf(reader.path, reader.lines, range);
  if (reader.left < 0) throw new UsageError("its aliases expand without bound", undefined, at);
  if (isAlias(node)) return read(reader, anchored(reader, node, at), range);
  if (isScalar(node)) return readScalar(reader, node, at);
  if (!isMap(node) && !isSeq(node)) return { kind: "nothing", at };
  if (reader.open.has(node)) {
    const here = spanOf(reader.path, reader.lines, place);
    throw new UsageError("this alias contains itself", undefined, here);
  }
  reader.open.add(node);
  const value: Tree = isSeq(node)
    ? { kind: "list", items: node.items.map((item) => read(reader, item, range)), at }
    : { kind: "mapping", entries: readEntries(reader, node.items), at };
  reader.open.delete(node);
  return value;
}

function anchored({ document }: Reader, alias: Alias, at: Span): Node {
  const node = alias.resolve(document);
  if (node !== undefined) return node;
  throw new UsageError(`no anchor "${alias.source}" stands before this alias`, undefined, at);
}

function rangeOf(node: unknown): Range | undefined {
  return isAlias(node) || isScalar(node) || isMap(node) || isSeq(node)
    ? node.range?.slice(0, 2)
    : undefined;
}

function readScalar({ text }: Reader, node: Scalar, at: Span): Tree {
  const { value, range, type } = node;
  if (value === null || value === undefined) return { kind: "nothing", at };
  const quoted = type !== "PLAIN";
  if (typeof value === "string") return { kind: "word", type: "text", text: value, quoted, at };
  const written = text.slice(range?.[0], range?.[1]);
  const kind = typeof value === "boolean" ? "boolean" : "number";
  return { kind: "word", type: kind, text: written, quoted, at };
}

interface Pair {
  readonly key: unknown;
  readonly value: unknown;
}

/** What a merge key `<<` brings stands behind what is written beside it. */
function readEntries(reader: Reader, pairs: readonly Pair[]): ReadonlyMap<string, TreeEntry> {
  const entries = new Map<string, TreeEntry>();
  const merged: TreeEntry[] = [];
  for (const { key, value } of pairs) {
    const place = rangeOf(key) ?? [0, 0];
    const name = read(reader, key, place);
    const entry = { at: name.at, value: read(reader, value, place) };
    if (name.kind !== "word") throw new UsageError("a key must be a word", undefined, name.at);
    if (name.text === "<<" && !name.quoted) merged.push(entry);
    else entries.set(name.text, entry);
  }
  for (const { value } of merged.flatMap(sourcesOf)) {
    if (value.kind !== "mapping") {
      throw new UsageError('"<<" merges mappings, and this is none', undefined, value.at);
    }
    for (const [key, entry] of value.entries) if (!entries.has(key)) entries.set(key, entry);
  }
  return entries;
}

function sourcesOf(entry: TreeEntry): readonly TreeEntry[] {
  const { at, value } = entry;
  return value.kind === "list" ? value.items.map((item) => ({ at, value: item })) : [entry];
}
