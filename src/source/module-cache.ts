import { join } from "node:path";
import type { Environment } from "./git-environment.ts";
import { readRegularFile } from "./read-regular-file.ts";

/** Files that imports may mean although the source does not have them. */
export interface Library {
  /** The file of an import name; undefined where there is none. */
  find(name: string): LibraryFile | undefined;
}

export interface LibraryFile {
  /** Not a path of the source: it begins with "buf cache//", which no path of one does. */
  readonly path: string;
  readonly content: Uint8Array;
}

/**
 * The modules that buf has fetched, in these folders below `v3/modules` of its cache; the first one
 * that has a file wins. Nothing is fetched here, and nothing is written.
 */
export function createModuleCache(env: Environment, folders: readonly string[]): Library {
  const cache = cacheFolder(env);
  return {
    find(name) {
      if (cache === undefined || !isPlain(name)) return undefined;
      for (const folder of folders) {
        const path = `buf cache//${folder}/${name}`;
        const content = readRegularFile(join(cache, "v3/modules", folder, "files", name), path);
        if (content !== undefined) return { path, content };
      }
      return undefined;
    },
  };
}

/** As buf finds it: `BUF_CACHE_DIR`, else "buf" in the cache of the user. */
function cacheFolder(env: Environment): string | undefined {
  if (env.BUF_CACHE_DIR) return env.BUF_CACHE_DIR;
  if (env.XDG_CACHE_HOME) return join(env.XDG_CACHE_HOME, "buf");
  if (env.HOME) return join(env.HOME, ".cache", "buf");
  return env.LOCALAPPDATA ? join(env.LOCALAPPDATA, "buf") : undefined;
}

/** Imports are written by strangers: none leads out of the cache. */
function isPlain(name: string): boolean {
  return (
    name.endsWith(".proto") &&
    !/[\\\0]/.test(name) &&
    name.split("/").every((part) => part !== "" && part !== "." && part !== "..")
  );
}
