import type { ObjectAnswer } from "./object-stream.ts";
import type { Repository } from "./repository.ts";

export interface Commit {
  readonly id: string;
  /** The id of its tree. */
  readonly tree: string;
  /** As the commit has them, also where a shallow clone lacks the parents. */
  readonly parents: readonly string[];
}

/**
 * The commit that a revision means; undefined where there is none. Asked through the process that
 * reads objects, so that it costs no process of its own and no revision is taken for an option.
 */
export async function findCommit(
  repository: Repository,
  revision: string,
): Promise<Commit | undefined> {
  const [answer] = await repository.objects.read([commitNamed(revision)]);
  return answer === undefined ? undefined : parseCommit(answer);
}

/** The name that only a commit answers to: gitrevisions(7). The text of ":/text" takes all. */
function commitNamed(revision: string): string {
  return revision.startsWith(":/") ? revision : `${revision}^{commit}`;
}

/** The header lines of a commit object end at the first empty line. */
function parseCommit(answer: ObjectAnswer): Commit | undefined {
  if (answer.kind !== "object" || answer.object.type !== "commit") return undefined;
  const [header = ""] = answer.object.content.toString("latin1").split("\n\n", 1);
  const tree = /^tree ([0-9a-f]+)$/m.exec(header)?.[1];
  if (tree === undefined) return undefined;
  const parents = [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].flatMap(([, id]) => id ?? []);
  return { id: answer.object.id, tree, parents };
}
