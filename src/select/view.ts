import type { ParsedFile } from "../compile/parsed-file.ts";
import type { Facts, Question } from "./facts.ts";
import { grouped } from "./grouped.ts";
import { baseNameOf, byCodePoint, folderOf } from "./path.ts";
import type { Side } from "./selection.ts";

/**
 * One side as far as it is known. An answer of undefined means "not known yet": the question has
 * been noted, and will have been answered when the caller tries again.
 */
export interface View {
  has(path: string): boolean | undefined;
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

export function viewOf(side: Side, facts: Facts, ask: (question: Question) => void): View {
  let listing: Listing | undefined;
  function list(): Listing | undefined {
    listing ??= listingOf(side, facts);
    if (listing === undefined) ask({ kind: "listing" });
    return listing;
  }
  function has(path: string): boolean | undefined {
    const there = isThere(side, facts, path);
    if (there === undefined) ask({ kind: "path", path });
    return there;
  }
  const readable = (paths: readonly string[] | undefined) =>
    paths?.filter((path) => isThere(side, facts, path) === true);
  return {
    has,
    existing(paths) {
      const unknown = paths.filter((path) => has(path) === undefined);
      return unknown.length > 0 ? undefined : new Set(paths.filter((path) => has(path)));
    },
    paths: () => readable(list()?.paths),
    named: (baseName) => readable(found(list()?.byBaseName(), baseName)),
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

function makeListing(side: Side, { changed }: Facts, listing: ReadonlySet<string>): Listing {
  const paths = [...new Set([...listing, ...changed.keys()])]
    .filter((path) => changed.get(path)?.[side] ?? true)
    .sort(byCodePoint);
  return {
    paths,
    byBaseName: remembered(() => grouped(paths, baseNameOf)),
    byFolder: remembered(() => grouped(paths, folderOf)),
  };
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
  const files = facts.files[homeOf(side, facts, path)];
  if (files.has(path) && files.get(path) === undefined) return false;
  return facts.changed.get(path)?.[side] ?? facts.listing?.has(path) ?? facts.unchanged.get(path);
}

/** The side whose facts speak of the path: see `Facts`. */
function homeOf(side: Side, facts: Facts, path: string): Side {
  return facts.changed.has(path) ? side : "after";
}
