import { UsageError } from "../text/errors.ts";
import type { Note } from "../text/problem.ts";
import { baseName, folderOf } from "./path-parts.ts";
import type { ReadSide } from "./pins-of.ts";
import { readerOf } from "./readers.ts";
import { joined, nothingRead, type Reading, type TextFile } from "./reading.ts";

/** Takes in files one by one, so that none need be kept. */
export interface ManifestCollector {
  add(file: TextFile): void;
  /** A file that cannot be read as what it is called is told in a note, and the rest counts. */
  result(): { readonly side: ReadSide; readonly notes: readonly Note[] };
}

export function collectManifests(built: ReadonlySet<string>): ManifestCollector {
  const readings: Reading[] = [];
  const scopes = new Set<string>();
  const notes: Note[] = [];
  return {
    add(file) {
      const reader = readerOf(file.path);
      if (reader === undefined) return;
      if (reader.makesScope && !isVariant(file.path)) scopes.add(scopeFolder(file.path));
      try {
        readings.push(reader.read(file));
      } catch (error) {
        notes.push(noteOf(file, error));
      }
    },
    result: () => ({
      side: { reading: readings.length === 0 ? nothingRead : joined(readings), scopes, built },
      notes,
    }),
  };
}

/** `opaque.buf.gen.yaml` is a template beside others, not that of its folder. */
function isVariant(path: string): boolean {
  return path.includes("buf.gen") && !/(^|\/)buf\.gen\.ya?ml$/.test(path);
}

/** A folder of requirements belongs to the folder around it. */
function scopeFolder(path: string): string {
  const folder = folderOf(path);
  return /^(requirements|gradle|\.config|\.mise)$/.test(baseName(folder))
    ? folderOf(folder)
    : folder;
}

/** Parsers give up on what is nested without end with a RangeError. */
function noteOf({ path }: TextFile, error: unknown): Note {
  if (error instanceof UsageError) {
    const message = `not read: ${error.message}`;
    const place = error.at === undefined ? {} : { start: error.at.start };
    return { kind: "unread-file", message, path, ...place };
  }
  if (!(error instanceof RangeError)) throw error;
  const start = { line: 1, column: 1 };
  return { kind: "unread-file", message: "not read: it is nested too deeply", path, start };
}
