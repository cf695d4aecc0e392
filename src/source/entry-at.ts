import { lstatSync } from "node:fs";
import { join } from "node:path";
import { codeOf, explainFileFailure } from "./file-failure.ts";

/** What stands at a path; a symbolic link is not followed. */
export type Entry = "nothing" | "file" | "folder" | "link" | "other";

/** What stands at a path below `root`. Throws a ReadError where the file system refuses to say. */
export function entryAt(root: string, path: string): Entry {
  try {
    const stats = lstatSync(join(root, path));
    if (stats.isFile()) return "file";
    if (stats.isDirectory()) return "folder";
    return stats.isSymbolicLink() ? "link" : "other";
  } catch (error) {
    if (codeOf(error) === "ENOENT" || codeOf(error) === "ENOTDIR") return "nothing";
    throw explainFileFailure(error, path);
  }
}
