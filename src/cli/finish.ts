import type { Outcome } from "../check/outcome.ts";

/**
 * Takes the exit status of the command that ran, and what a check came to; a command that does not
 * call it ended well.
 */
export type Finish = (status: number, outcome?: Outcome) => void;
