import { linkedFile } from "../../compile/linked-file.ts";
import { symbolsOf } from "../../compile/symbols.ts";
import type { ImageFile } from "../../image/image.ts";
import type { Problem } from "../../text/problem.ts";

/**
 * Names that two files of an image declare, which no program can read together; each compiled, as
 * they stand below different roots.
 */
export function duplicateNames(files: readonly ImageFile[]): readonly Problem[] {
  const linked = files.map(({ proto }) => linkedFile(proto, undefined));
  const problems = new Map<string, Problem>();
  for (const [name, [first, ...others]] of symbolsOf(linked).copies) {
    for (const { file } of others) {
      const pair = `"${file.path}" and "${first?.file.path}"`;
      if (problems.has(pair)) continue;
      problems.set(pair, {
        message: `"${name}" is declared in ${pair}, and an image declares a name once`,
        path: file.path,
        start: undefined,
        side: "after",
        hint: "leave one of them out with --exclude-path, or build one folder alone",
      });
    }
  }
  return [...problems.values()];
}
