import type { ResolvedImport } from "../compile/compiled.ts";
import type { ParsedFile } from "../compile/parsed-file.ts";
import { findElsewhere } from "./elsewhere.ts";
import { importsOf } from "./imports-of.ts";
import { below, folderOf, foldersAround, isImportable, joinPath } from "./path.ts";
import { explicitRootOf } from "./root-sets.ts";
import type { OwnRoot } from "./roots.ts";
import type { Root, RootSet } from "./selection.ts";
import type { View } from "./view.ts";

export interface Resolved {
  readonly import: ResolvedImport;
  /** Other paths that the import could name as well. */
  readonly rivals: readonly string[];
}

/** Where imports are looked for. */
export interface Roots {
  readonly explicit: readonly RootSet[];
  readonly builtIn: ReadonlySet<string>;
}

/**
 * What each import string of a file means; undefined: not known yet. The first of these that has it:
 *
 * 1. the roots of its world: the explicit ones in their order, as protoc does, or its inferred one;
 * 2. the folders around the file, nearest first; then the explicit roots of other worlds;
 * 3. the files that every compiler carries with it;
 * 4. any other place in the source: see `findElsewhere`.
 *
 * What is found nowhere is assumed to exist. It depends on nothing but the file, the paths that are
 * there, and, in 4, the files found: an unchanged file resolves an import differently only if a path
 * that ends with one of its imports comes or goes, or if such a file changes in its interface.
 */
export function resolveImports(
  view: View,
  roots: Roots,
  file: ParsedFile,
  own: OwnRoot,
): ReadonlyMap<string, Resolved> | undefined {
  const names = importsOf(file);
  if (file.image !== undefined) {
    const { imports } = file.image;
    return new Map(names.map((name) => [name, importedFromImage(imports, roots, name)]));
  }
  const folders = searchOrderOf(roots.explicit, file, own);
  if (folders === undefined) return undefined;
  const resolved = names.map((name) => {
    const path = isImportable(name) ? nearestPlace(view, folders, name) : { place: undefined };
    const meaning = path && resolveImport(view, roots.builtIn, file, name, path.place);
    return [name, meaning] as const;
  });
  const known = resolved.flatMap(([name, meaning]) =>
    meaning === undefined ? [] : [[name, meaning] as const],
  );
  return known.length < resolved.length ? undefined : new Map(known);
}

/** An image names its files as they are imported. */
function importedFromImage(
  imports: ReadonlyMap<string, string>,
  { builtIn }: Roots,
  name: string,
): Resolved {
  const path = imports.get(name);
  if (path !== undefined) return { import: { kind: "file", path }, rivals: [] };
  const meaning: ResolvedImport = builtIn.has(name)
    ? { kind: "built-in", name }
    : { kind: "assumed" };
  return { import: meaning, rivals: [] };
}

function searchOrderOf(
  sets: readonly RootSet[],
  file: ParsedFile,
  own: OwnRoot,
): readonly Root[] | undefined {
  const explicit = sets.flat();
  const around = foldersAround(folderOf(file.path)).map((folder) => ({ folder, prefix: "" }));
  const chosen = explicitRootOf(sets, file.path);
  if (chosen !== undefined) return [...chosen.set, ...around, ...explicit];
  switch (own.kind) {
    case "unknown":
      return undefined;
    case "silent":
      return [...around, ...explicit];
    case "known":
      return [{ folder: own.folder, prefix: "" }, ...around, ...explicit];
  }
}

/** The first of the roots that has a name; undefined: not known yet. */
function nearestPlace(
  view: View,
  roots: readonly Root[],
  name: string,
): { readonly place: string | undefined } | undefined {
  let isKnown = true;
  for (const { folder, prefix } of roots) {
    const rest = below(prefix, name);
    const there = rest === undefined ? false : view.hasBelow(folder, rest);
    if (there === true && isKnown) return { place: joinPath(folder, rest ?? "") };
    if (there === undefined) isKnown = false;
  }
  return isKnown ? { place: undefined } : undefined;
}

function resolveImport(
  view: View,
  builtIn: ReadonlySet<string>,
  file: ParsedFile,
  name: string,
  near: string | undefined,
): Resolved | undefined {
  if (near !== undefined) return { import: { kind: "file", path: near }, rivals: [] };
  if (builtIn.has(name)) return { import: { kind: "built-in", name }, rivals: [] };
  const assumed: Resolved = { import: { kind: "assumed" }, rivals: [] };
  if (!isImportable(name)) return assumed;
  const elsewhere = findElsewhere(view, file, name);
  switch (elsewhere.kind) {
    case "unknown":
      return undefined;
    case "nowhere":
      return assumed;
    case "found":
      return { import: { kind: "file", path: elsewhere.path }, rivals: elsewhere.rivals };
  }
}
