import { ReadError } from "../text/errors.ts";
import { quote, shellWord } from "./quote.ts";

/** Why a path cannot be read from an index in which a merge stopped. */
export function explainUnmerged(path: string): ReadError {
  return new ReadError(`${quote(path)} is in conflict: the index has no result of the merge`, {
    path,
    hint: `resolve it, then: git add -- ${shellWord(path)}`,
  });
}
