import type { Memory } from "../check/memory.ts";
import { parse } from "../compile/parse.ts";
import type { ParsedFile } from "../compile/parsed-file.ts";
import type { Span } from "../text/span.ts";
import { type Containers, containersIn } from "./containers.ts";
import { sliceOf } from "./slice-of.ts";

/** The versions of files that were read, each parsed once, as far as it declares what is looked for. */
export interface Versions {
  /** Reads those that are not known yet. */
  load(blobs: readonly string[]): Promise<void>;
  /** What a version declares; nothing if it was not loaded. */
  containersOf(blob: string): Containers;
  /** The bytes read so far. */
  size(): number;
  /** Where a declaration stands in a version, and the line it begins on. */
  placeOf(place: Declaration): Promise<Place | undefined>;
}

export interface Declaration {
  readonly blob: string;
  readonly path: string;
  /** The `slotsKey` of its container. */
  readonly container: string;
  readonly number: number;
  /** The first of its names. */
  readonly name: string;
}

export interface Place {
  readonly span: Span;
  readonly line: string | undefined;
}

/** `names`: the names of the types at the top of a file that are looked for, or that hold them. */
export function createVersions(memory: Memory, names: ReadonlySet<string>): Versions {
  const byBlob = new Map<string, Containers>();
  const bySlice = new Map<string, Containers>();
  const whole = new Map<string, ParsedFile>();
  let size = 0;

  function parsedSlice(slice: string): Containers {
    const known = bySlice.get(slice) ?? containersIn(parse("", slice));
    bySlice.set(slice, known);
    return known;
  }

  async function wholeFile(blob: string, path: string): Promise<ParsedFile | undefined> {
    const known = whole.get(blob);
    if (known?.path === path) return known;
    const content = (await memory.read([blob])).get(blob);
    if (content === undefined) return undefined;
    const file = parse(path, content);
    whole.set(blob, file);
    return file;
  }

  return {
    async load(blobs) {
      const unknown = [...new Set(blobs)].filter((blob) => !byBlob.has(blob));
      if (unknown.length === 0) return;
      for (const [blob, content] of await memory.read(unknown)) {
        size += content.length;
        byBlob.set(blob, parsedSlice(sliceOf(decode(content), names)));
      }
    },
    containersOf: (blob) => byBlob.get(blob) ?? none,
    size: () => size,
    async placeOf({ blob, path, container, number, name }) {
      const file = await wholeFile(blob, path);
      if (file === undefined) return undefined;
      const slots = containersIn(file).get(container) ?? [];
      const numbered = slots.filter((slot) => slot.number === number);
      const slot = numbered.find((one) => one.names.includes(name)) ?? numbered[0];
      if (slot === undefined) return undefined;
      const numberPath = [...slot.path, container.startsWith("enum ") ? 2 : 3];
      const { locations } = file;
      const span = headingOf(locations.spanOf(slot.path), locations.spanOf(numberPath));
      const line = span && file.text.split("\n")[span.start.line - 1]?.replace(/\r$/, "");
      return span && { span, line };
    },
  };
}

const none: Containers = new Map();

function decode(content: Uint8Array): string {
  return new TextDecoder().decode(content);
}

/** A declaration of several lines up to its number. */
function headingOf(whole: Span | undefined, number: Span | undefined): Span | undefined {
  if (whole === undefined || number === undefined || whole.start.line === whole.end.line) {
    return whole;
  }
  return { ...whole, end: number.end };
}
