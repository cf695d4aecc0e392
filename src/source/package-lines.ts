import { isComment, type WordLine } from "./word-lines.ts";

/** What packages the files of a source may declare, found line by line without a parser. */
export interface PackageLines {
  /** The paths of files that may declare one of these packages. */
  declarersOf(names: readonly string[]): readonly string[];
}

/**
 * Sorts lines with the word "package" into statements in the usual form, and anything else that
 * could be one: their files may declare every package.
 */
export function createPackageLines(lines: Iterable<WordLine>): PackageLines {
  const declarers = new Map<string, Set<string>>();
  const unusual = new Set<string>();
  for (const { path, line } of lines) {
    if (isComment(line)) continue;
    const name = usualPackage.exec(line)?.[1];
    if (name === undefined) {
      if (couldBeStatement.test(line)) unusual.add(path);
      continue;
    }
    const paths = declarers.get(name);
    if (paths === undefined) declarers.set(name, new Set([path]));
    else paths.add(path);
  }
  return {
    declarersOf(names) {
      const paths = new Set(unusual);
      for (const name of names) for (const path of declarers.get(name) ?? []) paths.add(path);
      return [...paths];
    },
  };
}

/** One whole statement; a comment may follow. */
const usualPackage = /^\s*package\s+([\w.]+)\s*;\s*(?:\/\/[^*]*)?$/;

/**
 * The word at the start, or behind the end of a statement or of a comment. As a word of prose, which
 * is where it mostly stands, it follows other words.
 */
const couldBeStatement = /(?:^|[;}/\f\v\ufeff])\s*package\b/;
