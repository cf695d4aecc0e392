import type { ShellCommand } from "./commands-in.ts";

/** A variable that a command sets; offsets are those of its text. */
export interface Assignment {
  readonly name: string;
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The variables that a command sets: `NAME=value` of a shell, also behind `export`, `NAME := value` of
 * make, `ARG` and `ENV` of a Dockerfile, and `--build-arg NAME=value`.
 */
export function assignmentsIn(command: ShellCommand): readonly Assignment[] {
  const [first, second, third] = command;
  if (first === undefined) return [];
  if (first.text === "ENV" && second !== undefined && !second.text.includes("=")) {
    return third === undefined ? [] : [assigned(second.text, third.text, second.start, third.end)];
  }
  if (second !== undefined && /^(:{0,3}|\?|\+)=$/.test(second.text)) {
    if (!/^[\w.-]+$/.test(first.text)) return [];
    const last = command.at(-1) ?? second;
    const value = command.slice(2).map(({ text }) => text);
    return [assigned(first.text, value.join(" "), first.start, last.end)];
  }
  const isDeclaration = declarers.has(first.text);
  return command.flatMap((word, index) => {
    const match = /^([A-Za-z_][\w.-]*?)[:?]?=(.*)$/s.exec(word.text);
    if (match === null) return [];
    const isLeading = command.slice(0, index).every(({ text }) => /^[A-Za-z_]\w*=/.test(text));
    const isArgument = command[index - 1]?.text === "--build-arg";
    if (!isDeclaration && !isLeading && !isArgument) return [];
    return [assigned(match[1] ?? "", match[2] ?? "", word.start, word.end)];
  });
}

const declarers: ReadonlySet<string> = new Set([
  ...["export", "ARG", "ENV", "local", "readonly", "declare", "set", "env", "override"],
]);

function assigned(name: string, value: string, start: number, end: number): Assignment {
  return { name, value, start, end };
}
