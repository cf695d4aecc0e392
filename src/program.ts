import { main } from "./cli/main.ts";
import { processIo } from "./cli/process-io.ts";

/** Runs a command line; returns the exit status. */
export async function runCommand(argv: readonly string[]): Promise<number> {
  return await main(argv, processIo());
}

/** Runs the step of a workflow; returns the exit status. */
export async function runStep(): Promise<number> {
  const { runAction } = await import("./action/action.ts");
  return await runAction(processIo());
}
