import { isBelow } from "../policy/path-filter.ts";
import type { PathPattern } from "../policy/policy.ts";
import { UsageError } from "../text/errors.ts";
import { glob } from "./glob.ts";
import { pathIn } from "./path-in.ts";
import type { Word } from "./yaml/fields.ts";

/**
 * The files and folders that a word means, as seen from each of these folders, and all that is below
 * them. `globs`: whether it may be a pattern, see `glob`. Throws a UsageError for a path that leaves
 * the folders, and for a pattern that is none.
 */
export function pathPattern(word: Word, bases: readonly string[], globs: boolean): PathPattern {
  const { text, at } = word;
  if (!globs || !/[*?[\]{}]/.test(text)) {
    const paths = bases.map((base) => pathIn(base, word));
    return { text, at, matches: (path) => paths.some((base) => isBelow(path, base)) };
  }
  const isMatch = glob(pathIn("", word));
  if (isMatch === undefined) {
    const hint = "close every [ and {, and keep it short";
    throw new UsageError(`"${text}" is not a pattern`, hint, at);
  }
  const matches = (path: string, base: string) => partsOf(path, base).some(isMatch);
  return { text, at, matches: (path) => bases.some((base) => matches(path, base)) };
}

/** The path and the folders around it, as seen from the base; none if it is not in there. */
function partsOf(path: string, base: string): readonly string[] {
  if (!isBelow(path, base) || path === base) return [];
  const names = path.slice(base === "" ? 0 : base.length + 1).split("/");
  return names.map((_, index) => names.slice(0, index + 1).join("/"));
}
