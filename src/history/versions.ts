import type { Memory } from "../check/memory.ts";
import { parse } from "../compile/parse.ts";
import type { ParsedFile } from "../compile/parsed-file.ts";
import type { Span } from "../text/span.ts";
import { type Containers, containersIn } from "./containers.ts";
import { sliceOf } from "./slice-of.ts";

/** The versions of files that were read, each parsed once, as far as it declares what is looked for. */
export interface Versions {
  /**
   * Reads those that are not known yet. `names`: the names of the types at the top of a file that are
   * looked for in them, or that hold them; all that were ever looked for, unless told.
   */
  load(blobs: readonly string[], names?: ReadonlySet<string>): Promise<void>;
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

/** What was read of a version. */
interface Known {
  readonly names: ReadonlySet<string>;
  readonly containers: Containers;
}

/** `names`: the names of the types at the top of a file that are looked for, or that hold them. */
export function createVersions(memory: Memory, names: ReadonlySet<string>): Versions {
  const byBlob = new Map<string, Known>();
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
    async load(blobs, wanted = names) {
      const unknown = [...new Set(blobs)].filter((blob) => !isKnown(byBlob.get(blob), wanted));
      if (unknown.length === 0) return;
      for (const [blob, content] of await memory.read(unknown)) {
        const more = byBlob.has(blob) ? names : wanted;
        if (!byBlob.has(blob)) size += content.length;
        const containers = parsedSlice(sliceOf(decode(content), more));
        byBlob.set(blob, { names: more, containers });
      }
    },
    containersOf: (blob) => byBlob.get(blob)?.containers ?? none,
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

function isKnown(version: Known | undefined, wanted: ReadonlySet<string>): boolean {
  if (version === undefined) return false;
  if (version.names === wanted) return true;
  return version.names.size >= wanted.size && [...wanted].every((name) => version.names.has(name));
}

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
