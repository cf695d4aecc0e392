import type { Io } from "../cli/io.ts";
import { githubCommand } from "../report/github-command.ts";

/** The same, but what the program says of a failure shows on the run's page, not in its log alone. */
export function annotating(io: Io): Io {
  const write = (text: string) => io.stderr.write(annotationOf(text.trimEnd()) ?? text);
  return { ...io, stderr: { ...io.stderr, write } };
}

/** Undefined for a line that tells no failure. */
function annotationOf(line: string): string | undefined {
  const { file, row, column, message } =
    /^(?:(?<file>[^\n]+):(?<row>\d+):(?<column>\d+): )?error: (?<message>.+)$/s.exec(line)
      ?.groups ?? {};
  if (message === undefined) return undefined;
  const properties = [
    ["file", file],
    ["line", row],
    ["col", column],
    ["title", "proto-compat"],
  ] as const;
  return `${githubCommand({ name: "error", properties, message })}\n`;
}
