import type { ParsedFile } from "../compile/parsed-file.ts";
import type { Facts, Question } from "./facts.ts";
import { grouped } from "./grouped.ts";
import { baseNameOf, byCodePoint, folderOf, joinPath } from "./path.ts";
import type { Side } from "./selection.ts";

/**
 * One side as far as it is known. An answer of undefined means "not known yet": the question has
 * been noted, and will have been answered when the caller tries again.
 */
export interface View {
  has(path: string): boolean | undefined;
  /** Whether a name is there as a path below a folder. */
  hasBelow(folder: string, name: string): boolean | undefined;
  /** Those of a folder and the ones around it, the nearest first, below which a name is there. */
  holders(folder: string, name: string): readonly string[] | undefined;
  /** Those of these paths that are there. */
  existing(paths: readonly string[]): ReadonlySet<string> | undefined;
  /** All paths, in code point order. */
  paths(): readonly string[] | undefined;
  /** All paths with this base name, in code point order. */
  named(baseName: string): readonly string[] | undefined;
  /** All paths directly in this folder, in code point order. */
  inFolder(folder: string): readonly string[] | undefined;
  /** The first paths anywhere below this folder, in code point order; at most so many. */
  firstBelow(folder: string, count: number): readonly string[] | undefined;
  /** A file that is there. */
  file(path: string): ParsedFile | undefined;
}

/**
 * By folder and name, whether it is there and what holds it: known for good. Files of a folder import
 * the same names, and to put a path together takes longer than to look it up.
 */
export interface Places {
  readonly there: Map<string, Map<string, boolean>>;
  readonly holders: Map<string, Map<string, readonly string[]>>;
}

export function noPlaces(): Places {
  return { there: new Map(), holders: new Map() };
}

/** Adds what it finds out to `places`. */
export function viewOf(
  side: Side,
  facts: Facts,
  places: Places,
  ask: (question: Question) => void,
): View {
  let listing: Listing | undefined;
  function listed(): Listing | undefined {
    listing ??= listingOf(side, facts);
    return listing;
  }
  function list(): Listing | undefined {
    if (listed() === undefined) ask({ kind: "listing" });
    return listing;
  }
  function has(path: string): boolean | undefined {
    const there = isThere(side, facts, path);
    if (there === undefined) ask({ kind: "path", path });
    return there;
  }
  function hasBelow(folder: string, name: string): boolean | undefined {
    const names = places.there.get(folder) ?? new Map<string, boolean>();
    const known = names.get(name);
    if (known !== undefined) return known;
    const there = has(joinPath(folder, name));
    if (there !== undefined) places.there.set(folder, names.set(name, there));
    return there;
  }
  function holders(folder: string, name: string): readonly string[] | undefined {
    const names = places.holders.get(folder) ?? new Map<string, readonly string[]>();
    const known = names.get(name);
    if (known !== undefined) return known;
    const around = folder === "" ? [] : holders(folderOf(folder), name);
    const there = hasBelow(folder, name);
    if (around === undefined || there === undefined) return undefined;
    const found = there ? [folder, ...around] : around;
    places.holders.set(folder, names.set(name, found));
    return found;
  }
  const readable = (paths: readonly string[] | undefined) =>
    paths?.filter((path) => isThere(side, facts, path) === true);
  return {
    has,
    hasBelow,
    holders,
    existing(paths) {
      const existing = new Set<string>();
      let isKnown = true;
      for (const path of paths) {
        const there = has(path);
        if (there === undefined) isKnown = false;
        else if (there) existing.add(path);
      }
      return isKnown ? existing : undefined;
    },
    paths: () => readable(list()?.paths),
    named(baseName) {
      const all = listed();
      if (all !== undefined) return readable(found(all.byBaseName(), baseName));
      const paths = namedIn(side, facts, baseName);
      if (paths === undefined) ask({ kind: "named", baseName });
      return readable(paths);
    },
    inFolder: (folder) => readable(found(list()?.byFolder(), folder)),
    firstBelow(folder, count) {
      const paths = list()?.paths;
      return paths === undefined ? undefined : readable(firstBelow(paths, folder, count));
    },
    file(path) {
      const home = homeOf(side, facts, path);
      if (!facts.files[home].has(path)) ask({ kind: "file", side: home, path });
      return facts.files[home].get(path);
    },
  };
}

