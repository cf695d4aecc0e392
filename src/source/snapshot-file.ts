import {
  lstatSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { unlikelyName } from "../text/name-beside.ts";
import { readSnapshot, type Snapshot } from "./import-snapshot.ts";
import { readRegularFile } from "./read-regular-file.ts";

/** The index of imports in a git directory; undefined where there is none that can be used. */
export function readSnapshotFile(gitDirectory: string): Snapshot | undefined {
  try {
    const file = join(gitDirectory, folderName, fileName);
    if (statSync(file).size > mostBytes) return undefined;
    const bytes = readRegularFile(file, fileName);
    return bytes === undefined ? undefined : readSnapshot(bytes);
  } catch {
    // It is only a shortcut.
    return undefined;
  }
}

/**
 * Puts the index in place whole or not at all, so that other runs may read or write it meanwhile. A
 * repository that cannot be written to goes without.
 */
export function writeSnapshotFile(gitDirectory: string, bytes: Uint8Array): void {
  if (bytes.length > mostBytes) return;
  const folder = join(gitDirectory, folderName);
  const temporary = join(folder, `${fileName}.${unlikelyName()}${temporaryEnd}`);
  try {
    mkdirSync(folder, { recursive: true });
    if (!lstatSync(folder).isDirectory()) return;
    removeAbandoned(folder);
    writeFileSync(temporary, bytes, { flag: "wx" });
    renameSync(temporary, join(folder, fileName));
  } catch {
    // It is only a shortcut.
    removeIfPossible(temporary);
  }
}

function removeIfPossible(file: string): void {
  try {
    rmSync(file, { force: true });
  } catch {
    // A later run tries again.
  }
}

const folderName = "proto-compat";
const fileName = "imports";
const temporaryEnd = ".tmp";

/** Some hundred thousand files; a larger index is not worth its reading. */
const mostBytes = 64 * 1024 * 1024;

/** In milliseconds: nobody takes so long to write. */
const abandonedAfter = 60_000;

/** What a run that was killed in the midst of writing has left. */
function removeAbandoned(folder: string): void {
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${fileName}.`) || !name.endsWith(temporaryEnd)) continue;
    const file = join(folder, name);
    if (Date.now() - statSync(file).mtimeMs > abandonedAfter) rmSync(file, { force: true });
  }
}
