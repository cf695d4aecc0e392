import type { Command, Option } from "commander";
import { folderOf } from "./check-options.ts";
import { type Completion, placeholderValues, wordsOf } from "./completion-values.ts";
import type { Io } from "./io.ts";

/** What may stand in the place of the last of these words, the first of which follows the program. */
export async function complete(
  words: readonly string[],
  program: Command,
  io: Io,
): Promise<Completion> {
  const current = words.at(-1) ?? "";
  const { command, position, pending, ended, folder } = standAfter(words.slice(0, -1), program);
  const surroundings = { cwd: folderIn(folder, io), env: io.env, offline: true };
  if (pending !== undefined) return await valuesOf(pending, current, "", surroundings);
  if (!ended && current.startsWith("-")) {
    const split = current.indexOf("=");
    if (split === -1) return wordsOf(optionsOf(command), current);
    const option = optionNamed(current.slice(0, split), command);
    if (option === undefined) return { kind: "words", candidates: [] };
    return await valuesOf(
      option,
      current.slice(split + 1),
      current.slice(0, split + 1),
      surroundings,
    );
  }
  const wantsCommand = position === 0 || (position === 1 && words[0] === "help");
  if (command.commands.length > 0 && wantsCommand) return wordsOf(commandsOf(command), current);
  return await argumentValues(command, position, current, surroundings);
}

interface Stand {
  readonly command: Command;
  /** How many arguments there are already. */
  readonly position: number;
  /** The option that still wants its value. */
  readonly pending: Option | undefined;
  /** Whether `--` has ended the options. */
  readonly ended: boolean;
  /** What -C named. */
  readonly folder: string | undefined;
}

function standAfter(words: readonly string[], program: Command): Stand {
  let stand: Stand = {
    command: program,
    position: 0,
    pending: undefined,
    ended: false,
    folder: undefined,
  };
  for (const word of words) stand = after(word, stand);
  return stand;
}

function after(word: string, stand: Stand): Stand {
  const { command, position, pending, ended } = stand;
  if (pending !== undefined) {
    const folder = pending.short === "-C" ? word : stand.folder;
    return { ...stand, pending: undefined, folder };
  }
  if (!ended && word === "--") return { ...stand, ended: true };
  if (!ended && word.startsWith("-") && word !== "-") {
    const option = word.includes("=") ? undefined : optionNamed(word, command);
    return { ...stand, pending: option?.required === true ? option : undefined };
  }
  const inner = position === 0 ? command.commands.find((one) => one.name() === word) : undefined;
  if (inner !== undefined) return { ...stand, command: inner };
  return { ...stand, position: position + 1 };
}

function folderIn(folder: string | undefined, io: Io): string {
  try {
    return folderOf(folder === undefined ? {} : { C: folder }, io);
  } catch {
    // It is still being typed, or is none: the command itself will say so.
    return io.cwd;
  }
}

function optionNamed(name: string, command: Command): Option | undefined {
  return command.options.find((option) => option.long === name || option.short === name);
}

function optionsOf(command: Command) {
  return command
    .createHelp()
    .visibleOptions(command)
    .map(({ long, short, description }) => ({ word: long ?? short ?? "", about: description }));
}

function commandsOf(command: Command) {
  return command
    .createHelp()
    .visibleCommands(command)
    .map((one) => ({ word: one.name(), about: one.description() }));
}

async function valuesOf(
  option: Option,
  value: string,
  prefix: string,
  surroundings: Parameters<typeof placeholderValues>[2],
): Promise<Completion> {
  const completion =
    option.argChoices === undefined
      ? await placeholderValues(placeholderIn(option.flags), value, surroundings)
      : wordsOf(
          option.argChoices.map((word) => ({ word, about: "" })),
          value,
        );
  const candidates = completion.candidates.map(({ word, about }) => ({
    word: prefix + word,
    about,
  }));
  return { kind: completion.kind, candidates };
}

/** "source" of `--against <source>`. */
function placeholderIn(flags: string): string {
  return flags.slice(flags.indexOf("<") + 1, flags.lastIndexOf(">"));
}

async function argumentValues(
  command: Command,
  position: number,
  value: string,
  surroundings: Parameters<typeof placeholderValues>[2],
): Promise<Completion> {
  const known = command.registeredArguments;
  const last = known.at(-1);
  const argument = known[position] ?? (last?.variadic ? last : undefined);
  if (argument === undefined) return { kind: "words", candidates: [] };
  if (argument.argChoices !== undefined) {
    return wordsOf(
      argument.argChoices.map((word) => ({ word, about: "" })),
      value,
    );
  }
  return await placeholderValues(argument.name(), value, surroundings);
}
