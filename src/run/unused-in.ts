import type { Policy } from "../policy/policy.ts";
import { hasPatterns, unusedNotes } from "../policy/unused.ts";
import type { Note } from "../text/problem.ts";
import type { Sides } from "./open-sides.ts";

/** What of the policy means nothing. Costs a listing of both sides, where it has any paths. */
export async function unusedIn(policy: Policy, { before, after }: Sides): Promise<readonly Note[]> {
  if (!hasPatterns(policy)) return [];
  return unusedNotes(policy, new Set([...(await before.list()), ...(await after.list())]));
}
