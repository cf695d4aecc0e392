import { CommanderError } from "commander";
import type { Failed } from "../check/outcome.ts";
import { ReadError, SourceError, UsageError } from "../text/errors.ts";
import type { Problem } from "../text/problem.ts";

/** A run that ended with this error, so that the summary and the comment can tell it too. */
export function failedOutcome(error: unknown): Failed {
  const nothing = { path: undefined, start: undefined, side: undefined, hint: undefined };
  const problem = { ...nothing, ...partsOf(error) };
  return { kind: "failed", against: undefined, head: undefined, errors: [problem], notes: [] };
}

function partsOf(error: unknown): Partial<Problem> & Pick<Problem, "message"> {
  if (error instanceof UsageError) {
    const { message, hint, at } = error;
    return { message, hint, path: at?.path, start: at?.start };
  }
  if (error instanceof ReadError) {
    const { message, hint, path } = error;
    return { message, hint, path };
  }
  if (error instanceof SourceError) {
    const { message, path, start } = error;
    return { message, path, start };
  }
  if (error instanceof CommanderError) return { message: error.message.replace(/^error: /, "") };
  return { message: `this is a bug in proto-compat: ${String(error)}` };
}
