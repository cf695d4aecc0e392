import { isBelow } from "../policy/path-filter.ts";
import type { PathPattern } from "../policy/policy.ts";
import { UsageError } from "../text/errors.ts";
import { glob } from "./glob.ts";
import { pathIn } from "./path-in.ts";
import type { Word } from "./yaml/fields.ts";

/**
 * The files and folders that a word of our own file means, as seen from this folder, and all that is
 * below them. It may be a pattern, see `glob`. Throws a UsageError for a path that leaves the folder,
 * and for a pattern that is none.
 */
export function pathPattern(word: Word, folder: string): PathPattern {
  const { text, at } = word;
  if (!/[*?[\]{}]/.test(text)) return plainPath(word, folder);
  const isMatch = glob(`${pathIn("", word)}/**`);
  if (isMatch === undefined) {
    const hint = "close every [ and {, and keep it short";
    throw new UsageError(`"${text}" is not a pattern`, hint, at);
  }
  const start = folder === "" ? 0 : folder.length + 1;
  const matches = (path: string) => isBelow(path, folder) && isMatch(path.slice(start));
  return { text, at, folder: undefined, matches };
}

/**
 * The same for a word that is no pattern, as in a buf.yaml. As for buf, it means nothing if it does
 * not lie in the module: a folder around the module does not name the module.
 */
export function plainPath(word: Word, folder: string, module = ""): PathPattern {
  const { text, at } = word;
  const named = pathIn(folder, word);
  const isInModule = isBelow(named, module);
  const matches = (path: string) => isInModule && isBelow(path, named);
  return { text, at, folder: isInModule ? named : undefined, matches };
}
