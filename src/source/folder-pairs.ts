import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { ReadError } from "../text/errors.ts";
import { explainFileFailure } from "./file-failure.ts";

/** Two folders to compare, by their paths, and the name of the folder that holds both. */
export interface FolderPair {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/**
 * The folders in a folder that hold a `before` and an `after`, in order of name. Throws a ReadError
 * where there is none.
 */
export function folderPairs(folder: string): readonly FolderPair[] {
  const pairs = namesIn(folder)
    .toSorted()
    .map((name) => ({
      name,
      before: join(folder, name, "before"),
      after: join(folder, name, "after"),
    }))
    .filter(({ before, after }) => existsSync(before) && existsSync(after));
  if (pairs.length > 0) return pairs;
  throw new ReadError("no folder in it holds a pair of sides", {
    path: folder,
    hint: 'name a folder of folders that hold "before" and "after"',
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw explainFileFailure(error, folder);
  }
}
