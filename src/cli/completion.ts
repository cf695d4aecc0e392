import { Argument, type Command } from "commander";
import { completionScripts, type Shell } from "./completion-scripts.ts";
import type { Io } from "./io.ts";

/** Adds `completion`, and what its scripts ask for each word. */
export function defineCompletion(program: Command, io: Io): void {
  const shells = Object.keys(completionScripts);
  program
    .command("completion")
    .description("Print a script that lets a shell complete commands, options and values.")
    .addArgument(new Argument("<shell>", "whose script").choices(shells))
    .addHelpText("after", details)
    .action((shell: Shell) => io.stdout.write(completionScripts[shell]));
  program
    .command("complete", { hidden: true })
    .argument("[words...]")
    .action(async (words: readonly string[]) => {
      const { complete } = await import("./complete.ts");
      const { kind, candidates } = await complete(words, program, io);
      const lines = candidates.map(({ word, about }) => `${word}\t${about}\n`);
      io.stdout.write(`${kind}\n${lines.join("")}`);
    });
}

const details = `
Put the line for your shell into the file that it reads at its start:
  ~/.bashrc                   eval "$(proto-compat completion bash)"
  ~/.zshrc, after compinit    source <(proto-compat completion zsh)
  ~/.config/fish/config.fish  proto-compat completion fish | source
`;
