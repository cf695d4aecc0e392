import { linkSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { codeOf } from "../source/file-failure.ts";
import { UsageError } from "../text/errors.ts";
import { nameBeside } from "../text/name-beside.ts";

/**
 * Writes a file that is not there yet, whole or not at all, with the folders that lead to it. What
 * stands there, even since a moment ago, is never written over. Throws a UsageError if it cannot be.
 */
export function writeNewFile(path: string, text: string): void {
  try {
    mkdirSync(dirname(path), { recursive: true });
  } catch (error) {
    throw refused(path, error);
  }
  try {
    createFile(path, text);
  } catch (error) {
    if (codeOf(error) !== "EEXIST") throw refused(path, error);
    throw new UsageError(`"${path}" is there already`, "it was not written over");
  }
}

function refused(path: string, error: unknown): UsageError {
  const reason = reasons[codeOf(error) ?? ""] ?? String(error);
  const hint = "see to it that it can be written, and run this again";
  return new UsageError(`cannot write "${path}": ${reason}`, hint);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: "permission denied",
  EPERM: "permission denied",
  EROFS: "the file system is read-only",
  ENOSPC: "the disk is full",
  EEXIST: "a file is where a folder is needed",
  ENOTDIR: "a file is where a folder is needed",
};

/** A link to a whole file comes into being at once, and never in the place of another. */
function createFile(path: string, text: string): void {
  const beside = nameBeside(path);
  try {
    writeFileSync(beside, text, { flag: "wx" });
    linkSync(beside, path);
  } catch (error) {
    if (!withoutLinks.has(codeOf(error) ?? "")) throw error;
    writeFileSync(path, text, { flag: "wx" });
  } finally {
    rmSync(beside, { force: true });
  }
}

/** What file systems say that have no hard links. */
const withoutLinks: ReadonlySet<string> = new Set(["ENOTSUP", "ENOSYS", "EPERM", "EMLINK"]);
