import type { ParsedFile } from "../compile/parsed-file.ts";
import { importsOf } from "./imports-of.ts";
import { below, endsWithPath, folderOf, foldersAround, isImportable, joinPath } from "./path.ts";
import { explicitRootOf } from "./root-sets.ts";
import type { Root, RootSet } from "./selection.ts";
import type { View } from "./view.ts";

/** So many files around a silent one are read at a time, until one tells a root. */
const fewFiles = 16;
/** So many files of one folder are read at most for that. */
const enoughFiles = 128;

/**
 * The root that a file belongs to, decided from what stands around it; undefined: not known yet.
 * Explicit roots: the longest folder that holds the file. Else the first of these that speaks:
 *
 * 1. An import of its own tree: it exists below an ancestor, and there the file and the import lie
 *    below the same first folder. So protoc must be able to look there. The folder minus the package
 *    path goes before others, then the most such imports, then the nearest.
 * 2. Its folder minus its package path, where the folder ends with it: that is the convention. It
 *    goes before other imports, as those may lie in a root that happens to be an ancestor, and
 *    before the bare name of a neighbour, as only some of the files of a folder import one.
 * 3. The folder itself, if imports exist below it.
 * 4. The first file of its folder, by name, that 1 to 3 tell something of: a folder has one root.
 * 5. The ancestor under which most of its imports exist, of equals the nearest.
 * 6. As 4, but below the folder around, and so on; a root that does not hold the file is no answer.
 * 7. The folder itself, so that the file is imported by its base name.
 */
export function rootOf(
  view: View,
  explicitSets: readonly RootSet[],
  file: ParsedFile,
  ownRoot: (file: ParsedFile) => OwnRoot,
): Root | undefined {
  const explicit = explicitRootOf(explicitSets, file.path);
  if (explicit !== undefined) return explicit.root;
  const folder = inferredRootOf(view, file, ownRoot);
  switch (folder.kind) {
    case "known":
      return { folder: folder.folder, prefix: "" };
    case "silent":
      return { folder: folderOf(file.path), prefix: "" };
    case "unknown":
      return undefined;
  }
}

/** The name by which files of a root are imported. */
export function importNameOf(root: Root, path: string): string {
  return joinPath(root.prefix, below(root.folder, path) ?? path);
}

export type OwnRoot =
  | { readonly kind: "known"; readonly folder: string }
  | { readonly kind: "silent" }
  | { readonly kind: "unknown" };

/**
 * What the file itself, by its imports and its package, tells of its root: steps 1 to 3. Other files
 * have no say in it.
 */
export function ownRootOf(view: View, file: ParsedFile): OwnRoot {
  if (file.image !== undefined) return known(folderInFront(file.path, file.image.importName));
  const support = supportOf(view, file);
  if (support === undefined) return { kind: "unknown" };
  const packageRoot = packageRootOf(file);
  const telling = support.filter((each) => each.telling > 0);
  if (telling.some((each) => each.folder === packageRoot)) return known(packageRoot);
  const folder = folderOf(file.path);
  const self = support.some((each) => each.folder === folder) ? folder : undefined;
  return known(most(telling, "telling") ?? packageRoot ?? self);
}

/** An image names its files as they are imported, so that the rest of the path is the root. */
function folderInFront(path: string, importName: string): string {
  return endsWithPath(path, importName) ? path.slice(0, -importName.length).replace(/\/$/, "") : "";
}

function inferredRootOf(
  view: View,
  file: ParsedFile,
  ownRoot: (file: ParsedFile) => OwnRoot,
): OwnRoot {
  const own = ownRoot(file);
  if (own.kind !== "silent") return own;
  const folder = folderOf(file.path);
  const rootIn = (paths: readonly string[] | undefined) => {
    return neighboursRootOf(view, file, paths?.slice(0, enoughFiles), ownRoot);
  };
  const near = rootIn(view.inFolder(folder));
  if (near.kind !== "silent") return near;
  const above = known(most(supportOf(view, file) ?? [], "all"));
  if (above.kind !== "silent") return above;
  for (const around of foldersAround(folder).slice(1)) {
    const far = rootIn(view.firstBelow(around, enoughFiles));
    if (far.kind !== "silent") return far;
  }
  return above;
}

function known(folder: string | undefined): OwnRoot {
  return folder === undefined ? { kind: "silent" } : { kind: "known", folder };
}

interface Support {
  readonly folder: string;
  /** How many imports exist below the folder. */
  readonly all: number;
  /** How many of them speak of the tree of the file itself. */
  readonly telling: number;
}

/** The folders around the file, nearest first, below which at least one of its imports exists. */
function supportOf(view: View, file: ParsedFile): readonly Support[] | undefined {
  const { path } = file;
  const folder = folderOf(path);
  const support = new Map<string, Support>();
  let isKnown = true;
  for (const name of importsOf(file)) {
    if (!isImportable(name)) continue;
    const holders = view.holders(folder, name);
    // Not known yet; all names are to be asked for.
    if (holders === undefined) isKnown = false;
    for (const holder of holders ?? []) {
      if (path.endsWith(name) && path === joinPath(holder, name)) continue;
      const { all, telling } = support.get(holder) ?? { all: 0, telling: 0 };
      const isTelling = isOfTree(holder, path, name);
      support.set(holder, {
        folder: holder,
        all: all + 1,
        telling: isTelling ? telling + 1 : telling,
      });
    }
  }
  if (!isKnown) return undefined;
  return [...support.values()].toSorted((one, other) => other.folder.length - one.folder.length);
}

/** Whether a path and a name lie below the same first folder of a folder that holds both. */
function isOfTree(folder: string, path: string, name: string): boolean {
  const top = topOf(name);
  return top !== undefined && topOf(below(folder, path)) === top;
}

/** The first folder of a path; undefined for a bare name. */
function topOf(path: string | undefined): string | undefined {
  const slash = path?.indexOf("/") ?? -1;
  return slash === -1 ? undefined : path?.slice(0, slash);
}

function most(support: readonly Support[], count: "all" | "telling"): string | undefined {
  const highest = Math.max(...support.map((each) => each[count]));
  return support.find((each) => each[count] === highest)?.folder;
}

/** The folder minus the package path; undefined where the folder does not end with it. */
function packageRootOf(file: ParsedFile): string | undefined {
  const folder = folderOf(file.path);
  const tail = packagePathOf(file);
  if (tail === "" || !endsWithPath(folder, tail)) return undefined;
  return folder.slice(0, Math.max(0, folder.length - tail.length - 1));
}

/** "acme.v1" as the folder "acme/v1"; "" without a package. */
export function packagePathOf(file: ParsedFile): string {
  return file.proto.package.replaceAll(".", "/");
}

function neighboursRootOf(
  view: View,
  file: ParsedFile,
  neighbours: readonly string[] | undefined,
  ownRoot: (file: ParsedFile) => OwnRoot,
): OwnRoot {
  if (neighbours === undefined) return { kind: "unknown" };
  for (let start = 0; start < neighbours.length; start += fewFiles) {
    const some = neighbours.slice(start, start + fewFiles).map((path): OwnRoot => {
      const neighbour = view.file(path);
      return neighbour === undefined ? { kind: "unknown" } : ownRoot(neighbour);
    });
    if (some.some((own) => own.kind === "unknown")) return { kind: "unknown" };
    const told = some.find(
      (own) => own.kind === "known" && below(own.folder, file.path) !== undefined,
    );
    if (told !== undefined) return told;
  }
  return { kind: "silent" };
}
