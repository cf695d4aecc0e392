import { randomUUID } from "node:crypto";
import { appendFileSync } from "node:fs";
import type { Io } from "../cli/io.ts";

/** What later steps can ask for, by the names in action.yml; undefined ones are left out. */
export type Outputs = Readonly<Record<string, string | undefined>>;

/** Hands the outputs to the runner. A value ends at a line that nobody can guess. */
export function writeOutputs(outputs: Outputs, env: Io["env"]): void {
  const end = `end-${randomUUID()}`;
  const lines = Object.entries(outputs).flatMap(([name, value]) =>
    value === undefined ? [] : `${name}<<${end}\n${value}\n${end}\n`,
  );
  append(env.GITHUB_OUTPUT, lines.join(""));
}

/** Adds Markdown to the page of the run; older runners of GitHub's servers have no such page. */
export function writeSummary(markdown: string, env: Io["env"]): void {
  append(env.GITHUB_STEP_SUMMARY, markdown);
}

function append(path: string | undefined, text: string): void {
  if (path !== undefined && path !== "") appendFileSync(path, text);
}
