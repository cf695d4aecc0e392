import { type Command, Option } from "commander";
import { formats } from "../report/format.ts";
import { type CheckOptions, configOf, folderOf, listOf, oneMore } from "./check-options.ts";
import { exitCodeOf, exitCodes } from "./exit-code.ts";
import { failedBy } from "./failed-by.ts";
import type { Finish } from "./finish.ts";
import type { Io } from "./io.ts";
import { progressLine } from "./progress.ts";
import { oneMoreReport, reportsOf } from "./report-choice.ts";

type CodegenOptions = Omit<CheckOptions, "root" | "all" | "history"> & {
  readonly inventory?: "text" | "markdown" | "json" | true;
};

/** Adds `codegen`. What it needs beyond the command line itself is loaded when it runs. */
export function defineCodegen(program: Command, io: Io, finish: Finish): void {
  program
    .command("codegen")
    .description("Check the versions of what generates code, and of what was generated.")
    .argument("[paths...]", "only findings in these files and folders")
    .option("--against <source>", "an old side: report what the change does to versions, too")
    .option("--head <source>", "the side to look at (default: the work tree)")
    .addOption(
      new Option("--staged", "look at what is staged; the old side is HEAD").conflicts("head"),
    )
    .addOption(
      new Option("--inventory [format]", "list what was found instead: a table to paste").choices([
        "text",
        "markdown",
        "json",
      ]),
    )
    .option("--exclude-path <path>", "no findings in a file or folder; may be repeated", oneMore)
    .option("--offline", "never touch the network, not even for missing objects")
    .option("-C <dir>", "run as if started in this folder")
    .option("--use <list>", "only these rules, comma separated", listOf)
    .option("--except <list>", "not these rules, comma separated", listOf)
    .option("--config <file>", "read this configuration")
    .option("--no-config", "read no configuration file")
    .addOption(
      new Option(
        "--fail-on <severity>",
        "the lowest severity that fails the check (default: error)",
      ).choices(["error", "warning", "never"]),
    )
    .option("--format <name[=file]>", "a report; may be repeated", oneMoreReport)
    .option("--output <file>", "where the --format without a file goes instead of standard output")
    .option("--no-color", "no colours (NO_COLOR and FORCE_COLOR are heeded too)")
    .addOption(new Option("--verbose", "say more").conflicts("quiet"))
    .addOption(
      new Option("-q, --quiet", "say only what fails the check; files get all of it").conflicts(
        "verbose",
      ),
    )
    .addHelpText("after", details)
    .action(async (paths: readonly string[], options: CodegenOptions) => {
      finish(await codegen(paths, options, io));
    });
}

async function codegen(paths: readonly string[], options: CodegenOptions, io: Io): Promise<number> {
  const [{ runCodegen }, { writeOutcome }] = await Promise.all([
    import("../run/codegen.ts"),
    import("./write-outcome.ts"),
  ]);
  const cwd = folderOf(options, io);
  const reports = reportsOf(options, cwd);
  const progress = progressLine(io);
  const request = {
    cwd,
    env: io.env,
    against: options.against ?? (options.staged ? "HEAD" : undefined),
    head: options.head ?? (options.staged ? ":index" : ":worktree"),
    use: options.use,
    except: options.except,
    config: configOf(options.config),
    failOn: options.failOn,
    inventory: options.inventory !== undefined,
    paths,
    excludePaths: options.excludePath ?? [],
    offline: options.offline ?? false,
  };
  const run = await runCodegen(request, progress.tell)
    .catch((error: unknown) => ({ outcome: failedBy(error), inventory: undefined }))
    .finally(progress.end);
  if (options.inventory !== undefined && run.inventory !== undefined) {
    const { inventory } = await import("../report/inventory.ts");
    const format = options.inventory === true ? "text" : options.inventory;
    io.stdout.write(inventory(run.inventory, format));
    return exitCodes.clean;
  }
  await writeOutcome(run.outcome, { ...options, reports, cwd }, io);
  return exitCodeOf(run.outcome);
}

const details = `
The formats of a report are those of check: ${Object.keys(formats).join(", ")}.

Examples:
  proto-compat codegen                          versions that are open, or do not fit
  proto-compat codegen --against origin/main    the same, and what the change does to them
  proto-compat codegen --inventory              all tools, places and versions
  proto-compat codegen --inventory markdown     the same, for a ticket

Exit status: 0 nothing at or above --fail-on, 1 findings, 2 wrong usage or configuration,
3 a side could not be read.
`;
