import { ReadError } from "../text/errors.ts";
import { openRepository, type Surroundings } from "./repository.ts";

/** The short names of branches, tags and remote branches around a folder; none without a repository. */
export async function refNames(surroundings: Surroundings): Promise<readonly string[]> {
  const kinds = ["refs/heads", "refs/tags", "refs/remotes"];
  try {
    const { git } = openRepository(surroundings);
    const names = await git.ask("for-each-ref", "--format=%(refname:short)", ...kinds);
    return names.split("\n").filter((name) => name !== "");
  } catch (error) {
    if (error instanceof ReadError) return [];
    throw error;
  }
}
