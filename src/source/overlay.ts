import type { ImportLines } from "./import-lines.ts";
import type { PackageLines } from "./package-lines.ts";

/** The imports of a tree, but of these paths those in place of them. */
export function overlaidImports(
  tree: ImportLines,
  paths: ReadonlyMap<string, unknown>,
  own: ImportLines,
): ImportLines {
  return {
    importersOf(sought) {
      const found = new Map(tree.importersOf(sought));
      for (const path of paths.keys()) found.delete(path);
      for (const [path, written] of own.importersOf(sought)) found.set(path, written);
      return found;
    },
  };
}

/** The packages of a tree, but of these paths those in place of them. */
export function overlaidPackages(
  tree: PackageLines,
  paths: ReadonlyMap<string, unknown>,
  own: PackageLines,
): PackageLines {
  return {
    declarersOf(names) {
      const kept = tree.declarersOf(names).filter((path) => !paths.has(path));
      return [...kept, ...own.declarersOf(names)];
    },
  };
}
