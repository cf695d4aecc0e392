import { ReadError } from "../text/errors.ts";
import { type Commit, findCommit } from "./commit.ts";
import type { Repository } from "./repository.ts";
import { explainUnknownRevision } from "./unknown-revision.ts";

/** The commit that a revision means. Throws a ReadError that says why there is none. */
export async function requireCommit(repository: Repository, revision: string): Promise<Commit> {
  const commit = await findCommit(repository, revision);
  if (commit !== undefined) return commit;
  if (namesHead(revision) && (await isUnborn(repository))) {
    throw new ReadError("this repository has no commit yet", { hint: "commit something first" });
  }
  throw await explainUnknownRevision(repository, revision);
}

/** Whether a revision is HEAD and HEAD is a branch without commits. */
export async function isUnbornHead(repository: Repository, revision: string): Promise<boolean> {
  if (!namesHead(revision) || (await findCommit(repository, revision)) !== undefined) return false;
  return await isUnborn(repository);
}

function namesHead(revision: string): boolean {
  return revision === "HEAD" || revision === "@";
}

async function isUnborn({ git }: Repository): Promise<boolean> {
  const branch = (await git.ask("symbolic-ref", "--quiet", "HEAD")).trim();
  if (branch === "") return false;
  return (await git.ask("rev-parse", "--verify", "--quiet", branch)).trim() === "";
}
