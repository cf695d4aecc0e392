import { posix } from "node:path";
import type { WorkDeclaration } from "./declaration.ts";
import { folderOf } from "./path-in.ts";

/** The names of configuration files; the last one is a mistake that must not go unnoticed. */
export const configNames = [
  "proto-compat.yaml",
  "buf.yaml",
  "buf.work.yaml",
  "proto-compat.yml",
] as const;

/** Where a configuration that governs one of these files may stand: beside it or above. */
export function configPaths(protoPaths: Iterable<string>): readonly string[] {
  const folders = new Set<string>();
  for (const path of protoPaths) {
    for (let folder = folderOf(path); !folders.has(folder); folder = folderOf(folder)) {
      folders.add(folder);
    }
  }
  return [...folders].sort().flatMap(configPathsIn);
}

/** The files of one folder. */
function configPathsIn(folder: string): readonly string[] {
  return configNames.map((name) => posix.join(folder, name));
}

/** The buf.yaml of the modules of a workspace, which count even if no file of theirs is asked for. */
export function memberPaths(works: readonly WorkDeclaration[]): readonly string[] {
  return works.flatMap(({ directories }) =>
    directories.map(({ folder }) => posix.join(folder, "buf.yaml")),
  );
}
