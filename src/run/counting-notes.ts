import type { Note } from "../text/problem.ts";

/** Which side's configuration counts, and why. */
export interface Counting {
  readonly inCi: boolean;
  /** Whether it is the old side's. */
  readonly isOld: boolean;
}

/** A note that says whose configuration counts, where the two sides do not have the same. */
export function countingNotes(
  counts: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
  { inCi, isOld }: Counting,
): readonly Note[] {
  const paths = [...new Set([...counts.keys(), ...other.keys()])].toSorted();
  const differing = paths.filter((path) => counts.get(path) !== other.get(path));
  if (differing.length === 0) return [];
  const side = isOld ? "old" : "new";
  const why =
    inCi && isOld ? `in CI that of the ${side} side counts` : `that of the ${side} side counts`;
  const consequence = counts.size === 0 ? `${why}, so the defaults are in force` : why;
  const which = whichSides(counts, other, isOld);
  const message = `the configuration ${which} (${differing.join(", ")}): ${consequence}`;
  return [{ kind: "configuration", message, path: undefined }];
}

function whichSides(
  counts: ReadonlyMap<string, string>,
  other: ReadonlyMap<string, string>,
  isOld: boolean,
): string {
  if (counts.size > 0 && other.size > 0) return "differs between the sides";
  return counts.size > 0 === isOld ? "is on the old side only" : "is on the new side only";
}
