/** A command as a GitHub runner understands it. */
export interface RunnerCommand {
  readonly name: string;
  readonly properties: ReadonlyMap<string, string>;
  readonly data: string;
}

/**
 * What a GitHub runner takes for commands in the output of a step, after actions/runner,
 * src/Runner.Common/ActionCommand.cs (TryParseV2, then TryParse), but for any name of a command. It
 * compares by culture there, which ignores marks and invisible characters.
 */
export function runnerCommands(output: string): readonly RunnerCommand[] {
  return output.split(/\r\n|\r|\n/).flatMap((line) => {
    const command = colonCommand(line) ?? bracketCommand(line);
    return command === undefined ? [] : [command];
  });
}

/** `::name key=value,key=value::data`, at the start of a line or after white space. */
function colonCommand(line: string): RunnerCommand | undefined {
  const match = /^[\s\p{C}\p{M}]*:[\p{C}\p{M}]*:(?<head>.*?)::(?<data>.*)$/su.exec(line);
  if (match?.groups === undefined) return undefined;
  const { head = "", data = "" } = match.groups;
  const space = head.indexOf(" ");
  const pairs =
    space < 0
      ? []
      : head
          .slice(space + 1)
          .trim()
          .split(",");
  return {
    name: space < 0 ? head : head.slice(0, space),
    properties: propertiesOf(pairs),
    data: unescaped(data, dataEscapes),
  };
}

function propertiesOf(pairs: readonly string[]): ReadonlyMap<string, string> {
  const properties = new Map<string, string>();
  for (const pair of pairs) {
    const [, name, value] = /^(.*?)=+(.+)$/su.exec(pair) ?? [];
    if (name !== undefined && value !== undefined) {
      properties.set(name, unescaped(value, propertyEscapes));
    }
  }
  return properties;
}

/** `##[name key=value;key=value]data`, anywhere in a line. */
function bracketCommand(line: string): RunnerCommand | undefined {
  const match = /#[\p{C}\p{M}]*#[\p{C}\p{M}]*\[(?<head>[^\]]*)\](?<data>.*)$/su.exec(line);
  if (match?.groups === undefined) return undefined;
  const { head = "", data = "" } = match.groups;
  return { name: head.split(" ")[0] ?? "", properties: new Map(), data };
}

type Escapes = readonly (readonly [escape: string, character: string])[];

const dataEscapes: Escapes = [
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%25", "%"],
];

const propertyEscapes: Escapes = [
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%3A", ":"],
  ["%2C", ","],
  ["%25", "%"],
];

/** One after the other over the whole text, as the runner does it, not in one pass. */
function unescaped(text: string, escapes: Escapes): string {
  return escapes.reduce((rest, [from, to]) => rest.replaceAll(from, to), text);
}
