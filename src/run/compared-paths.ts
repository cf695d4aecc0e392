import { placementOf } from "../policy/placement.ts";
import type { ChangedPath } from "../source/source.ts";
import type { Note } from "../text/problem.ts";
import type { InForce } from "./configure.ts";

/**
 * Returns a function that tells whether a path takes part. What lies outside of every module does
 * only if it is on one side alone and a module there: its module was moved, added or given up.
 */
export function comparedPaths(
  { policy, other, rootsChosen }: InForce,
  changes: readonly ChangedPath[],
): (path: string) => boolean {
  const onOneSide = new Set(
    changes.filter(({ before, after }) => before !== after).map(({ path }) => path),
  );
  return (path) => {
    switch (placementOf(policy, path)) {
      case "compared":
        return true;
      case "excluded":
        return false;
      case "outside":
        return (
          rootsChosen ||
          (other !== undefined && onOneSide.has(path) && placementOf(other, path) === "compared")
        );
    }
  };
}

/** What changed and is not looked at must not look like what is fine. */
export function leftOutNotes(
  changed: readonly string[],
  compared: readonly string[],
): readonly Note[] {
  const taken = new Set(compared);
  const [first, ...others] = changed.filter((path) => !taken.has(path));
  if (first === undefined) return [];
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  const message = `not compared: "${first}"${more}, excluded by the configuration or in none of its modules`;
  return [{ kind: "configuration", message, path: undefined }];
}
