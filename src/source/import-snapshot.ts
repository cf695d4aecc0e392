import { crc32 } from "node:zlib";
import {
  addAll,
  baseNameOf,
  type FoundImports,
  type ImportLines,
  type Written,
} from "./import-lines.ts";

/** The imports of all files of one tree, from the bytes of the index. */
export interface Snapshot extends ImportLines {
  /** The id of the tree. */
  readonly tree: string;
  /** How many files import something. */
  readonly size: number;
  /** All of them; costs a pass over everything. */
  imports(): FoundImports;
}

/**
 * The layout, in words of 32 bits (little endian) and UTF-8:
 *
 * - magic, version, length of the tree id, numbers of paths, names, importers and unusual paths
 * - three tables: where each path ends, where each name ends, where the importers of each name end
 * - the importers of each name, as numbers of paths; the paths that may import anything
 * - the tree id, the paths, the names, one behind the other
 * - CRC-32 of all that
 *
 * Names are in order of their base names, so that one of them is found without reading the others.
 */
export function writeSnapshot(tree: string, { names, unusual }: FoundImports): Uint8Array {
  const paths = [...new Set([...names.keys(), ...unusual])];
  const numbers = new Map(paths.map((path, number) => [path, number]));
  const importers = importersByName(names, numbers);
  const flat = importers.flatMap(([, known]) => [...known]);
  const words = [
    ...[magic, version, tree.length, paths.length, importers.length, flat.length, unusual.size],
    ...endsOf(paths.map((path) => Buffer.byteLength(path))),
    ...endsOf(importers.map(([name]) => Buffer.byteLength(name))),
    ...endsOf(importers.map(([, known]) => known.size)),
    ...flat,
    ...[...unusual].map((path) => numbers.get(path) ?? 0),
  ];
  const tables = Buffer.from(Uint32Array.from(words).buffer);
  const texts = [tree, ...paths, ...importers.map(([name]) => name)].join("");
  const body = Buffer.concat([tables, Buffer.from(texts)]);
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
const version = 2;
const headWords = 7;
const digestLength = 4;

type Importers = readonly (readonly [name: string, numbers: ReadonlySet<number>])[];

function importersByName(
  names: FoundImports["names"],
  numbers: ReadonlyMap<string, number>,
): Importers {
  const importers = new Map<string, Set<number>>();
  for (const [path, written] of names) {
    for (const name of written) {
      const known = importers.get(name) ?? new Set();
      importers.set(name, known.add(numbers.get(path) ?? 0));
    }
  }
  const keyed = [...importers].map((entry) => ({ entry, key: baseNameOf(entry[0]) }));
  keyed.sort((left, right) => (left.key < right.key ? -1 : left.key > right.key ? 1 : 0));
  return keyed.map(({ entry }) => entry);
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

/** Undefined where the numbers do not fit to each other: then it was not written here. */
function snapshotIn(body: Buffer): Snapshot | undefined {
  const tables = tablesIn(body);
  if (tables === undefined) return undefined;
  const { tree, paths, names, importers, unusual } = tables;
  const unusualPaths = () => Array.from(unusual, paths.text);
  const importersAt = (index: number) => Array.from(importers(index), paths.text);
  return {
    tree,
    size: paths.count,
    importersOf(baseNames) {
      const found = new Map<string, Written>();
      for (const baseName of baseNames) {
        const first = firstOf(names.count, (at) => baseNameOf(names.text(at)) >= baseName);
        for (let index = first; index < names.count; index += 1) {
          const name = names.text(index);
          if (baseNameOf(name) !== baseName) break;
          const written: Written = [name];
          for (const number of importers(index)) {
            const path = paths.text(number);
            if (found.has(path)) addAll(found, [[path, written]]);
            else found.set(path, written);
          }
        }
      }
      for (const path of unusualPaths()) found.set(path, undefined);
      return found;
    },
    imports() {
      const written = new Map<string, string[]>();
      for (let index = 0; index < names.count; index += 1) {
        for (const path of importersAt(index)) {
          const known = written.get(path) ?? [];
          known.push(names.text(index));
          written.set(path, known);
        }
      }
      return { names: written, unusual: new Set(unusualPaths()) };
    },
  };
}

interface Tables {
  readonly tree: string;
  readonly paths: Texts;
  readonly names: Texts;
  /** The numbers of the paths that import the name of this number. */
  importers(index: number): Uint32Array;
  readonly unusual: Uint32Array;
}

interface Texts {
  readonly count: number;
  text(index: number): string;
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
  const isWhole =
    names + (nameEnds.at(-1) ?? 0) === body.length &&
    (importerEnds.at(-1) ?? 0) === importers.length &&
    [pathEnds, nameEnds, importerEnds].every(isAscending) &&
    [importers, unusual].every((numbers) => numbers.every((number) => number < pathCount));
  if (!isWhole) return undefined;
  return {
    tree: body.toString("latin1", end * 4, paths),
    paths: textsAt(body, paths, pathEnds),
    names: textsAt(body, names, nameEnds),
    importers: (index) => importers.subarray(importerEnds[index - 1] ?? 0, importerEnds[index]),
    unusual,
  };
}

/** A copy, as the bytes need not be aligned; machines of the other byte order read no index. */
function wordsIn(body: Buffer): Uint32Array {
  const length = body.length >> 2;
  const words = new Uint32Array(length);
  Buffer.from(words.buffer).set(body.subarray(0, length * 4));
  return words;
}

function isAscending(ends: Uint32Array): boolean {
  return ends.every((end, index) => index === 0 || end >= (ends[index - 1] ?? 0));
}

function textsAt(body: Buffer, start: number, ends: Uint32Array): Texts {
  return {
    count: ends.length,
    text: (index) =>
      body.toString("utf8", start + (ends[index - 1] ?? 0), start + (ends[index] ?? 0)),
  };
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
