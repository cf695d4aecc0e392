import { ReadError } from "../text/errors.ts";
import type { Git } from "./git.ts";

/** Why an object of a partial clone is not there. `reason` is what git says about its fetch. */
export function explainMissingInPartialClone(git: Git, reason: string): ReadError {
  if (git.offline) {
    return new ReadError("this partial clone lacks an object, and --offline forbids to fetch it", {
      hint: "run it once without --offline, or fetch everything: git fetch --refetch --no-filter",
    });
  }
  return new ReadError(`this partial clone lacks an object, and fetching it failed: ${reason}`, {
    hint: "git fetch --refetch --no-filter",
  });
}

/** Why an object that another object names is not there: the repository is damaged. */
export function explainMissingObject(id: string): ReadError {
  return new ReadError(`object ${id} is missing from this repository`, {
    hint: "git fsck, then fetch or clone again",
  });
}
