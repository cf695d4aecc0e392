import { realpathSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { UsageError } from "../text/errors.ts";
import { nameBeside } from "../text/name-beside.ts";

/**
 * Writes the file whole or not at all: beside it first, then in its place. What is not a regular
 * file (`/dev/stdout`, a pipe) is written directly. Throws UsageError where that cannot be done.
 */
export function writeOutputFile(path: string, content: string | Uint8Array): void {
  try {
    const existing = statSync(path, { throwIfNoEntry: false });
    if (existing !== undefined && !existing.isFile()) writeFileSync(path, content);
    else replaceFile(existing === undefined ? path : realpathSync(path), content, existing?.mode);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new UsageError(
      `cannot write "${path}": ${reason}`,
      "name a file in a folder that exists and that you may write to",
    );
  }
}

function replaceFile(path: string, content: string | Uint8Array, mode: number | undefined): void {
  const beside = nameBeside(path);
  try {
    writeFileSync(beside, content, { flag: "wx", ...(mode === undefined ? {} : { mode }) });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
