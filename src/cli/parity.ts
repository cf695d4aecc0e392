import { type Command, InvalidArgumentError, Option } from "commander";
import type { ParityQuery, ParityReport } from "../run/parity.ts";
import { type FolderOption, folderOf, listOf, oneMoreRoot } from "./check-options.ts";
import { exitCodes } from "./exit-code.ts";
import type { Finish } from "./finish.ts";
import type { Io } from "./io.ts";
import { progressLine } from "./progress.ts";
import { withTemporaryFolder } from "./temporary-folder.ts";

interface ParityOptions extends FolderOption {
  readonly peer: string;
  readonly number: number;
  readonly every: number;
  readonly range: string;
  readonly fixtures?: string;
  readonly rule?: readonly string[];
  readonly root?: ParityQuery["roots"];
  readonly format: "text" | "json";
  readonly verbose?: true;
}

/** Adds `parity`. */
export function defineParity(program: Command, io: Io, finish: Finish): void {
  program
    .command("parity")
    .description("Compare our findings with those of buf, over the commits of a repository.")
    .option("--peer <buf>", "the buf to compare with, by path or by name", "buf")
    .option("-n, --number <count>", "so many of the newest commits", positive, 200)
    .option("--every <count>", "only one commit of so many", positive, 1)
    .option("--range <range>", "commits A..B, or those up to a revision", "HEAD")
    .option("--fixtures <dir>", "compare the folders before/ and after/ in each folder of this one")
    .option("--rule <list>", "only these rules, comma separated", listOf)
    .option("--root <dir[=prefix]>", "where import names start; may be repeated", oneMoreRoot)
    .addOption(
      new Option("--format <format>", "what the report is for")
        .choices(["text", "json"])
        .default("text"),
    )
    .option("-C <dir>", "run as if started in this folder")
    .option("--verbose", "name each change before it is compared")
    .addHelpText("after", details)
    .action(async (options: ParityOptions) => {
      finish(await parity(options, io));
    });
}

const details = `
Exit status: 0 every difference is intended, 1 one is not (or its fixture does not show it), 2 wrong usage,
3 a side could not be read, or the peer could compile nothing.
`;

function positive(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number > 0) return number;
  throw new InvalidArgumentError("It is not a positive number.");
}

async function parity(options: ParityOptions, io: Io): Promise<number> {
  const [{ openPeer }, { runParity }, { parityReporters }] = await Promise.all([
    import("./peer.ts"),
    import("../run/parity.ts"),
    import("./parity-report.ts"),
  ]);
  const query = queryOf(options, io);
  const progress = progressLine(io);
  const report = await withTemporaryFolder(async (folder) => {
    const peer = await openPeer(options.peer, folder, io);
    return await runParity(query, peer, (name) => {
      if (options.verbose) io.stderr.write(`${name}\n`);
      else progress.tell(name);
    });
  }).finally(progress.end);
  io.stdout.write(parityReporters[options.format](report));
  return exitCodeOf(report);
}

function queryOf(options: ParityOptions, io: Io): ParityQuery {
  return {
    cwd: folderOf(options, io),
    env: io.env,
    roots: options.root ?? [],
    fixtures: options.fixtures,
    range: options.range,
    every: options.every,
    limit: options.number,
    rules: options.rule ?? [],
  };
}

function exitCodeOf({ unexplained, unproven, files }: ParityReport): number {
  if (unexplained.length + unproven.length > 0) return exitCodes.findings;
  const isBlind = files.failed > 0 && files.whole + files.alone === 0;
  return isBlind ? exitCodes.unreadable : exitCodes.clean;
}
