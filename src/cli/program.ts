import { Command } from "commander";
import manifest from "../../package.json" with { type: "json" };
import { defineBuild } from "./build.ts";
import { defineCheck } from "./check.ts";
import { defineCodegen } from "./codegen.ts";
import { defineCompletion } from "./completion.ts";
import { defineConfig } from "./config.ts";
import { defineConformance } from "./conformance.ts";
import { defineDemo } from "./demo.ts";
import { defineExplain } from "./explain.ts";
import type { Finish } from "./finish.ts";
import { defineInit } from "./init.ts";
import type { Io } from "./io.ts";
import { defineParity } from "./parity.ts";
import { defineRules } from "./rules.ts";

/**
 * The commander program. It throws CommanderError instead of ending the process. If `word` names a
 * command, it has only this one: to declare all options takes longer than to read those of one.
 */
export function programOf(io: Io, finish: Finish, word?: string): Command {
  const program = new Command("proto-compat")
    .description("Finds breaking changes in .proto files between two git revisions.")
    .version(manifest.version, "-V, --version", "print the version")
    .helpOption("-h, --help", "print this help")
    .helpCommand("help [command]", "print the help of a command")
    .addHelpText("after", examples)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      getOutHelpWidth: () => io.stdout.columns ?? 80,
      getErrHelpWidth: () => io.stderr.columns ?? 80,
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    });
  const named = commands.get(word ?? "");
  for (const define of named === undefined ? commands.values() : [named]) {
    define(program, io, finish);
  }
  return program;
}

/** In the order of the help. */
const commands: ReadonlyMap<string, (program: Command, io: Io, finish: Finish) => void> = new Map([
  ["check", defineCheck],
  ["codegen", defineCodegen],
  ["rules", defineRules],
  ["explain", defineExplain],
  ["config", defineConfig],
  ["build", defineBuild],
  ["init", defineInit],
  ["demo", defineDemo],
  ["completion", defineCompletion],
  ["parity", defineParity],
  ["conformance", defineConformance],
]);

const examples = `
Examples:
  proto-compat check                          what you changed since the default branch
  proto-compat check --against v1.4.0         the same, since a release
  proto-compat check --staged                 what you are about to commit
  proto-compat codegen                        versions of generators and generated code
  proto-compat init                           set up a repository: configuration, CI, hook
  proto-compat explain FIELD_SAME_TYPE        why a rule is there, and what to do instead
  proto-compat build -o api.binpb             write an image of what is there, for later
  proto-compat demo                           see it at work, in a temporary folder

Exit status: 0 no findings, 1 findings, 2 wrong usage, 3 a side could not be read.
`;
