import { UsageError } from "../text/errors.ts";
import { literalPattern } from "./literal-pattern.ts";
import { pathIn } from "./path-in.ts";
import type { Word } from "./yaml/fields.ts";

/**
 * What a word of a buf.yaml, whose paths start from `base`, is in a proto-compat.yaml in the folder
 * `target`, where some characters make a pattern of it. Throws a UsageError for what no pattern says.
 */
export function writtenPath(
  word: Word,
  { base, target }: { readonly base: string; readonly target: string },
): string {
  const path = pathIn(base, word);
  const below = path === target ? "." : path.slice(target === "" ? 0 : target.length + 1);
  const pattern = literalPattern(below);
  if (pattern !== undefined) return pattern;
  const hint = "rename the folder, or go on with the buf.yaml alone: it is honoured as it is";
  throw new UsageError(`"${word.text}" has a brace, which no pattern can say`, hint, word.at);
}
