import type { ResolvedImport, ResolvedImports } from "./compiled.ts";
import type { ParsedFile } from "./parsed-file.ts";

/** The files that are compiled together. They are asked for one by one, each after its imports. */
export interface Sources {
  readonly paths: ReadonlySet<string>;
  /** Whether what `parse` returns is kept by somebody, so that it must be copied to be linked. */
  readonly areKept: boolean;
  /**
   * Parses a file, or hands out what was parsed. Asked once for most files, and again for those that
   * cannot be linked on their own and for the places of options.
   */
  parse(path: string): ParsedFile;
  /** What an import string of a file means; undefined: nobody knows. */
  importOf(path: string, written: string): ResolvedImport | undefined;
}

/** Files that are parsed already. */
export function parsedSources(files: readonly ParsedFile[], resolved: ResolvedImports): Sources {
  const byPath = new Map(files.map((file) => [file.path, file]));
  return {
    paths: new Set(byPath.keys()),
    areKept: true,
    parse(path) {
      const file = byPath.get(path);
      if (file === undefined) throw new Error(`"${path}" does not take part`);
      return file;
    },
    importOf: (path, written) => resolved.get(path)?.get(written),
  };
}

/**
 * The path of the file that an import string means: one that takes part, or else the name of one that
 * is built in; undefined where there is none.
 */
export function importedPath(
  { paths, importOf }: Sources,
  path: string,
  written: string,
): string | undefined {
  const meaning = importOf(path, written);
  if (meaning === undefined || meaning.kind === "assumed") return undefined;
  if (meaning.kind === "built-in") return meaning.name;
  return paths.has(meaning.path) ? meaning.path : undefined;
}
