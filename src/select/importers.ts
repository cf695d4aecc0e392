import { contradicts, ownFolderOf } from "./elsewhere.ts";
import type { ImportGraph } from "./import-graph.ts";
import {
  baseNameOf,
  below,
  endsWithPath,
  folderOf,
  foldersAround,
  isImportable,
  joinPath,
  tailsOf,
} from "./path.ts";
import type { RootSets, Side } from "./selection.ts";
import { type Sought, soughtBy } from "./sought.ts";
import type { View } from "./view.ts";

/** For each import name folders below which both sides have it: known for good. */
export type Holders = Map<string, Set<string>>;

export interface MeaningContext {
  readonly views: Readonly<Record<Side, View>>;
  readonly graphs: Readonly<Record<Side, ImportGraph>>;
  readonly roots: RootSets;
  readonly builtIn: ReadonlySet<string>;
  /** What is found out is added. */
  readonly holders: Holders;
  /** So many importers of one name are looked into at most; the others are asked about later. */
  readonly most: number;
}

/** The files that have written such imports, with them, and those that may import anything. */
export interface Writers {
  readonly named: readonly ReadonlyMap<string, ReadonlySet<string>>[];
  readonly unusual: ReadonlySet<string>;
}

/**
 * Those of the files that may import a path on one of the sides, judged by what they have written
 * and without reading them; of unchanged files none is left out that `resolveImports` finds to import
 * it. An import means what is found around the importer or in a root, else what is built in, and only
 * what is neither is looked for anywhere else (`findElsewhere`).
 */
export function importersOf(
  path: string,
  { named, unusual }: Writers,
  context: MeaningContext,
): ReadonlySet<string> {
  const mayMean = meaningsOf(path, context);
  const importers = new Set(unusual);
  for (const [importer, names] of named.flatMap((each) => [...each])) {
    if ([...names].some((name) => mayMean(importer, name))) importers.add(importer);
  }
  return importers;
}

/**
 * The names by which a path can be imported, and perhaps some by which it cannot: what it is below
 * one of the folders around it or below a root; and whatever ends with its package path, or with its
 * base name alone where its folder says nothing of its package.
 */
export function namesMeaning(
  path: string,
  { graphs, roots }: Pick<MeaningContext, "graphs" | "roots">,
): Sought {
  const endings = [graphs.before, graphs.after].flatMap((graph) => {
    const file = graph.file(path);
    return file === undefined ? [] : joinPath(ownFolderOf(file) ?? "", baseNameOf(path));
  });
  const rooted = [...roots.before, ...roots.after].flat().flatMap(({ folder, prefix }) => {
    const rest = below(folder, path);
    return rest === undefined ? [] : joinPath(prefix, rest);
  });
  const isEnding = soughtBy({ names: [], endings });
  const names = [...tailsOf(path), ...rooted].filter((name) => !isEnding(name));
  return { names: [...new Set(names)], endings: [...new Set(endings)] };
}

function meaningsOf(path: string, context: MeaningContext) {
  const asked = new Map<string, number>();
  const meanings = new Map<string, Meaning>();
  return (importer: string, name: string): boolean => {
    const known = meanings.get(name);
    const meaning = known ?? meaningOf(path, name, context);
    if (known === undefined) meanings.set(name, meaning);
    if (meaning === "always" || meaning === "never") return meaning === "always";
    if (isAround(importer, name, path)) return true;
    if (meaning === "around" || isHeld(context.holders, importer, name)) return false;
    const count = asked.get(name) ?? 0;
    if (count >= context.most) return false;
    const explicit = explicitPlaces(context.roots, name);
    const isElsewhere = mayBeElsewhere(context, importer, name, explicit);
    // What was asked is not known yet; this import will be looked at again.
    if (isElsewhere === undefined) asked.set(name, count + 1);
    return isElsewhere === true;
  };
}

/** Which importers may mean the path by a name: those that it is found around, or others too. */
type Meaning = "never" | "always" | "around" | "elsewhere";

function meaningOf(path: string, name: string, context: MeaningContext): Meaning {
  if (!isImportable(name)) return "never";
  if (explicitPlaces(context.roots, name).includes(path)) return "always";
  if (!context.builtIn.has(name) && !isOtherwiseNamed(context, name, path)) return "elsewhere";
  return endsWithPath(path, name) ? "around" : "never";
}

function explicitPlaces({ before, after }: RootSets, name: string): readonly string[] {
  return [...before, ...after].flat().flatMap(({ folder, prefix }) => {
    const rest = below(prefix, name);
    return rest === undefined ? [] : joinPath(folder, rest);
  });
}

/** Whether the path is the name below one of the folders around the importer. */
function isAround(importer: string, name: string, path: string): boolean {
  if (!endsWithPath(path, name)) return false;
  const folder = path.slice(0, Math.max(0, path.length - name.length - 1));
  return below(folder, importer) !== undefined;
}

/** Whether the path, on the sides that have it, is never found anywhere else by this name. */
function isOtherwiseNamed({ graphs }: MeaningContext, name: string, path: string): boolean {
  return [graphs.before, graphs.after].every((graph) => {
    const file = graph.file(path);
    return file === undefined || contradicts(file, name);
  });
}

function isHeld(holders: Holders, importer: string, name: string): boolean {
  for (const folder of holders.get(name) ?? []) {
    if (below(folder, importer) !== undefined) return true;
  }
  return false;
}

/** Undefined: not known yet. */
function mayBeElsewhere(
  { views: { before, after }, holders }: MeaningContext,
  importer: string,
  name: string,
  explicit: readonly string[],
): boolean | undefined {
  const folders = foldersAround(folderOf(importer));
  const places = [...folders.map((folder) => joinPath(folder, name)), ...explicit];
  const [old, current] = [before.existing(places), after.existing(places)];
  if (old === undefined || current === undefined) return undefined;
  const holder = folders.find((folder) => {
    const place = joinPath(folder, name);
    return old.has(place) && current.has(place);
  });
  if (holder === undefined) return old.size === 0 || current.size === 0;
  holders.set(name, (holders.get(name) ?? new Set()).add(holder));
  return false;
}
