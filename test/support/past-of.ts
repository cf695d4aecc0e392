import { createHash } from "node:crypto";
import type { Memory, PastChange } from "../../src/check/memory.ts";
import { additionsOf } from "../../src/history/additions-of.ts";
import { recall } from "../../src/history/recall.ts";
import type { Past } from "../../src/schema/past.ts";
import type { Schema } from "../../src/schema/schema.ts";
import type { Files } from "./schema-of.ts";

/** A commit of a fixture's past: all files, and the tag that stands at it. */
export interface Snapshot {
  readonly files: Files;
  readonly tag: string | undefined;
}

/** What is known of the past of a change that comes after these commits, of which the last is the old side. */
export async function pastOf(
  before: Schema,
  after: Schema,
  snapshots: readonly Snapshot[],
): Promise<Past> {
  const paths = [...before.files, ...after.files].map((file) => file.path);
  const additions = additionsOf(before, after, new Set(paths));
  return (await recall(additions, memoryOf(snapshots))).past;
}

/** Commits in a row, each a day after the one before. */
function memoryOf(snapshots: readonly Snapshot[]): Memory {
  const blobs = new Map<string, string>();
  const blobOf = (index: number, path: string) => {
    const text = snapshots[index]?.files[path];
    if (text === undefined) return undefined;
    const id = createHash("sha1").update(text).digest("hex");
    blobs.set(id, text);
    return id;
  };
  const changes = snapshots.flatMap((_, index) => changesOf(snapshots, index, blobOf)).toReversed();
  const indexOf = (commit: string | undefined) =>
    snapshots.findIndex((_, index) => idOf(index) === commit);
  return {
    async *changes(paths, commit) {
      const last = commit === undefined ? snapshots.length - 1 : indexOf(commit);
      for (const change of changes) {
        if (paths.includes(change.path) && indexOf(change.commit) <= last) yield change;
      }
    },
    replacedBy: async ({ commit }) =>
      changes.flatMap((change) => {
        const [blob] = change.before;
        if (change.commit !== commit || blob === undefined) return [];
        return [{ path: change.path, blob }];
      }),
    read: async (ids) => {
      const encoder = new TextEncoder();
      return new Map(ids.map((id) => [id, encoder.encode(blobs.get(id))]));
    },
    releases: async (introduced, removed, path) => {
      const end = removed === undefined ? snapshots.length : indexOf(removed);
      return snapshots.slice(indexOf(introduced), end).flatMap(({ tag }, offset) => {
        const blob = blobOf(indexOf(introduced) + offset, path);
        return tag === undefined ? [] : [{ name: tag, blob }];
      });
    },
    hasReleaseBefore: async (commit) =>
      snapshots.slice(0, indexOf(commit) + 1).some(({ tag }) => tag !== undefined),
    mainline: async (path) => snapshots.flatMap((_, index) => blobOf(index, path) ?? []),
  };
}

function changesOf(
  snapshots: readonly Snapshot[],
  index: number,
  blobOf: (index: number, path: string) => string | undefined,
): readonly PastChange[] {
  const paths = [...Object.keys(snapshots[index]?.files ?? {})];
  const older = [...Object.keys(snapshots[index - 1]?.files ?? {})];
  return [...new Set([...paths, ...older])].flatMap((path) => {
    const before = blobOf(index - 1, path);
    const after = blobOf(index, path);
    if (before === after) return [];
    const parent = index === 0 ? undefined : idOf(index - 1);
    const date = `2024-01-${String(index + 1).padStart(2, "0")}`;
    const commit = idOf(index);
    return [{ commit, date, path, parent, before: [before], after, isCut: false }];
  });
}

/** "0000001...", so that a message names the folder of the fixture. */
function idOf(index: number): string {
  return `${index + 1}`.padStart(7, "0").padEnd(40, "0");
}
