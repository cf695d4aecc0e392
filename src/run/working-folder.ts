import { realpathSync } from "node:fs";
import type { OpenedSource } from "../source/open.ts";
import { topFolderOf } from "../source/top-folder.ts";
import { ReadError } from "../text/errors.ts";
import { pathBelow } from "./path-filter-of.ts";

/** The working directory as a folder of the source; its top, if it lies elsewhere. */
export async function workingFolder(source: OpenedSource, cwd: string): Promise<string> {
  const top = await topOf(source);
  if (top === undefined) return "";
  return pathBelow(top, realpathSync(cwd)) ?? "";
}

/** A bare repository has no folder, and so nobody works in one of its folders. */
export async function topOf(source: OpenedSource): Promise<string | undefined> {
  try {
    return await topFolderOf(source);
  } catch (error) {
    if (error instanceof ReadError) return undefined;
    throw error;
  }
}
