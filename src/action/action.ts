import { tellFailure } from "../cli/failure.ts";
import type { Io } from "../cli/io.ts";
import { main } from "../cli/main.ts";
import { githubCommand } from "../report/github-command.ts";
import { eventOf } from "./event.ts";
import { commandLineOf, type Inputs, inputsOf } from "./inputs.ts";
import { oldSideOf } from "./old-side.ts";
import { checkoutIn, fetchCommit } from "./repository.ts";

/** Runs the check that the workflow's inputs and event ask for; returns the exit status. */
export async function runAction(io: Io): Promise<number> {
  const annotated = annotating(io);
  try {
    const inputs = inputsOf(io.env);
    const against = againstOf(inputs, io);
    return await main(commandLineOf({ ...inputs, against }), annotated);
  } catch (error) {
    return tellFailure(error, annotated, false);
  }
}

/** The old side as `--against` wants it; a commit that the checkout lacks is fetched. */
function againstOf(inputs: Inputs, io: Io): string | undefined {
  if (inputs.against !== undefined) return inputs.against;
  const event = eventOf(io.env);
  const checkout = checkoutIn(io.cwd, io.env);
  const side = oldSideOf(event, checkout);
  switch (side.kind) {
    case "default":
      return undefined;
    case "commit":
      fetchCommit(side.id, checkout, io);
      return side.id;
    case "merge-base":
      return `merge-base:${side.id}`;
  }
}

/** What the program says of a failure shows up on the run's page, not in its log alone. */
function annotating(io: Io): Io {
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
