import { posix } from "node:path";
import type { DeclaredArea } from "../config/area.ts";
import { createModuleCache, type Library } from "../source/module-cache.ts";
import type { Source } from "../source/source.ts";
import { textsOf } from "./find-declarations.ts";

/** Where the `deps` of a side's buf.yaml may stand. */
export interface LockedModules {
  readonly folders: readonly string[];
  readonly library: Library;
}

/** The modules that the buf.lock beside each of these configuration files names. */
export async function lockedModules(
  areas: readonly DeclaredArea[],
  source: Source,
  env: Readonly<Record<string, string | undefined>>,
): Promise<LockedModules> {
  const folders = new Set(areas.flatMap(lockFolders));
  const paths = [...folders].map((folder) => posix.join(folder, "buf.lock"));
  const locks = [...(await textsOf(source, paths))];
  if (locks.length === 0) return noModules;
  const { readLock } = await import("../config/read-lock.ts");
  const locked = [...new Set(locks.flatMap(([path, text]) => readLock(path, text)))];
  return { folders: locked, library: createModuleCache(env, locked) };
}

/** A file of our own that stands in for those of buf names the same modules. */
function lockFolders({ declaration, modules }: DeclaredArea): readonly string[] {
  if (declaration.kind === "own") {
    if (declaration.buf?.value !== false) return [];
    return [declaration.folder, ...modules.map(({ module }) => module.folder)];
  }
  return [declaration, ...modules]
    .map(({ path }) => path)
    .filter((path) => posix.basename(path) === "buf.yaml")
    .map((path) => posix.dirname(path));
}

/** Nothing is locked. */
export const noModules: LockedModules = { folders: [], library: { find: () => undefined } };
