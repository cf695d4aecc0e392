import { below } from "./path.ts";
import type { Root, RootSet } from "./selection.ts";

export interface ExplicitRoot {
  readonly root: Root;
  /** The set that the root is one of. */
  readonly set: RootSet;
}

/** The explicit root that holds a file: of several the one with the longest folder. */
export function explicitRootOf(sets: readonly RootSet[], path: string): ExplicitRoot | undefined {
  const holders = sets.flatMap((set) =>
    set.filter(({ folder }) => below(folder, path) !== undefined).map((root) => ({ root, set })),
  );
  return holders.toSorted((one, other) => other.root.folder.length - one.root.folder.length)[0];
}

/**
 * The name of each set's world, that of its first root. Sets of the two sides that share a folder
 * are one world, and so are the only ones that share none; it has the name of the new side.
 */
export function worldNamesOf(
  before: readonly RootSet[],
  after: readonly RootSet[],
): ReadonlyMap<RootSet, string> {
  const names = new Map(after.map((set) => [set, nameOf(set)]));
  const shares = (one: RootSet, other: RootSet) =>
    one.some(({ folder }) => other.some((root) => root.folder === folder));
  const lost = before.filter((set) => !after.some((other) => shares(set, other)));
  const gained = after.filter((set) => !before.some((other) => shares(set, other)));
  const successor = lost.length === 1 && gained.length === 1 ? gained[0] : undefined;
  for (const set of before) {
    names.set(set, nameOf(after.find((other) => shares(set, other)) ?? successor ?? set));
  }
  return names;
}

function nameOf(set: RootSet): string {
  return set[0]?.folder ?? "";
}
