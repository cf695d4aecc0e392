/** What the files of a source may import, found line by line without a parser. */
export interface ImportLines {
  /** The paths of files that may import a file with one of these base names. */
  importersOf(baseNames: readonly string[]): readonly string[];
}

/** A line of a file that holds the word "import". */
export interface ImportLine {
  readonly path: string;
  readonly line: string;
}

/**
 * Sorts lines with the word "import" into statements in the usual form, of which the base name is
 * known, and anything else that could be one: their files may import everything.
 */
export function createImportLines(lines: Iterable<ImportLine>): ImportLines {
  const importers = new Map<string, Set<string>>();
  const unusual = new Set<string>();
  for (const { path, line } of lines) {
    if (comment.test(line)) continue;
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

/** The lines of a file that hold the word: those that `git grep -F -w import` finds. */
export function* importLines(path: string, content: Uint8Array): Iterable<ImportLine> {
  const bytes = Buffer.from(content.buffer, content.byteOffset, content.length);
  for (let at = bytes.indexOf("import"); at >= 0; ) {
    const start = bytes.lastIndexOf("\n", at) + 1;
    const lineFeed = bytes.indexOf("\n", at);
    const end = lineFeed < 0 ? bytes.length : lineFeed;
    const line = bytes.toString("utf8", start, end);
    if (/\bimport\b/.test(line)) yield { path, line };
    at = bytes.indexOf("import", end);
  }
}

/** Nothing else than a comment, unless the line stands in a block comment and ends it. */
const comment = /^\s*\/\/(?!.*\*\/)/s;

/**
 * One whole statement, its name one string without escapes; a comment may follow. The last group is
 * the base name.
 */
const usualImport =
  /^\s*import\s*(?:(?:public|weak|option)\s*)?(["'])(?:(?:(?!\1)[^\\])*\/)?((?:(?!\1)[^\\/])+)\1\s*;\s*(?:\/\/[^*]*)?$/;
