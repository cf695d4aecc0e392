import { resolve } from "node:path";
import { type Outcome, summaryOf } from "../check/outcome.ts";
import { count } from "../report/count.ts";
import type { Format } from "../report/format.ts";
import { reporters } from "../report/reporters.ts";
import { visible } from "../report/visible.ts";
import type { Io } from "./io.ts";
import { writeOutputFile } from "./output-file.ts";
import type { ReportChoice } from "./report-choice.ts";
import { styleOf } from "./style-of.ts";

/** How and where an outcome is to be written. */
export interface OutputChoice {
  readonly reports: readonly ReportChoice[];
  /** What the files are relative to. */
  readonly cwd: string;
  readonly color: boolean;
  readonly verbose?: true;
}

/**
 * Writes every report, also if another one cannot be written; then throws the first UsageError. That
 * a side could not be read is also told to people on standard error, unless they read a report.
 */
export function writeOutcome(outcome: Outcome, choice: OutputChoice, io: Io): void {
  const shown = choice.reports.find(({ file }) => file === undefined);
  if (shown !== undefined) writeShown(outcome, shown.format, choice, io);
  const files = choice.reports.flatMap(({ format, file }) =>
    file === undefined ? [] : [{ format, file }],
  );
  const failures = files.flatMap(({ format, file }) => {
    return failureOf(() => writeFile(outcome, format, file, choice));
  });
  if (shown === undefined || !isForPeople(shown.format)) tellFailed(outcome, choice, io);
  if (failures.length > 0) throw failures[0];
  if (shown === undefined)
    tellWritten(
      outcome,
      files.map(({ file }) => file),
      io,
    );
}

function writeShown(outcome: Outcome, format: Format, choice: OutputChoice, io: Io): void {
  const output = outcome.kind === "failed" && format === "text" ? io.stderr : io.stdout;
  output.write(reporters[format](outcome, styleOf(output, io.env, choice)));
}

function writeFile(outcome: Outcome, format: Format, file: string, choice: OutputChoice): void {
  const style = { color: false, columns: undefined, verbose: choice.verbose ?? false };
  writeOutputFile(resolve(choice.cwd, file), reporters[format](outcome, style));
}

function failureOf(write: () => void): readonly unknown[] {
  try {
    write();
    return [];
  } catch (error) {
    return [error];
  }
}

/** Whether people read it as it comes out, so that they need not be told again. */
function isForPeople(format: Format): boolean {
  return format === "text" || format === "github";
}

function tellFailed(outcome: Outcome, choice: OutputChoice, io: Io): void {
  if (outcome.kind === "failed") {
    io.stderr.write(reporters.text(outcome, styleOf(io.stderr, io.env, choice)));
  }
}

/** So that a failing step with its reports in files does not end without a word. */
function tellWritten(outcome: Outcome, files: readonly string[], io: Io): void {
  if (outcome.kind === "failed") return;
  const { errors, warnings } = summaryOf(outcome.verdict);
  const places = files.map(visible).join(", ");
  io.stderr.write(`${count(errors, "error")}, ${count(warnings, "warning")}: see ${places}\n`);
}
