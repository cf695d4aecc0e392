import { type Outcome, summaryOf } from "../check/outcome.ts";

/** What the exit statuses mean; scripts rely on the numbers. */
export const exitCodes = { clean: 0, findings: 1, usage: 2, unreadable: 3 } as const;

/** The exit status of a run of `check`. */
export function exitCodeOf(outcome: Outcome): number {
  if (outcome.kind === "failed") return exitCodes.unreadable;
  const { errors, warnings } = summaryOf(outcome.verdict);
  switch (outcome.failOn) {
    case "never":
      return exitCodes.clean;
    case "error":
      return errors > 0 ? exitCodes.findings : exitCodes.clean;
    case "warning":
      return errors + warnings > 0 ? exitCodes.findings : exitCodes.clean;
  }
}
