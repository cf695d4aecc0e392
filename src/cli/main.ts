import { Command } from "commander";
import manifest from "../../package.json" with { type: "json" };
import type { Io } from "./io.ts";

/** Runs the command line; returns the exit status. */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const program = new Command("proto-compat").version(manifest.version);
  program.configureOutput({ writeOut: io.stdout.write, writeErr: io.stderr.write });
  await program.parseAsync(argv, { from: "user" });
  return 0;
}
