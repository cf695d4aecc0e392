import type { ParsedFile } from "../compile/parsed-file.ts";
import { grouped } from "./grouped.ts";
import { publicImportsOf } from "./imports-of.ts";
import { interfaceOf } from "./interface.ts";
import { mentions } from "./mentions.ts";
import { lastPartOf } from "./name.ts";
import {
  baseNameOf,
  endsWithPath,
  folderOf,
  foldersAround,
  joinPath,
  sharedFolders,
} from "./path.ts";
import { packagePathOf } from "./roots.ts";
import type { View } from "./view.ts";

export type Elsewhere =
  | { readonly kind: "found"; readonly path: string; readonly rivals: readonly string[] }
  | { readonly kind: "nowhere" }
  | { readonly kind: "unknown" };

/**
 * The file that an import names although it stands under none of the folders around the importer:
 *
 * 1. a path that ends with the whole import: the one that shares most folders with the importer, of
 *    equals the first in code point order;
 * 2. a virtual prefix: leading folders of the import are dropped one by one, while the rest is a path
 *    from a folder around the importer or ends exactly one path. As this is a guess, something must
 *    speak for it (`isPlausible`).
 *
 * Never a file whose own folder and package say that it is imported by another name: if its folder
 * ends with its package path, the folder of the import must too. So "google/api/annotations.proto"
 * is not "temporal/api/annotations.proto", nor is "validate/validate.proto" of
 * "buf/validate/validate.proto".
 */
export function findElsewhere(view: View, importer: ParsedFile, name: string): Elsewhere {
  const paths = view.named(baseNameOf(name))?.filter((path) => path !== importer.path);
  if (paths === undefined) return { kind: "unknown" };
  const literal = nearestOf(view, importer, name, paths);
  return literal.kind === "nowhere" ? behindPrefix(view, importer, name, paths) : literal;
}

function nearestOf(
  view: View,
  importer: ParsedFile,
  name: string,
  paths: readonly string[],
): Elsewhere {
  const candidates = paths.filter((path) => endsWithPath(path, name));
  const byNearness = grouped(candidates, (path) => sharedFolders(importer.path, path));
  for (const [, group] of [...byNearness].sort(([left], [right]) => right - left)) {
    const files = group.map((path) => view.file(path));
    if (files.includes(undefined)) return { kind: "unknown" };
    const [path, ...rivals] = files.flatMap((file) =>
      file === undefined || contradicts(file, name) ? [] : file.path,
    );
    if (path !== undefined) return { kind: "found", path, rivals };
  }
  return { kind: "nowhere" };
}

function behindPrefix(
  view: View,
  importer: ParsedFile,
  name: string,
  paths: readonly string[],
): Elsewhere {
  const folders = foldersAround(folderOf(importer.path));
  const parts = name.split("/");
  for (const index of parts.keys()) {
    if (index === 0) continue;
    const rest = parts.slice(index).join("/");
    const ends = paths.filter((path) => endsWithPath(path, rest));
    const near = folders
      .map((folder) => joinPath(folder, rest))
      .filter((path) => ends.includes(path));
    for (const path of ends.length === 1 ? ends : near) {
      const file = view.file(path);
      if (file === undefined) return { kind: "unknown" };
      if (isPlausible(file, importer, name, rest)) return { kind: "found", path, rivals: [] };
    }
  }
  return { kind: "nowhere" };
}

/**
 * Whether a file says by its own folder and package that it is imported by another name. A bare name
 * tells no folder, so that it contradicts none.
 */
export function contradicts(file: ParsedFile, name: string): boolean {
  const folder = ownFolderOf(file);
  return folder !== undefined && name.includes("/") && !endsWithPath(folderOf(name), folder);
}

/** With what the folder of every import of a file ends, if its own folder and package say so. */
export function ownFolderOf(file: ParsedFile): string | undefined {
  const tail = packagePathOf(file);
  return tail !== "" && endsWithPath(folderOf(file.path), tail) ? tail : undefined;
}

/**
 * Whether the file behind a virtual prefix may be meant. The importer must speak of something that
 * it declares; and the import must spell its package, or begin with a domain as in Go, or more than
 * a bare name must be left, so that it is no coincidence.
 */
function isPlausible(file: ParsedFile, importer: ParsedFile, name: string, rest: string): boolean {
  if (contradicts(file, name)) return false;
  const tail = packagePathOf(file);
  const spelled = tail !== "" && endsWithPath(folderOf(name), tail);
  const domain = name.slice(0, name.indexOf("/")).includes(".");
  if (!spelled && !domain && !rest.includes("/")) return false;
  if (publicImportsOf(file).length > 0) return true;
  return [...interfaceOf(file).names.keys()].some((each) => mentions(importer, lastPartOf(each)));
}
