import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { type Outcome, summaryOf } from "../check/outcome.ts";
import type { Io } from "../cli/io.ts";
import type { Ended } from "../cli/main.ts";
import { githubLimits } from "../report/github-limits.ts";
import { json } from "../report/json.ts";
import { markdown } from "../report/markdown.ts";
import type { LinkTarget } from "../report/markdown-links.ts";
import type { WorkflowEvent } from "./event.ts";
import type { Inputs } from "./inputs.ts";
import { warning } from "./runner-command.ts";
import { type Outputs, writeOutputs, writeSummary } from "./step-files.ts";

/**
 * Hands what came of the check to later steps, to the page of the run and, if it is wanted, to the
 * pull request. What cannot be handed over is told and fails nothing.
 */
export async function publish(
  { outcome }: Ended,
  inputs: Inputs,
  event: WorkflowEvent,
  io: Io,
): Promise<void> {
  const { env } = io;
  await attempt("write the outputs", io, () => writeOutputs(outputsOf(outcome, inputs, io), env));
  if (outcome !== undefined) {
    const page = { links: linkTarget(env), limit: githubLimits.summaryBytes };
    await attempt("write the summary", io, () => writeSummary(markdown(outcome, plain, page), env));
  }
  if (!inputs.comment) return;
  await attempt("comment on the pull request", io, async () => {
    const { commentOn } = await import("./comment.ts");
    await commentOn(event, outcome, { inputs, io, links: linkTarget(env) });
  });
}

const plain = { color: false, columns: undefined, verbose: false };

async function attempt(what: string, io: Io, act: () => void | Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    io.stdout.write(warning(`could not ${what}: ${reason}`));
  }
}

function outputsOf(outcome: Outcome | undefined, inputs: Inputs, { cwd, env }: Io): Outputs {
  if (!env.GITHUB_OUTPUT) return {};
  const { errors, warnings } = summaryOf(
    outcome?.kind === "checked" ? outcome.verdict : { findings: [], ignored: [] },
  );
  const counts =
    outcome?.kind === "failed"
      ? {}
      : { errors: `${errors}`, warnings: `${warnings}`, breaking: `${errors > 0}` };
  if (outcome === undefined) return counts;
  const sarif = resolve(cwd, inputs.workingDirectory ?? "", inputs.sarifFile ?? "");
  const hasSarif = inputs.sarifFile !== undefined && existsSync(sarif);
  return { ...counts, ...reportsOf(outcome, env), "report-sarif": hasSarif ? sarif : undefined };
}

/** Files that outlive this step; the runner removes them with its job. */
function reportsOf(outcome: Outcome, env: Io["env"]): Outputs {
  const parent = resolve(env.RUNNER_TEMP || tmpdir());
  const folder = mkdtempSync(join(parent, "proto-compat-report-"));
  const files = {
    "report-json": { name: "proto-compat.json", text: json(outcome) },
    "report-markdown": {
      name: "proto-compat.md",
      text: markdown(outcome, plain, { links: linkTarget(env), limit: Number.POSITIVE_INFINITY }),
    },
  };
  return Object.fromEntries(
    Object.entries(files).map(([output, { name, text }]) => {
      const path = join(folder, name);
      writeFileSync(path, text);
      return [output, path];
    }),
  );
}

function linkTarget({ GITHUB_SERVER_URL, GITHUB_REPOSITORY }: Io["env"]): LinkTarget | undefined {
  if (!GITHUB_SERVER_URL || !GITHUB_REPOSITORY) return undefined;
  return { serverUrl: GITHUB_SERVER_URL.replace(/\/+$/, ""), repository: GITHUB_REPOSITORY };
}
