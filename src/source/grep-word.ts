import type { Git } from "./git.ts";
import { protoFiles } from "./listing.ts";
import { isReadablePath } from "./skipped-path.ts";
import type { Word, WordLine } from "./word-lines.ts";

/**
 * All lines of a source with a word. `where` is what `git grep` searches: `--cached`, a
 * tree id, or nothing for the tracked files of the work tree. One fixed word for all questions is
 * several times as fast as a regular expression, and no name from a repository becomes a pattern.
 */
export async function grepWord(
  git: Git,
  word: Word,
  ...where: readonly string[]
): Promise<readonly WordLine[]> {
  const answer = await git.ask("grep", ...options, word, ...where, "--", protoFiles);
  const treePrefix = where.length === 1 && where[0] !== "--cached" ? `${where[0]}:`.length : 0;
  const lines: WordLine[] = [];
  for (let at = 0; at < answer.length; ) {
    const endOfPath = answer.indexOf("\0", at);
    const endOfLine = answer.indexOf("\n", endOfPath);
    if (endOfPath < 0) break;
    const end = endOfLine < 0 ? answer.length : endOfLine;
    const path = answer.slice(at + treePrefix, endOfPath);
    if (isReadablePath(path)) lines.push({ path, line: answer.slice(endOfPath + 1, end) });
    at = end + 1;
  }
  return lines;
}

/** Each one also overrides a setting of the user that would change the output. */
const options = [
  "--fixed-strings",
  "--word-regexp",
  "--text",
  "--no-textconv",
  "--null",
  "-H",
  "--full-name",
  "--no-color",
  "--no-line-number",
  "--no-column",
  "--no-recurse-submodules",
  "-e",
] as const;
