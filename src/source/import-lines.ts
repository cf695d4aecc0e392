import { grouped } from "../select/grouped.ts";
import { baseNameOf } from "../select/path.ts";
import { type Sought, soughtBy } from "../select/sought.ts";
import { isComment, type WordLine } from "./word-lines.ts";

/**
 * The import names that a file is known to have written; undefined: it has a line of another form,
 * and so may import anything.
 */
export type Written = readonly string[] | undefined;

/** What the files of a source may import, found line by line without a parser. */
export interface ImportLines {
  /** The files that may import one of the names, with those of them that they have written. */
  importersOf(sought: Sought): ReadonlyMap<string, Written>;
}

/** What lines of imports say. */
export interface FoundImports {
  /** By path, in the usual form. */
  readonly names: ReadonlyMap<string, readonly string[]>;
  /** The files that may import anything. */
  readonly unusual: ReadonlySet<string>;
}

/** The answers of a few files, by base name. */
export function createImportLines({ names, unusual }: FoundImports): ImportLines {
  const importers = importersByName(names);
  const byBaseName = grouped([...importers.keys()], baseNameOf);
  return {
    importersOf(sought) {
      const found = new Map<string, string[]>();
      const isSought = soughtBy(sought);
      for (const baseName of new Set([...sought.names, ...sought.endings].map(baseNameOf))) {
        for (const name of byBaseName.get(baseName)?.filter(isSought) ?? []) {
          for (const path of importers.get(name) ?? []) addWritten(found, path, name);
        }
      }
      return withUnusual(found, unusual);
    },
  };
}

/** The files that have written a name, by name. */
export function importersByName(
  names: FoundImports["names"],
): ReadonlyMap<string, ReadonlySet<string>> {
  const importers = new Map<string, Set<string>>();
  for (const [path, written] of names) {
    for (const name of written) {
      const paths = importers.get(name);
      if (paths === undefined) importers.set(name, new Set([path]));
      else paths.add(path);
    }
  }
  return importers;
}

/** A name more that an importer has written. */
export function addWritten(found: Map<string, string[]>, path: string, name: string): void {
  const earlier = found.get(path);
  if (earlier === undefined) found.set(path, [name]);
  else earlier.push(name);
}

/** The importers and those that may import anything. */
export function withUnusual(
  found: ReadonlyMap<string, Written>,
  unusual: Iterable<string>,
): ReadonlyMap<string, Written> {
  const all = new Map(found);
  for (const path of unusual) all.set(path, undefined);
  return all;
}

/**
 * Sorts lines with the word "import" into statements in the usual form, of which the name is known,
 * and others that could be one.
 */
export function findImports(lines: Iterable<WordLine>): FoundImports {
  const names = new Map<string, string[]>();
  const unusual = new Set<string>();
  for (const { path, line } of lines) {
    if (isComment(line)) continue;
    const name = usualImport.exec(line)?.[2];
    if (name === undefined) {
      if (couldBeStatement.test(line)) unusual.add(path);
      continue;
    }
    const written = names.get(path);
    if (written === undefined) names.set(path, [name]);
    else written.push(name);
  }
  return { names, unusual };
}

/**
 * One whole statement, its name one string without escapes that does not end with a slash; a comment
 * may follow.
 */
const usualImport =
  /^\s*import\s*(?:(?:public|weak|option)\s*)?(["'])((?:(?!\1)[^\\])*(?!\1)[^\\/])\1\s*;\s*(?:\/\/[^*]*)?$/;

/**
 * The word at the start, or behind the end of a statement or of a comment, and before what can follow
 * it in a statement. It mostly stands in prose, and in strings such as "/v1/{name=*}:import".
 */
const couldBeStatement =
  /(?:^|[;}/\f\v\ufeff])\s*import\s*(?:$|["'/\f\v]|(?:public|weak|option)(?:$|[\s"'/]))/;
