import type { Memory, PastChange } from "../check/memory.ts";
import type { Version } from "./question.ts";
import { type Tracker, versionOf } from "./tracker.ts";
import type { Versions } from "./versions.ts";

/** A commit that replaces more files than this is not searched to its end. */
const mostCandidates = 100;

/**
 * Where a container stood before a commit in which it appears: in a file that was renamed, or that
 * it was moved out of. Told by its full name, not by how similar two files are.
 */
export async function originOf(
  tracker: Tracker,
  change: PastChange,
  memory: Memory,
  versions: Versions,
): Promise<Version | undefined> {
  if (change.parent === undefined) return undefined;
  const replaced = await memory.replacedBy(change);
  const others = replaced.filter(({ path }) => path !== change.path);
  const baseName = baseNameOf(change.path);
  const candidates = [
    ...others.filter(({ path }) => baseNameOf(path) === baseName),
    ...others.filter(({ path }) => baseNameOf(path) !== baseName),
  ].slice(0, mostCandidates);
  await versions.load(candidates.map(({ blob }) => blob));
  for (const { path, blob } of candidates) {
    const version = versionOf(tracker.addition, path, blob, versions);
    if (version !== undefined) return version;
  }
  return undefined;
}

function baseNameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
