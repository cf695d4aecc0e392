import { type Command, InvalidArgumentError } from "commander";
import type { RootChoice } from "../run/check-request.ts";
import type { ConformanceReport } from "../run/conformance.ts";
import { UsageError } from "../text/errors.ts";
import { type FolderOption, folderOf, oneMore, oneMoreRoot } from "./check-options.ts";
import { exitCodes } from "./exit-code.ts";
import type { Finish } from "./finish.ts";
import type { Io } from "./io.ts";
import { withTemporaryFolder } from "./temporary-folder.ts";

interface ConformanceOptions extends FolderOption {
  readonly buf?: readonly string[];
  readonly protoc?: readonly string[];
  readonly commits?: number;
  readonly root?: readonly RootChoice[];
  readonly verbose?: true;
}

/** Adds `conformance`, which is for those who work on the compiler. */
export function defineConformance(program: Command, io: Io, finish: Finish): void {
  program
    .command("conformance", { hidden: true })
    .description("Compare our descriptors, places and comments with those of other compilers.")
    .argument("<folder>", "a folder, or with --commits a repository")
    .option("--buf <program>", "a buf to compare with; may be repeated", oneMore)
    .option("--protoc <program>", "a protoc to compare with; may be repeated", oneMore)
    .option(
      "--commits <count>",
      "the newest commit and so many more, spread over the history",
      count,
    )
    .option("--root <dir[=prefix]>", "where import names start; may be repeated", oneMoreRoot)
    .option("-C <dir>", "run as if started in this folder")
    .option("--verbose", "print the table after each source")
    .action(async (place: string, options: ConformanceOptions) => {
      finish(await conformance(place, options, io));
    });
}

function count(text: string): number {
  const number = Number(text);
  if (Number.isInteger(number) && number >= 0) return number;
  throw new InvalidArgumentError("It is not a number.");
}

async function conformance(place: string, options: ConformanceOptions, io: Io): Promise<number> {
  const [{ bufWitness, protocWitness }, { runConformance }, { conformanceTable, conformanceText }] =
    await Promise.all([
      import("./witness.ts"),
      import("../run/conformance.ts"),
      import("./conformance-report.ts"),
    ]);
  const { buf = [], protoc = [] } = options;
  if (buf.length + protoc.length === 0) {
    throw new UsageError(
      "there is nobody to compare with",
      "name a program with --buf or --protoc",
    );
  }
  const query = {
    place,
    cwd: folderOf(options, io),
    env: io.env,
    roots: options.root ?? [],
    commits: options.commits,
  };
  const report = await withTemporaryFolder(async (folder) => {
    const witnesses = [
      ...(await Promise.all(protoc.map((program) => protocWitness(program, folder, io)))),
      ...(await Promise.all(buf.map((program) => bufWitness(program, folder, io)))),
    ];
    return await runConformance(query, witnesses, (source, soFar) => {
      if (options.verbose) io.stderr.write(`${source}\n${conformanceTable(soFar)}`);
    });
  });
  io.stdout.write(conformanceText(report));
  return exitCodeOf(report);
}

function exitCodeOf({ witnesses }: ConformanceReport): number {
  if (witnesses.some(({ disagreements }) => disagreements.length > 0)) return exitCodes.findings;
  const isBlind = witnesses.some(({ counts }) => counts.equal + counts.explained === 0);
  return isBlind ? exitCodes.unreadable : exitCodes.clean;
}
