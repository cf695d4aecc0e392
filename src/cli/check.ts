import { type Command, Option } from "commander";
import type { FailOn, Outcome } from "../check/outcome.ts";
import { formats } from "../report/format.ts";
import type { CheckRequest } from "../run/check-request.ts";
import { type CheckOptions, listOf, oneMore, oneMoreRoot, requestOf } from "./check-options.ts";
import { exitCodeOf } from "./exit-code.ts";
import { failedBy } from "./failed-by.ts";
import type { Finish } from "./finish.ts";
import type { Io } from "./io.ts";
import { progressLine } from "./progress.ts";
import { oneMoreReport, type ReportChoice, reportsOf } from "./report-choice.ts";

/** Adds `check`. What it needs beyond the command line itself is loaded when it runs. */
export function defineCheck(program: Command, io: Io, finish: Finish): void {
  const command = program
    .command("check")
    .description("Compare two sides and report what the change breaks.")
    .argument("[paths...]", "only these files and folders");
  addSides(command);
  addPolicy(command);
  addReport(command);
  command
    .addHelpText("after", details)
    .action(async (paths: readonly string[], options: CheckOptions) => {
      const outcome = await check(paths, options, io);
      finish(exitCodeOf(outcome), outcome);
    });
}

async function check(paths: readonly string[], options: CheckOptions, io: Io): Promise<Outcome> {
  const request = requestOf(paths, options, io);
  const reports = reportsOf(options, request.cwd);
  const { runCheck } = await import("../run/check.ts");
  const progress = progressLine(io);
  const [compared, { writeOutcome }] = await Promise.all([
    runCheck(request, progress.tell).catch(failedBy).finally(progress.end),
    import("./write-outcome.ts"),
  ]);
  const outcome = { ...compared, repository: await repositoryFor(reports, request) };
  await writeOutcome(outcome, { ...options, reports, cwd: request.cwd }, io);
  return outcome;
}

/** Only what says where it comes from is worth asking git for. */
async function repositoryFor(
  reports: readonly ReportChoice[],
  request: CheckRequest,
): Promise<string | undefined> {
  if (!reports.some(({ format }) => format === "sarif")) return undefined;
  const { originOf } = await import("../source/origin.ts");
  return await originOf(request);
}

function addSides(command: Command): void {
  command
    .option("--against <source>", "the old side (default: where the default branch was left)")
    .option("--head <source>", "the new side (default: the work tree)")
    .addOption(
      new Option("--staged", "check what is staged; the old side is HEAD").conflicts("head"),
    )
    .option("--exclude-path <path>", "leave out a file or folder; may be repeated", oneMore)
    .option("--root <dir[=prefix]>", "where import names start; may be repeated", oneMoreRoot)
    .option("--all", "compile every file, not only what the change reaches")
    .option("--codegen", "look at versions of generated code, too; see the command codegen")
    .option("--no-history", "do not look up in git's history what the change adds")
    .option("--offline", "never touch the network, not even for missing objects")
    .option("-C <dir>", "run as if started in this folder");
}

function addPolicy(command: Command): void {
  command
    .option("--use <list>", "only these rules and categories, comma separated", listOf)
    .option("--except <list>", "not these rules and categories, comma separated", listOf)
    .option("--config <file>", "read this configuration")
    .option("--no-config", "read no configuration file")
    .addOption(
      new Option(
        "--fail-on <severity>",
        "the lowest severity that fails the check (default: error)",
      ).choices(Object.keys(failOns)),
    );
}

function addReport(command: Command): void {
  command
    .option("--format <name[=file]>", "a report, see below; may be repeated", oneMoreReport)
    .option("--output <file>", "where the --format without a file goes instead of standard output")
    .option("--no-color", "no colours (NO_COLOR and FORCE_COLOR are heeded too)")
    .option("--verbose", "say more")
    .addOption(
      new Option("-q, --quiet", "say only what fails the check; files get all of it").conflicts(
        "verbose",
      ),
    );
}

const failOns: { readonly [F in FailOn]: true } = { error: true, warning: true, never: true };

const width = Math.max(...Object.keys(formats).map((name) => name.length));

const details = `
The formats of a report (default: text), and who reads it:
${Object.entries(formats)
  .map(([name, reader]) => `  ${name.padEnd(width)}  ${reader}`)
  .join("\n")}

One format goes to standard output or to --output, each other one to the file
it names. Where all go to files, a line on standard error counts the findings.

A source is one of:
  HEAD~1, origin/main, v1.4.0   a git revision
  merge-base:REV                the merge base of REV and the new side
  tag:, tag:GLOB                the newest reachable tag (that matches GLOB)
  :index, :worktree             what is staged; what is in the work tree
  ./dir, ../dir, /dir           a folder, git or not
  ./api.binpb, api.json.gz      an image, as proto-compat build, buf build and protoc -o write it

Examples:
  proto-compat check proto/acme --against origin/main
  proto-compat check --use WIRE_JSON --except FIELD_SAME_NAME
  proto-compat check --format text --format json=report.json

Exit status: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage or configuration,
3 a side could not be read or compiled.
`;
