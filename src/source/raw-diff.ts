import type { Git } from "./git.ts";
import { protoFiles } from "./listing.ts";

/** One path that differs. Modes are octal, "000000" where there is no such file. */
export interface RawDifference {
  readonly path: string;
  readonly beforeMode: string;
  readonly afterMode: string;
  readonly beforeId: string;
  readonly afterId: string;
  /** In conflict, in an index. */
  readonly isUnmerged: boolean;
}

/** Which paths, `.proto` unless told otherwise, differ between two trees (commits or tree ids). */
export async function diffTrees(
  git: Git,
  before: string,
  after: string,
  pathspecs: readonly string[] = [protoFiles],
): Promise<readonly RawDifference[]> {
  if (before === after) return [];
  return parse(await git.ask("diff-tree", "-r", ...options, before, after, "--", ...pathspecs));
}

/** Which paths differ between a tree and the index. What is only intended to be added is not in it. */
export async function diffIndex(
  git: Git,
  before: string,
  pathspecs: readonly string[],
): Promise<readonly RawDifference[]> {
  const index = ["--cached", "--ita-invisible-in-index"];
  return parse(await git.ask("diff-index", ...index, ...options, before, "--", ...pathspecs));
}

const options = [
  "--raw",
  "-z",
  "--no-abbrev",
  "--no-renames",
  "--no-relative",
  "--no-ext-diff",
  "--no-textconv",
  "--ignore-submodules=none",
] as const;

/** ":<mode> <mode> <id> <id> <status>\0<path>\0": git-diff-tree(1), "RAW OUTPUT FORMAT". */
function parse(answer: string): readonly RawDifference[] {
  const fields = answer.split("\0");
  const differences: RawDifference[] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const path = fields[index + 1] ?? "";
    const [before = "", afterMode = "", beforeId = "", afterId = "", status = ""] =
      fields[index]?.split(" ") ?? [];
    const beforeMode = before.slice(":".length);
    const isUnmerged = status.startsWith("U");
    differences.push({ path, beforeMode, afterMode, beforeId, afterId, isUnmerged });
  }
  return differences;
}
