import type { Policy } from "../policy/policy.ts";
import { patternsOf, unusedNotes } from "../policy/unused.ts";
import type { Source } from "../source/source.ts";
import type { Note } from "../text/problem.ts";

/**
 * What of the policy means nothing on either side. What is on the new side alone has changed, so that
 * only the old one is asked; it is listed if there are patterns that mean nothing that is known.
 */
export async function unusedIn(
  policy: Policy,
  changed: readonly string[],
  before: Source,
): Promise<readonly Note[]> {
  const patterns = patternsOf(policy);
  if (patterns.length === 0) return [];
  const known = new Set(changed);
  const open = patterns.filter((pattern) => !changed.some((path) => pattern.matches(path)));
  const folders = [...new Set(open.map(({ folder }) => folder))].filter(
    (folder) => folder !== undefined,
  );
  const isListed = open.some(({ folder }) => folder === undefined) || folders.length > manyFolders;
  for (const folder of isListed ? [] : folders) {
    const path = await before.anyBelow(folder);
    if (path !== undefined) known.add(path);
  }
  return unusedNotes(policy, isListed ? new Set([...known, ...(await before.list())]) : known);
}

/** To look into more folders than this one by one takes longer than to list all. */
const manyFolders = 50;
