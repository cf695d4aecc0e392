import type { Outcome } from "../check/outcome.ts";
import { tellFailure } from "./failure.ts";
import type { Finish } from "./finish.ts";
import type { Io } from "./io.ts";
import { programOf } from "./program.ts";

/** Runs the command line; returns the exit status. Every failure has been told by then. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  try {
    return (await runCommand(argv, io)).status;
  } catch (error) {
    // Not from the parsed options: parsing itself may be what failed.
    return tellFailure(error, io, argv.includes("--verbose"));
  }
}

export interface Ended {
  readonly status: number;
  /** What a check came to; undefined for any other command. */
  readonly outcome: Outcome | undefined;
}

/** Runs the command line; throws what `tellFailure` tells. */
export async function runCommand(argv: readonly string[], io: Io): Promise<Ended> {
  let ended: Ended = { status: 0, outcome: undefined };
  const finish: Finish = (status, outcome) => {
    ended = { status, outcome };
  };
  const program = programOf(io, finish, argv[0]);
  await program.parseAsync(argv, { from: "user" });
  return ended;
}
