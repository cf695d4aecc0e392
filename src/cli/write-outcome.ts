import { resolve } from "node:path";
import { type Outcome, summaryOf } from "../check/outcome.ts";
import { count } from "../report/count.ts";
import type { Format } from "../report/format.ts";
import { reporters } from "../report/reporters.ts";
import type { Style } from "../report/style.ts";
import { visible } from "../report/visible.ts";
import type { Io, Output } from "./io.ts";
import { linkBaseOf } from "./link-base.ts";
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
  readonly quiet?: true;
}

/**
 * Writes every report, also if another one cannot be written; then throws the first UsageError. That
 * a side could not be read is also told to people on standard error, unless they read a report.
 */
export async function writeOutcome(outcome: Outcome, choice: OutputChoice, io: Io): Promise<void> {
  const shown = choice.reports.find(({ file }) => file === undefined);
  if (shown !== undefined) await writeShown(outcome, shown.format, choice, io);
  const files = choice.reports.flatMap(({ format, file }) =>
    file === undefined ? [] : [{ format, file }],
  );
  const failures = files.flatMap(({ format, file }) => {
    return failureOf(() => writeFile(outcome, format, file, choice));
  });
  if (shown === undefined || !isForPeople(shown.format)) await tellFailed(outcome, choice, io);
  if (failures.length > 0) throw failures[0];
  if (shown === undefined && !choice.quiet) tellWritten(outcome, files, io);
}

async function writeShown(
  outcome: Outcome,
  format: Format,
  choice: OutputChoice,
  io: Io,
): Promise<void> {
  const output = outcome.kind === "failed" && format === "text" ? io.stderr : io.stdout;
  output.write(reporters[format](outcome, await styleFor(output, outcome, choice, io)));
}

async function styleFor(
  output: Output,
  outcome: Outcome,
  choice: OutputChoice,
  io: Io,
): Promise<Style> {
  const style = styleOf(output, io.env, choice);
  // Who wants no colours wants no other escape sequences either.
  const linkBase = style.color ? await linkBaseOf(outcome.head?.folder, output) : undefined;
  return { ...style, linkBase, quiet: choice.quiet ?? false };
}

/** A file is for whoever comes later: `--quiet` is about what is said now. */
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

async function tellFailed(outcome: Outcome, choice: OutputChoice, io: Io): Promise<void> {
  if (outcome.kind !== "failed") return;
  io.stderr.write(reporters.text(outcome, await styleFor(io.stderr, outcome, choice, io)));
}

/** So that a failing step with its reports in files does not end without a word. */
function tellWritten(outcome: Outcome, files: readonly { readonly file: string }[], io: Io): void {
  if (outcome.kind === "failed") return;
  const { errors, warnings } = summaryOf(outcome.verdict);
  const places = files.map(({ file }) => visible(file)).join(", ");
  io.stderr.write(`${count(errors, "error")}, ${count(warnings, "warning")}: see ${places}\n`);
}
