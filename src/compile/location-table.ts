import { lineIndexOf } from "../text/line-index.ts";
import type { Locations } from "../text/locations.ts";

/** The places of one file's declarations, in the order in which protoc's parser opens them. */
export interface LocationTable extends Locations {
  readonly size: number;
  /** The location of a number from 0 to `size`: its descriptor path, and offsets into the text. */
  at(row: number): Location;
}

export interface Location {
  readonly path: readonly number[];
  readonly start: number;
  readonly end: number;
}

/** One location in the table of integers: its path is its parent's, a component, and an index or -1. */
const parentAt = 0;
const componentAt = 1;
const indexAt = 2;
const startAt = 3;
const endAt = 4;
const width = 5;

/** The table of a file, from the integers that a recorder has collected. */
export function locationTable(path: string, text: string, cells: Int32Array): LocationTable {
  const lines = lineIndexOf(text);
  const cell = (row: number, at: number) => cells[row * width + at] ?? 0;
  let rows: ReadonlyMap<string, number> | undefined;
  const pathOf = (row: number) => {
    const reversed: number[] = [];
    for (let at = row; at > 0; at = cell(at, parentAt)) {
      if (cell(at, indexAt) >= 0) reversed.push(cell(at, indexAt));
      if (cell(at, componentAt) >= 0) reversed.push(cell(at, componentAt));
    }
    return reversed.reverse();
  };
  return {
    size: cells.length / width,
    at: (row) => ({ path: pathOf(row), start: cell(row, startAt), end: cell(row, endAt) }),
    spanOf(descriptorPath) {
      rows ??= rowsByPath(cells.length / width, pathOf);
      const row = rows.get(descriptorPath.join());
      if (row === undefined) return undefined;
      const start = lines.positionOf(cell(row, startAt));
      return { path, start, end: lines.positionOf(cell(row, endAt)) };
    },
  };
}

/** Where several statements share a path (two `extend` blocks, say), the first one has it. */
function rowsByPath(size: number, pathOf: (row: number) => readonly number[]): Map<string, number> {
  const rows = new Map<string, number>();
  for (let row = 0; row < size; row++) {
    const key = pathOf(row).join();
    if (!rows.has(key)) rows.set(key, row);
  }
  return rows;
}

/**
 * Collects locations while a file is parsed. A location is a row number; it is opened with the row of
 * the declaration around it and up to two more path components, and closed behind its last token.
 */
export interface LocationRecorder {
  /** How many rows there are. */
  count(): number;
  startOf(row: number): number;
  /** Adds the row of the whole file. */
  openFile(start: number): number;
  open(parent: number, start: number, component: number, index?: number): number;
  /** Adds a row with the path of another one. */
  openSame(row: number, start: number): number;
  /** Changes the component of a row: a type is read before one knows which field it fills. */
  setComponent(row: number, component: number): void;
  close(row: number, end: number): void;
  /** Adds the rows from `first` up to `last` again, which lie below `first`, below another parent. */
  repeat(first: number, last: number, parent: number): void;
  /** After an error: drops the rows from `count` on, and closes those from `from` on that are open. */
  settle(from: number, count: number, end: number): void;
  /** The integers of a location table. */
  finish(): Int32Array;
}

const isOpen = -1;
const charactersPerRow = 24;

/** An empty recorder for a text of this length. */
export function recordLocations(textLength: number): LocationRecorder {
  let cells = spareCells(width * (16 + Math.floor(textLength / charactersPerRow)));
  let count = 0;
  const cell = (row: number, at: number) => cells[row * width + at] ?? 0;
  const add = (parent: number, component: number, index: number, start: number, end: number) => {
    const at = count * width;
    if (at === cells.length) cells = doubled(cells);
    cells[at] = parent;
    cells[at + componentAt] = component;
    cells[at + indexAt] = index;
    cells[at + startAt] = start;
    cells[at + endAt] = end;
    return count++;
  };
  return {
    count: () => count,
    startOf: (row) => cell(row, startAt),
    openFile: (start) => add(-1, -1, -1, start, isOpen),
    open: (parent, start, component, index = -1) => add(parent, component, index, start, isOpen),
    openSame: (row, start) => add(row, -1, -1, start, isOpen),
    setComponent(row, component) {
      cells[row * width + componentAt] = component;
    },
    close(row, end) {
      cells[row * width + endAt] = Math.max(end, cell(row, startAt));
    },
    repeat(first, last, parent) {
      const shift = count - first;
      for (let row = first; row < last; row++) {
        const above = row === first ? parent : cell(row, parentAt) + shift;
        const index = cell(row, indexAt);
        add(above, cell(row, componentAt), index, cell(row, startAt), cell(row, endAt));
      }
    },
    settle(from, newCount, end) {
      count = newCount;
      for (let row = from; row < count; row++) {
        if (cell(row, endAt) === isOpen) this.close(row, end);
      }
    },
    finish() {
      spare = cells;
      return cells.slice(0, count * width);
    },
  };
}

/** Memory that no recorder uses at present: new one has to be cleared, and burdens the collector. */
let spare = new Int32Array(0);

function spareCells(size: number): Int32Array<ArrayBuffer> {
  const cells = spare;
  spare = new Int32Array(0);
  return cells.length < size ? new Int32Array(size) : cells;
}

function doubled(cells: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(cells.length * 2);
  larger.set(cells);
  return larger;
}
