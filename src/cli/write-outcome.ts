import { resolve } from "node:path";
import { type Outcome, summaryOf } from "../check/outcome.ts";
import { count } from "../report/count.ts";
import { type Format, reporters } from "../report/reporters.ts";
import { visible } from "../report/visible.ts";
import type { Io } from "./io.ts";
import { writeOutputFile } from "./output-file.ts";
import { styleOf } from "./style-of.ts";

/** How and where an outcome is to be written. */
export interface OutputChoice {
  readonly format: Format;
  /** A file, relative to `cwd`; undefined: standard output. */
  readonly output?: string;
  readonly cwd: string;
  readonly color: boolean;
  readonly verbose?: true;
}

/**
 * Writes the report. That a side could not be read is also told to people on standard error, unless
 * the report itself goes to a log that they read.
 */
export function writeOutcome(outcome: Outcome, choice: OutputChoice, io: Io): void {
  const report = reporters[choice.format];
  const toPeople = choice.format === "text" && choice.output === undefined;
  const output = outcome.kind === "failed" && toPeople ? io.stderr : io.stdout;
  if (choice.output === undefined) {
    output.write(report(outcome, styleOf(output, io.env, choice)));
    if (choice.format === "json") tellFailed(outcome, choice, io);
    return;
  }
  const style = { color: false, columns: undefined, verbose: choice.verbose ?? false };
  writeOutputFile(resolve(choice.cwd, choice.output), report(outcome, style));
  tellFailed(outcome, choice, io);
  tellWritten(outcome, choice.output, io);
}

function tellFailed(outcome: Outcome, choice: OutputChoice, io: Io): void {
  if (outcome.kind === "failed") {
    io.stderr.write(reporters.text(outcome, styleOf(io.stderr, io.env, choice)));
  }
}

/** So that a failing step with its report in a file does not end without a word. */
function tellWritten(outcome: Outcome, path: string, io: Io): void {
  if (outcome.kind === "failed") return;
  const { errors, warnings } = summaryOf(outcome.verdict);
  io.stderr.write(
    `${count(errors, "error")}, ${count(warnings, "warning")}: see ${visible(path)}\n`,
  );
}
