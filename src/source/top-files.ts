import { readdirSync } from "node:fs";
import { join, posix } from "node:path";
import { codeOf, explainFileFailure } from "./file-failure.ts";
import { isRegularFile } from "./is-regular-file.ts";
import { readRegularFile } from "./read-regular-file.ts";

/** The paths of the files directly in a folder below `top`, in order; none where it is not there. */
export function filesIn(top: string, folder: string): readonly string[] {
  try {
    const paths = readdirSync(join(top, folder)).map((name) => posix.join(folder, name));
    return paths.filter((path) => isRegularFile(top, path)).sort();
  } catch (error) {
    if (["ENOENT", "ENOTDIR"].includes(codeOf(error) ?? "")) return [];
    throw explainFileFailure(error, folder);
  }
}

/** The text of a file below `top`; empty where there is none. Throws a ReadError if it is unreadable. */
export function textAt(top: string, path: string): string {
  const bytes = readRegularFile(join(top, path), path);
  return bytes === undefined ? "" : new TextDecoder().decode(bytes);
}
