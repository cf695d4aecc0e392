import { type CompileOptions, compileSources } from "./compile-sources.ts";
import type { Compiled, ResolvedImports } from "./compiled.ts";
import type { ParsedFile } from "./parsed-file.ts";
import { parsedSources } from "./sources.ts";

/** Links files that are parsed already, as `compileSources` does. The parsed files are not changed. */
export function compile(
  files: readonly ParsedFile[],
  resolved: ResolvedImports,
  options: CompileOptions = { tolerant: false },
): Compiled {
  return compileSources(parsedSources(files, resolved), options);
}
