import { crc32 } from "node:zlib";
import type { Sought } from "../select/sought.ts";
import {
  addWritten,
  type FoundImports,
  type ImportLines,
  importersByName,
  withUnusual,
} from "./import-lines.ts";

/** The files of one tree and their imports, from the bytes of the index. */
export interface Snapshot extends ImportLines {
  /** The id of the tree. */
  readonly tree: string;
  /** How many of its files are known. */
  readonly size: number;
  /** The paths with one of these base names; undefined: not all paths are known. */
  named(baseNames: readonly string[]): readonly string[] | undefined;
  /** All of them; costs a pass over everything. */
  contents(): TreeContents;
}

/** What is kept of a tree. */
export interface TreeContents {
  readonly tree: string;
  /** Of all files; undefined: only those that import something are known. */
  readonly paths: Iterable<string> | undefined;
  readonly imports: FoundImports;
}

/**
 * The layout, in words of 32 bits (little endian) and UTF-8:
 *
 * - magic, version, length of the tree id, numbers of paths, names, importers and unusual paths, 1 if
 *   these are the paths of all files, else 0
 * - three tables: where each path ends, where each name ends, where the importers of each name end
 * - the importers of each name, as numbers of paths; the paths that may import anything
 * - the tree id, the paths, the names, one behind the other, each with its last byte first
 * - CRC-32 of all that
 *
 * Paths and names are in order of these bytes: so those that end alike stand together, and are found
 * without reading the others.
 */
export function writeSnapshot({ tree, paths, imports }: TreeContents): Uint8Array {
  const { names, unusual } = imports;
  const files = inOrder(new Set([...(paths ?? []), ...names.keys(), ...unusual]), (path) => path);
  const numbers = new Map(files.map(({ item }, number) => [item, number]));
  const importers = inOrder(importersByName(names), ([name]) => name);
  const flat = importers.flatMap(({ item: [, known] }) => numbersOf(known, numbers));
  const words = [
    ...[magic, version, tree.length, files.length, importers.length, flat.length, unusual.size],
    paths === undefined ? 0 : 1,
    ...endsOf(files.map(({ key }) => key.length)),
    ...endsOf(importers.map(({ key }) => key.length)),
    ...endsOf(importers.map(({ item: [, known] }) => known.size)),
    ...flat,
    ...numbersOf(unusual, numbers),
  ];
  const texts = [tree, ...files.map(({ key }) => key), ...importers.map(({ key }) => key)];
  const body = Buffer.concat([
    Buffer.from(Uint32Array.from(words).buffer),
    Buffer.from(texts.join(""), "latin1"),
  ]);
  return Buffer.concat([body, digestOf(body)]);
}

/** Undefined for anything else than what `writeSnapshot` of this version gave. */
export function readSnapshot(content: Uint8Array): Snapshot | undefined {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  const end = bytes.length - digestLength;
  if (end < headWords * 4) return undefined;
  if (bytes.readUInt32LE(0) !== magic || bytes.readUInt32LE(4) !== version) return undefined;
  const body = bytes.subarray(0, end);
  return digestOf(body).equals(bytes.subarray(end)) ? snapshotIn(body) : undefined;
}

const magic = 0x58494350;
/** Raised whenever the layout changes, or what a search finds. */
const version = 3;
const headWords = 8;
const digestLength = 4;

interface Keyed<Item> {
  readonly item: Item;
  /** The bytes of its text backwards, each as one character. */
  readonly key: string;
}

function inOrder<Item>(
  items: Iterable<Item>,
  textOf: (item: Item) => string,
): readonly Keyed<Item>[] {
  const keyed = [...items].map((item) => ({
    item,
    key: backwards(textOf(item)).toString("latin1"),
  }));
  return keyed.sort((one, other) => (one.key < other.key ? -1 : 1));
}

function backwards(text: string): Buffer {
  return Buffer.from(text).reverse();
}

function numbersOf(
  paths: ReadonlySet<string>,
  numbers: ReadonlyMap<string, number>,
): readonly number[] {
  return [...paths].map((path) => numbers.get(path) ?? 0);
}

function endsOf(lengths: readonly number[]): readonly number[] {
  let end = 0;
  return lengths.map((length) => {
    end += length;
    return end;
  });
}

/** Against damage; it is the user's own git directory. */
function digestOf(body: Uint8Array): Buffer {
  const digest = Buffer.alloc(digestLength);
  digest.writeUInt32LE(crc32(body));
  return digest;
}

/**
 * Undefined where the lengths do not fit to each other: then it was not written here. Single numbers
 * are the digest's business, as to look at all of them takes longer than all the rest; whatever they
 * are, nothing is read from elsewhere.
 */
