import type { Outcome } from "../check/outcome.ts";
import type { CheckRequest } from "./check-request.ts";
import { closeSides, openSides } from "./open-sides.ts";
import { type Progress, silent } from "./progress.ts";

/**
 * Compares the two sides of the request, and tells what it is about to do. Throws UsageError for
 * wrong usage or configuration and ReadError for a side that cannot be read.
 */
export async function runCheck(request: CheckRequest, tell: Progress = silent): Promise<Outcome> {
  if (request.use !== undefined || request.except !== undefined) {
    (await import("./rule-flags-of.ts")).ruleFlagsOf(request);
  }
  // The compiler and the rules are loaded while git looks for the two sides.
  const loading = import("./compare.ts");
  const sides = await openSides(request);
  try {
    return await (await loading).compare(request, sides, tell);
  } finally {
    await closeSides(sides);
  }
}
