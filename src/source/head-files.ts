import { findCommit } from "./commit.ts";
import type { Repository } from "./repository.ts";
import { createTreeFiles, type TreeFiles } from "./tree-files.ts";

/** The files of the commit that is checked out; none before the first commit. */
export async function headFiles(repository: Repository): Promise<TreeFiles> {
  const commit = await findCommit(repository, "HEAD");
  const tree = commit?.tree ?? (await repository.facts()).emptyTree;
  return createTreeFiles(repository, { commit: commit?.id, tree });
}