function snapshotIn(body: Buffer): Snapshot | undefined {
  const tables = tablesIn(body);
  if (tables === undefined) return undefined;
  const { tree, isWhole, paths, names, importers, unusual } = tables;
  const pathsOf = (numbers: Uint32Array) =>
    Array.from(
      numbers.filter((number) => number < paths.count),
      paths.text,
    );
  return {
    tree,
    size: paths.count,
    importersOf(sought) {
      const found = new Map<string, string[]>();
      for (const index of soughtIn(names, sought)) {
        const name = names.text(index);
        for (const path of pathsOf(importers(index))) addWritten(found, path, name);
      }
      return withUnusual(found, pathsOf(unusual));
    },
    named(baseNames) {
      if (!isWhole) return undefined;
      return [...soughtIn(paths, { names: [], endings: baseNames })].map(paths.text);
    },
    contents() {
      const written = new Map<string, string[]>();
      for (let index = 0; index < names.count; index += 1) {
        const name = names.text(index);
        for (const path of pathsOf(importers(index))) addWritten(written, path, name);
      }
      return {
        tree,
        paths: isWhole
          ? Array.from({ length: paths.count }, (_, index) => paths.text(index))
          : undefined,
        imports: { names: written, unusual: new Set(pathsOf(unusual)) },
      };
    },
  };
}

interface Tables {
  readonly tree: string;
  /** Whether the paths are those of all files. */
  readonly isWhole: boolean;
  readonly paths: Texts;
  readonly names: Texts;
  /** The numbers of the paths that import the name of this number. */
  importers(index: number): Uint32Array;
  readonly unusual: Uint32Array;
}

/** Texts in order of their bytes backwards; a key is the bytes of a text backwards. */
interface Texts {
  readonly count: number;
  text(index: number): string;
  isWhole(index: number, key: Buffer): boolean;
  /** Whether a text stands before those that begin with the key (-1), among (0) or behind them (1). */
  order(index: number, key: Buffer): number;
}

function tablesIn(body: Buffer): Tables | undefined {
  const words = wordsIn(body);
  const [, , treeLength = 0, pathCount = 0, nameCount = 0, importerCount = 0, unusualCount = 0] =
    words;
  let end = headWords;
  const take = (count: number) => {
    end += count;
    return words.subarray(end - count, end);
  };
  const [pathEnds, nameEnds, importerEnds] = [take(pathCount), take(nameCount), take(nameCount)];
  const [importers, unusual] = [take(importerCount), take(unusualCount)];
  const paths = end * 4 + treeLength;
  const names = paths + (pathEnds.at(-1) ?? 0);
  const fits =
    names + (nameEnds.at(-1) ?? 0) === body.length &&
    (importerEnds.at(-1) ?? 0) === importers.length;
  if (!fits) return undefined;
  return {
    isWhole: words[headWords - 1] === 1,
    tree: body.toString("latin1", end * 4, paths),
    paths: textsAt(body, paths, pathEnds),
    names: textsAt(body, names, nameEnds),
    importers: (index) => importers.subarray(importerEnds[index - 1] ?? 0, importerEnds[index]),
    unusual,
  };
}

/** A copy where the bytes are not aligned; machines of the other byte order read no index. */
function wordsIn(body: Buffer): Uint32Array {
  const aligned = body.byteOffset % 4 === 0 ? body : new Uint8Array(body);
  return new Uint32Array(aligned.buffer, aligned.byteOffset, body.length >> 2);
}

function textsAt(body: Buffer, start: number, ends: Uint32Array): Texts {
  const startOf = (index: number) => Math.min(start + (ends[index - 1] ?? 0), body.length);
  const endOf = (index: number) => Math.min(start + (ends[index] ?? 0), body.length);
  return {
    count: ends.length,
    text: (index) =>
      Buffer.from(body.subarray(startOf(index), endOf(index)))
        .reverse()
        .toString(),
    isWhole: (index, key) => body.subarray(startOf(index), endOf(index)).equals(key),
    order(index, key) {
      const first = startOf(index);
      return body.compare(key, 0, key.length, first, Math.min(first + key.length, endOf(index)));
    },
  };
}

/** The numbers of the texts that are sought, each once. */
function soughtIn(known: Texts, { names, endings }: Sought): ReadonlySet<number> {
  const numbers = new Set<number>();
  for (const name of [...names, ...endings]) {
    const key = backwards(name);
    const first = firstOf(known.count, (index) => known.order(index, key) >= 0);
    if (first < known.count && known.isWhole(first, key)) numbers.add(first);
  }
  for (const ending of endings) {
    const key = backwards(`/${ending}`);
    const end = firstOf(known.count, (index) => known.order(index, key) > 0);
    let number = firstOf(end, (index) => known.order(index, key) >= 0);
    for (; number < end; number += 1) numbers.add(number);
  }
  return numbers;
}

/** The first number below `count` for which `isReached` holds, as it does for all behind it. */
function firstOf(count: number, isReached: (index: number) => boolean): number {
  let low = 0;
  for (let high = count; low < high; ) {
    const middle = (low + high) >> 1;
    if (isReached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}
