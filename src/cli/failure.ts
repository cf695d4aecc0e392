import { CommanderError } from "commander";
import { visible } from "../report/visible.ts";
import { ReadError, SourceError, UsageError } from "../text/errors.ts";
import { exitCodes } from "./exit-code.ts";
import type { Io } from "./io.ts";

/** Says on standard error what went wrong; returns the exit status that means it. */
export function tellFailure(error: unknown, io: Io, verbose: boolean): number {
  // Commander has already written its message, or the help or version that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitCodes.usage;
  if (error instanceof UsageError) {
    tell(io, `${placeOf(error)}error: ${error.message}`, error.hint);
    return exitCodes.usage;
  }
  if (error instanceof ReadError) {
    const place = error.path === undefined ? "" : `${error.path}: `;
    tell(io, `${place}error: ${error.message}`, error.hint);
    return exitCodes.unreadable;
  }
  if (error instanceof SourceError) {
    const { line, column } = error.start;
    tell(io, `${error.path}:${line}:${column}: error: ${error.message}`, undefined);
    return exitCodes.unreadable;
  }
  tellBug(error, io, verbose);
  return exitCodes.unreadable;
}

function placeOf({ at }: UsageError): string {
  return at === undefined ? "" : `${at.path}:${at.start.line}:${at.start.column}: `;
}

function tell(io: Io, message: string, hint: string | undefined): void {
  io.stderr.write(`${visible(message)}\n`);
  if (hint !== undefined) io.stderr.write(`  help: ${visible(hint)}\n`);
}

function tellBug(error: unknown, io: Io, verbose: boolean): void {
  tell(io, `error: this is a bug in proto-compat: ${String(error)}`, undefined);
  const stack = error instanceof Error ? error.stack : undefined;
  if (!verbose) io.stderr.write("  help: run it again with --verbose and report what it prints\n");
  if (verbose && stack !== undefined) io.stderr.write(`${stack}\n`);
}
