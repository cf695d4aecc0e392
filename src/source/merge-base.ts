import { ReadError } from "../text/errors.ts";
import { quote } from "./quote.ts";
import type { Repository } from "./repository.ts";
import { requireCommit } from "./require-commit.ts";

/**
 * The id of the commit where the history of `head`, a commit id, left that of a revision. Throws a
 * ReadError when there is no such commit, or a shallow clone does not reach back to it.
 */
export async function findMergeBase(
  repository: Repository,
  revision: string,
  head: string,
): Promise<string> {
  const { id } = await requireCommit(repository, revision);
  if (id === head) return id;
  const base = (await repository.git.ask("merge-base", id, head)).trim();
  if (base !== "") return base;
  const { isShallow } = await repository.facts();
  if (!isShallow) {
    throw new ReadError(`${quote(revision)} and the head side have no common history`, {
      hint: "name the old side itself with --against",
    });
  }
  throw new ReadError(
    `this shallow clone does not reach back to a merge base with ${quote(revision)}`,
    {
      hint: "git fetch --unshallow (on GitHub: actions/checkout with fetch-depth: 0)",
    },
  );
}
