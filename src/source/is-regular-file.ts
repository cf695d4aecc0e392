import { lstatSync } from "node:fs";
import { join, sep } from "node:path";
import { codeOf, explainFileFailure } from "./file-failure.ts";

/**
 * Whether a path below `root` is a file, reached through folders alone: no symbolic link on the way,
 * no "..", nothing absolute, nothing of git's own. Throws a ReadError where the file system refuses to say.
 */
export function isRegularFile(root: string, path: string): boolean {
  const names = path.split("/");
  if (names.some(isUnsafe)) return false;
  try {
    return names.every((_, index) => {
      const stats = lstatSync(join(root, ...names.slice(0, index + 1)));
      return index === names.length - 1 ? stats.isFile() : stats.isDirectory();
    });
  } catch (error) {
    if (absent.has(codeOf(error) ?? "")) return false;
    throw explainFileFailure(error, path);
  }
}

function isUnsafe(name: string): boolean {
  return unsafe.has(name.toLowerCase()) || name.includes("\0") || name.includes(sep);
}

const unsafe: ReadonlySet<string> = new Set(["", ".", "..", ".git"]);

const absent: ReadonlySet<string> = new Set(["ENOENT", "ENOTDIR", "ENAMETOOLONG"]);
