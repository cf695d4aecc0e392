import { type Dirent, readdirSync, realpathSync, statSync } from "node:fs";
import { join } from "node:path";
import { isBelow } from "../policy/path-filter.ts";
import { calledOneOf } from "../select/path.ts";
import { ReadError } from "../text/errors.ts";
import type { Note } from "../text/problem.ts";
import { codeOf, explainFileFailure } from "./file-failure.ts";
import { createImportLines, findImports, type ImportLines } from "./import-lines.ts";
import { isRegularFile } from "./is-regular-file.ts";
import { createPackageLines, type PackageLines } from "./package-lines.ts";
import { quote } from "./quote.ts";
import { readRegularFile } from "./read-regular-file.ts";
import { isReadablePath, skippedPath } from "./skipped-path.ts";
import type { Source } from "./source.ts";
import { type Word, type WordLine, wordLines } from "./word-lines.ts";

/** The files of a folder, git or not. */
export interface FolderSource extends Source {
  readonly kind: "folder";
  /** Its real path. */
  readonly root: string;
  readonly notes: readonly Note[];
}

/**
 * Everything below the folder, with paths relative to it. Folders called `node_modules` or `.git`
 * are not entered, and no symbolic link is followed, as none is in a git source. Throws a ReadError
 * where there is no such folder. `label` is how the folder was named.
 */
export function createFolderSource(path: string, label: string): FolderSource {
  const root = realFolder(path, label);
  const notes: Note[] = [];
  let listing: ReadonlySet<string> | undefined;
  let imports: ImportLines | undefined;
  let packages: PackageLines | undefined;

  function list(): ReadonlySet<string> {
    listing ??= new Set(walk(root, "", notes));
    return listing;
  }

  function isThere(file: string): boolean {
    if (file.endsWith(".proto")) return list().has(file);
    return !file.split("/").some((name) => unvisited.has(name)) && isRegularFile(root, file);
  }

  function* lines(word: Word): Iterable<WordLine> {
    for (const file of list()) {
      const content = readRegularFile(join(root, file), file);
      if (content !== undefined) yield* wordLines(file, content, word);
    }
  }

  return {
    kind: "folder",
    root,
    label,
    commit: undefined,
    notes,
    list: async () => list(),
    named: async (baseNames) => [...list()].filter(calledOneOf(baseNames)),
    anyBelow: async (folder) => [...list()].find((path) => isBelow(path, folder)),
    exists: async (paths) => new Set(paths.filter(isThere)),
    async read(paths) {
      const contents = new Map<string, Uint8Array>();
      for (const file of paths) {
        const content = isThere(file) ? readRegularFile(join(root, file), file) : undefined;
        if (content !== undefined) contents.set(file, content);
      }
      return contents;
    },
    async mayImport(sought) {
      imports ??= createImportLines(findImports(lines("import")));
      return imports.importersOf(sought);
    },
    async mayDeclare(names) {
      packages ??= createPackageLines(lines("package"));
      return packages.declarersOf(names);
    },
    close: async () => {},
  };
}

function realFolder(path: string, label: string): string {
  try {
    if (statSync(path).isDirectory()) return realpathSync(path);
  } catch (error) {
    throw explainFileFailure(error, label);
  }
  throw new ReadError(`${quote(label)} is a file, not a folder`, {
    path: label,
    hint: "name the folder that holds it, and the file as a path to check",
  });
}

/** Every `.proto` file below a folder; `below` is its path from the root, "" or ending in "/". */
function* walk(root: string, below: string, notes: Note[]): Iterable<string> {
  for (const entry of entriesOf(root, below)) {
    const path = `${below}${entry.name}`;
    if (entry.isDirectory() && !unvisited.has(entry.name)) yield* walk(root, `${path}/`, notes);
    if (!entry.name.endsWith(".proto")) continue;
    if (entry.isSymbolicLink()) notes.push(skippedPath(path, "a symbolic link"));
    if (!entry.isFile()) continue;
    if (isReadablePath(path)) yield path;
    else notes.push(skippedPath(path, "not named in UTF-8"));
  }
}

const unvisited: ReadonlySet<string> = new Set(["node_modules", ".git"]);

/** A folder that was removed meanwhile is empty. */
function entriesOf(root: string, below: string): readonly Dirent[] {
  try {
    return readdirSync(join(root, below), { withFileTypes: true });
  } catch (error) {
    if (codeOf(error) === "ENOENT" && below !== "") return [];
    throw explainFileFailure(error, below === "" ? "." : below);
  }
}
