import { realpathSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { InvalidArgumentError } from "commander";
import { type Format, formats, isFormat } from "../report/format.ts";
import { UsageError } from "../text/errors.ts";
import { nearest } from "../text/nearest.ts";

/** One report that is asked for. */
export interface ReportChoice {
  readonly format: Format;
  /** As it was written; undefined: standard output. */
  readonly file: string | undefined;
}

export interface ReportOptions {
  readonly format?: readonly ReportChoice[];
  readonly output?: string;
}

/**
 * The reports that the flags ask for: `text` if they name no format. Paths are relative to `cwd`.
 * Throws UsageError if two would go to one place.
 */
export function reportsOf(options: ReportOptions, cwd: string): readonly ReportChoice[] {
  const asked = options.format ?? [{ format: "text", file: undefined }];
  const loose = asked.filter(({ file }) => file === undefined);
  refuseTwo(loose);
  if (options.output !== undefined && loose.length === 0) {
    throw new UsageError(
      "--output names a file for the format that has none, but each has one",
      "leave --output out, or add a --format without a file",
    );
  }
  const reports = asked.map(({ format, file }) => ({ format, file: file ?? options.output }));
  refuseSameFile(reports, cwd);
  return reports;
}

/** `NAME` or `NAME=FILE` after what earlier flags asked for. */
export function oneMoreReport(
  text: string,
  earlier: readonly ReportChoice[] = [],
): readonly ReportChoice[] {
  const split = text.indexOf("=");
  const name = split === -1 ? text : text.slice(0, split);
  const file = split === -1 ? undefined : text.slice(split + 1);
  if (!isFormat(name)) {
    const known = Object.keys(formats);
    const near = nearest(name, known);
    const guess = near === undefined ? "" : ` Did you mean "${near}"?`;
    throw new InvalidArgumentError(`The formats are ${known.join(", ")}.${guess}`);
  }
  if (file === "") throw new InvalidArgumentError("It names no file.");
  return [...earlier, { format: name, file }];
}

function refuseTwo([first, second]: readonly ReportChoice[]): void {
  if (first === undefined || second === undefined) return;
  throw new UsageError(
    `--format ${first.format} and --format ${second.format} would both go to standard output`,
    `give one of them a file: --format ${second.format}=FILE`,
  );
}

function refuseSameFile(reports: readonly ReportChoice[], cwd: string): void {
  const formatOf = new Map<string, Format>();
  for (const { format, file } of reports) {
    if (file === undefined) continue;
    const target = targetOf(resolve(cwd, file));
    const other = formatOf.get(target);
    if (other !== undefined) {
      throw new UsageError(`the reports "${other}" and "${format}" would both go to "${file}"`);
    }
    formatOf.set(target, format);
  }
}

/** Where writing to this path ends up: a link is followed, also one in front of a new file. */
function targetOf(path: string): string {
  return realPathOf(path) ?? join(realPathOf(dirname(path)) ?? dirname(path), basename(path));
}

function realPathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    // Not there yet, or not to be read: then writing will say so.
    return undefined;
  }
}
