import { isComment, type WordLine } from "./word-lines.ts";

/**
 * The import names that a file is known to have written; undefined: it has a line of another form,
 * and so may import anything.
 */
export type Written = readonly string[] | undefined;

/** What the files of a source may import, found line by line without a parser. */
export interface ImportLines {
  /** The files that may import a file with one of these base names, with the names of that kind. */
  importersOf(baseNames: readonly string[]): ReadonlyMap<string, Written>;
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
  const importers = new Map<string, Map<string, readonly string[]>>();
  for (const [path, written] of names) {
    for (const name of new Set(written)) {
      const paths = importers.get(baseNameOf(name)) ?? new Map<string, readonly string[]>();
      importers.set(baseNameOf(name), paths.set(path, [...(paths.get(path) ?? []), name]));
    }
  }
  return {
    importersOf(baseNames) {
      const found = new Map<string, Written>();
      for (const name of baseNames) addAll(found, importers.get(name) ?? []);
      for (const path of unusual) found.set(path, undefined);
      return found;
    },
  };
}

/** The names that each importer has written, and those that it was known to have written before. */
export function addAll(
  known: Map<string, Written>,
  importers: Iterable<readonly [path: string, written: Written]>,
): void {
  for (const [path, written] of importers) {
    const earlier = known.get(path);
    if (earlier === undefined && !known.has(path)) known.set(path, written);
    else known.set(path, earlier && written && [...new Set([...earlier, ...written])]);
  }
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

export function baseNameOf(name: string): string {
  return name.slice(name.lastIndexOf("/") + 1);
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
