import type { Failed } from "../check/outcome.ts";
import { ReadError, SourceError } from "../text/errors.ts";
import type { Problem } from "../text/problem.ts";

/** The outcome of a run that ended with this error, for every format to tell; throws all others. */
export function failedBy(error: unknown): Failed {
  const problem = problemOf(error);
  if (problem === undefined) throw error;
  return { kind: "failed", against: undefined, head: undefined, errors: [problem], notes: [] };
}

function problemOf(error: unknown): Problem | undefined {
  if (error instanceof ReadError) {
    const { message, path, hint } = error;
    return { message, path, start: undefined, side: undefined, hint };
  }
  if (error instanceof SourceError) {
    const { message, path, start } = error;
    return { message, path, start, side: undefined, hint: undefined };
  }
  return undefined;
}
