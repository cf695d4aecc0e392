import { isComment, type WordLine } from "./word-lines.ts";

/** What the files of a source may import, found line by line without a parser. */
export interface ImportLines {
  /** The paths of files that may import a file with one of these base names. */
  importersOf(baseNames: readonly string[]): readonly string[];
}

/**
 * Sorts lines with the word "import" into statements in the usual form, of which the base name is
 * known, and anything else that could be one: their files may import everything.
 */
export function createImportLines(lines: Iterable<WordLine>): ImportLines {
  const importers = new Map<string, Set<string>>();
  const unusual = new Set<string>();
  for (const { path, line } of lines) {
    if (isComment(line)) continue;
    const baseName = usualImport.exec(line)?.[2];
    if (baseName === undefined) {
      unusual.add(path);
      continue;
    }
    const paths = importers.get(baseName);
    if (paths === undefined) importers.set(baseName, new Set([path]));
    else paths.add(path);
  }
  return {
    importersOf(baseNames) {
      const paths = new Set(unusual);
      for (const name of baseNames) for (const path of importers.get(name) ?? []) paths.add(path);
      return [...paths];
    },
  };
}

/**
 * One whole statement, its name one string without escapes; a comment may follow. The last group is
 * the base name.
 */
const usualImport =
  /^\s*import\s*(?:(?:public|weak|option)\s*)?(["'])(?:(?:(?!\1)[^\\])*\/)?((?:(?!\1)[^\\/])+)\1\s*;\s*(?:\/\/[^*]*)?$/;