/** Of one side; what turned out to be unreadable is still in it. */
interface Listing {
  readonly paths: readonly string[];
  byBaseName(): Groups;
  byFolder(): Groups;
}

// A listing is asked for once and then is in all facts; to sort it takes longer than all the rest.
const listings = new WeakMap<ReadonlySet<string>, Map<Side, Listing>>();

function listingOf(side: Side, facts: Facts): Listing | undefined {
  if (facts.listing === undefined) return undefined;
  const sides = listings.get(facts.listing) ?? new Map<Side, Listing>();
  listings.set(facts.listing, sides);
  const known = sides.get(side) ?? makeListing(side, facts, facts.listing);
  sides.set(side, known);
  return known;
}

function makeListing(side: Side, facts: Facts, listing: ReadonlySet<string>): Listing {
  const paths = onSide(side, facts, [...listing, ...facts.changed.keys()]);
  return {
    paths,
    byBaseName: remembered(() => grouped(paths, baseNameOf)),
    byFolder: remembered(() => grouped(paths, folderOf)),
  };
}

// The same holds for the paths with one base name, of which there may be thousands.
const namedPaths = new WeakMap<readonly string[], Map<Side, readonly string[]>>();

/** Of one side, in code point order; undefined: not known yet. */
function namedIn(side: Side, facts: Facts, baseName: string): readonly string[] | undefined {
  const named = facts.named.get(baseName);
  if (named === undefined) return undefined;
  const sides = namedPaths.get(named) ?? new Map<Side, readonly string[]>();
  namedPaths.set(named, sides);
  const known =
    sides.get(side) ?? onSide(side, facts, [...named, ...changedNamed(facts, baseName)]);
  sides.set(side, known);
  return known;
}

/** Those of these paths that are on the side, each once, in code point order. */
function onSide(side: Side, { changed }: Facts, paths: Iterable<string>): readonly string[] {
  return [...new Set(paths)].filter((path) => changed.get(path)?.[side] ?? true).sort(byCodePoint);
}

const changedByBaseName = new WeakMap<Facts["changed"], Groups>();

function changedNamed({ changed }: Facts, baseName: string): readonly string[] {
  const known = changedByBaseName.get(changed) ?? grouped(changed.keys(), baseNameOf);
  changedByBaseName.set(changed, known);
  return known.get(baseName) ?? [];
}

type Groups = ReadonlyMap<string, readonly string[]>;

function remembered(make: () => Groups): () => Groups {
  let groups: Groups | undefined;
  return () => {
    groups ??= make();
    return groups;
  };
}

function found(groups: Groups | undefined, key: string): readonly string[] | undefined {
  return groups === undefined ? undefined : (groups.get(key) ?? []);
}

/** What is below one folder stands together in code point order, as it begins alike. */
function firstBelow(paths: readonly string[], folder: string, count: number): readonly string[] {
  const start = folder === "" ? "" : `${folder}/`;
  let low = 0;
  for (let high = paths.length; low < high; ) {
    const middle = (low + high) >> 1;
    if ((paths[middle] ?? "") < start) low = middle + 1;
    else high = middle;
  }
  return paths.slice(low, low + count).filter((path) => path.startsWith(start));
}

function isThere(side: Side, facts: Facts, path: string): boolean | undefined {
  const change = facts.changed.get(path);
  const files = facts.files[change === undefined ? "after" : side];
  const file = files.get(path);
  if (file !== undefined) return true;
  if (files.has(path)) return false;
  return change?.[side] ?? facts.listing?.has(path) ?? facts.unchanged.get(path);
}

/** The side whose facts speak of the path: see `Facts`. */
function homeOf(side: Side, facts: Facts, path: string): Side {
  return facts.changed.has(path) ? side : "after";
}
