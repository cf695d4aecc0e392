import { posix } from "node:path";
import { UsageError } from "../text/errors.ts";
import type { Word } from "./yaml/fields.ts";

/**
 * The path of the source that a word of a configuration in this folder means, without "." and
 * trailing slashes; "" for the top. Throws a UsageError for an absolute path, or one that leaves the
 * folder.
 */
export function pathIn(folder: string, { text, at }: Word): string {
  if (posix.isAbsolute(text) || /^[A-Za-z]:[\\/]/.test(text)) {
    const hint = `write it as seen from the folder of ${posix.basename(at.path)}`;
    throw new UsageError(`"${text}" is an absolute path`, hint, at);
  }
  if (text.includes("\\")) {
    throw new UsageError(`"${text}" has a backslash`, 'separate folders with "/"', at);
  }
  const relative = posix.normalize(text).replace(/\/+$/, "");
  if (relative === ".." || relative.startsWith("../")) {
    const where = folder === "" ? "the top of the repository" : `"${folder}"`;
    throw new UsageError(`"${text}" leads out of ${where}`, undefined, at);
  }
  return posix.join(folder, relative).replace(/^\.$/, "");
}

/** The folder of a path; "" at the top. */
export function folderOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
