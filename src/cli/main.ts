import { tellFailure } from "./failure.ts";
import type { Io } from "./io.ts";
import { programOf } from "./program.ts";

/** Runs the command line; returns the exit status. Every failure has been told by then. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  let status = 0;
  const program = programOf(io, (code) => {
    status = code;
  });
  try {
    await program.parseAsync(argv, { from: "user" });
    return status;
  } catch (error) {
    // Not from the parsed options: parsing itself may be what failed.
    return tellFailure(error, io, argv.includes("--verbose"));
  }
}
