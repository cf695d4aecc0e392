import { join } from "node:path";
import type { Command } from "commander";
import manifest from "../../package.json" with { type: "json" };
import { visible } from "../report/visible.ts";
import type { InitPart, InitPlan, InitStep, WriteStep } from "../run/init/init-plan.ts";
import { isCi } from "../source/is-ci.ts";
import { UsageError } from "../text/errors.ts";
import { type FolderOption, folderOf } from "./check-options.ts";
import type { Io } from "./io.ts";
import { writeNewFile } from "./new-file.ts";
import { progressLine } from "./progress.ts";

/** Adds `init`. */
export function defineInit(program: Command, io: Io): void {
  program
    .command("init")
    .description("Write a configuration, a workflow for GitHub and a pre-commit hook.")
    .option("--config", "only these parts: proto-compat.yaml")
    .option("--workflow", "only these parts: the workflow")
    .option("--hook", "only these parts: the hook")
    .option("-y, --yes", "ask nothing, write all of it; so it is without a terminal and in CI")
    .option("--dry-run", "print what would be written, and write nothing")
    .option("-C <dir>", "run as if started in this folder")
    .addHelpText("after", details)
    .action(async (options: InitOptions) => await init(options, io));
}

interface InitOptions extends FolderOption {
  readonly config?: true;
  readonly workflow?: true;
  readonly hook?: true;
  readonly yes?: true;
  readonly dryRun?: true;
}

async function init(options: InitOptions, io: Io): Promise<void> {
  const { planInit } = await import("../run/init.ts");
  const where = { cwd: folderOf(options, io), env: io.env, offline: true };
  const request = { ...where, parts: partsOf(options), version: manifest.version };
  const progress = progressLine(io);
  const plan = await planInit(request, progress.tell).finally(progress.end);
  const ask = options.yes || options.dryRun || isCi(io.env) ? undefined : io.ask;
  const written: WriteStep[] = [];
  for (const step of plan.steps) {
    if (step.kind !== "write") tell(step, io);
    else if (options.dryRun) io.stdout.write(`would write ${line(step)}:\n${indented(step.text)}`);
    else if (await isWanted(step, ask)) {
      writeNewFile(join(plan.top, step.path), step.text);
      io.stdout.write(`wrote ${line(step)}\n`);
      written.push(step);
    }
  }
  if (!options.dryRun) io.stdout.write(nextSteps(plan, written));
}

function partsOf({ config, workflow, hook }: InitOptions): readonly InitPart[] {
  const named = { config, workflow, hook };
  const all = ["config", "workflow", "hook"] as const;
  const chosen = all.filter((part) => named[part]);
  return chosen.length === 0 ? all : chosen;
}

function line({ path, from }: WriteStep): string {
  return visible(from === undefined ? path : `${path}, from ${from}`);
}

function indented(text: string): string {
  return visibleLines(text)
    .map((each) => (each === "" ? "\n" : `    ${each}\n`))
    .join("");
}

function visibleLines(text: string): readonly string[] {
  return text.replace(/\n$/, "").split("\n").map(visible);
}

function tell(step: Exclude<InitStep, WriteStep>, io: Io): void {
  const path = visible(step.path);
  if (step.kind === "keep") io.stdout.write(`kept ${path}: it is there already\n`);
  else io.stdout.write(`left ${path} as it is; add to it:\n${indented(step.text)}`);
}

/** Yes unless something else is answered. Throws a UsageError where the answers end. */
async function isWanted(step: WriteStep, ask: Io["ask"]): Promise<boolean> {
  if (ask === undefined) return true;
  const answer = await ask(`Write ${line(step)}? [Y/n] `);
  if (answer === undefined) throw new UsageError("stopped: nothing more was written");
  return ["", "y", "yes"].includes(answer.trim().toLowerCase());
}

function nextSteps({ steps }: InitPlan, written: readonly WriteStep[]): string {
  if (written.length === 0)
    return steps.every(({ kind }) => kind === "keep") ? "nothing to do\n" : "";
  const wrote = (part: InitPart) => written.some((step) => step.part === part);
  const named = written.filter(({ text }) => text.includes("OWNER/"));
  const next = [
    ...named.map(
      ({ path }) => `put the owner of the repository of proto-compat for OWNER in ${path}`,
    ),
    ...(wrote("hook") ? ["pre-commit install"] : []),
    ...(wrote("config") ? ["proto-compat config, to see what is in force"] : []),
    "proto-compat check",
  ];
  return `\nnext:\n${next.map((each) => `  ${each}\n`).join("")}`;
}

const details = `
proto-compat.yaml is made from the buf.yaml or buf.work.yaml that is in force, with
the same verdict on every change, or from the proto.lock of protolock. What is
there already is never written over; what should be added to it is printed.

Exit status: 0 done, or nothing to do, 2 it cannot be written or what it is made
from is wrong, 3 there is no git repository here.
`;
