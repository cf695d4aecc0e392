import { resolve } from "node:path";
import type { Command } from "commander";
import type { ImageFormat } from "../image/format.ts";
import type { RootChoice } from "../run/check-request.ts";
import { UsageError } from "../text/errors.ts";
import { configOf, type FolderOption, folderOf, oneMore, oneMoreRoot } from "./check-options.ts";
import { exitCodes } from "./exit-code.ts";
import type { Finish } from "./finish.ts";
import type { Io } from "./io.ts";
import { writeOutputFile } from "./output-file.ts";
import { tellNotes, tellProblems } from "./tell.ts";

interface BuildOptions extends FolderOption {
  readonly output: string;
  readonly excludeImports?: true;
  readonly excludeSourceInfo?: true;
  readonly excludePath?: readonly string[];
  readonly strict?: true;
  readonly root?: readonly RootChoice[];
  /** False by `--no-config`. */
  readonly config?: string | false;
  readonly offline?: true;
}

/** Adds `build`. What it needs beyond the command line itself is loaded when it runs. */
export function defineBuild(program: Command, io: Io, finish: Finish): void {
  program
    .command("build")
    .description("Compile a source to an image: a FileDescriptorSet.")
    .argument("[source]", "what to compile, as for check", ":worktree")
    .requiredOption("-o, --output <file>", "the image to write, or - for standard output")
    .option("--exclude-imports", "leave out what is there only to be imported")
    .option("--exclude-source-info", "leave out places and comments")
    .option("--exclude-path <path>", "leave out a file or folder; may be repeated", oneMore)
    .option("--strict", "refuse imports and custom options that are nowhere, as protoc and buf do")
    .option("--root <dir[=prefix]>", "where import names start; may be repeated", oneMoreRoot)
    .option("--config <file>", "read this configuration")
    .option("--no-config", "read no configuration file")
    .option("--offline", "never touch the network, not even for missing objects")
    .option("-C <dir>", "run as if started in this folder")
    .addHelpText("after", details)
    .action(async (source: string, options: BuildOptions) => {
      finish(await build(source, options, io));
    });
}

const details = `
The name of the file tells its format: .binpb, .bin or .pb, .json or .txtpb, each also with .gz;
standard output is binary. buf reads such a file as an image, protoc with --descriptor_set_in.

Without --strict, an import that is nowhere is left out together with the custom options that it
defines, and each is told on standard error. A type that is nowhere is always an error.

Exit status: 0 written, 2 wrong usage or configuration, 3 the source could not be read or compiled.
`;

async function build(source: string, options: BuildOptions, io: Io): Promise<number> {
  const cwd = folderOf(options, io);
  const [{ runBuild }, { encodeImage }, { imageFormatOf }] = await Promise.all([
    import("../run/build.ts"),
    import("../image/encode-image.ts"),
    import("../image/format.ts"),
  ]);
  const format = options.output === "-" ? binary : imageFormatOf(options.output);
  refuseOutput(options.output, format, io);
  const built = await runBuild({
    source,
    cwd,
    env: io.env,
    config: configOf(options.config),
    roots: options.root ?? [],
    excludePaths: options.excludePath ?? [],
    offline: options.offline ?? false,
    strict: options.strict ?? false,
  });
  if (built.kind === "failed") {
    tellProblems(built.errors, io);
    return exitCodes.unreadable;
  }
  const parts = { imports: !options.excludeImports, sourceInfo: !options.excludeSourceInfo };
  const bytes = encodeImage(built.image, format ?? binary, parts);
  tellNotes(built.notes, io);
  if (options.output === "-") io.stdout.write(bytes);
  else writeOutputFile(resolve(cwd, options.output), bytes);
  return exitCodes.clean;
}

const binary: ImageFormat = { encoding: "binary", isGzipped: false };

function refuseOutput(output: string, format: ImageFormat | undefined, io: Io): void {
  if (format === undefined) {
    throw new UsageError(
      `"${output}" does not say what format it is to have`,
      "end its name with .binpb, .bin, .pb, .json or .txtpb, perhaps with .gz behind it",
    );
  }
  if (output === "-" && io.stdout.isTTY) {
    throw new UsageError(
      "an image is binary, and standard output is a terminal",
      "redirect it, or name a file with -o",
    );
  }
}
