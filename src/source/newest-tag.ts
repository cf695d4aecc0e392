import { ReadError } from "../text/errors.ts";
import { quote } from "./quote.ts";
import type { Repository } from "./repository.ts";

/**
 * The full name ("refs/tags/v1.4.0") of the newest tag that `commit` reaches and whose name matches
 * the glob. Of tags made in the same second the highest version is the newest.
 */
export async function findNewestTag(
  { git, facts }: Repository,
  glob: string | undefined,
  commit: string,
): Promise<string> {
  const pattern = glob === undefined ? [] : ["--", glob];
  const answer = await git.ask("tag", ...options, `--merged=${commit}`, ...pattern);
  const newest = answer.split("\n", 1)[0] ?? "";
  if (newest !== "") return newest;
  const matching = glob === undefined ? "" : ` that matches ${quote(glob)}`;
  const { isShallow } = await facts();
  throw new ReadError(`no tag${matching} is reachable from the head side`, {
    hint: `git fetch --tags${isShallow ? " --unshallow" : ""}`,
  });
}

/** The last sort key counts first. */
const options = [
  "--list",
  "--no-column",
  "--no-color",
  "--format=%(refname)",
  "--sort=-version:refname",
  "--sort=-creatordate",
] as const;
