/** A workflow command that makes an annotation. */
export interface GithubCommand {
  readonly name: "error" | "warning" | "notice";
  /** Absent values are left out. The last value is one that needs no spaces at its end. */
  readonly properties: readonly (readonly [name: string, value: string | number | undefined])[];
  readonly message: string;
}

/**
 * The command as one line without its newline, escaped as the runner unescapes it: actions/runner,
 * src/Runner.Common/ActionCommand.cs.
 */
export function githubCommand(command: GithubCommand): string {
  const properties = command.properties
    .filter(([, value]) => value !== undefined && value !== "")
    .map(([name, value]) => `${name}=${escapedProperty(String(value))}`)
    .join(",");
  const head = properties === "" ? command.name : `${command.name} ${properties}`;
  return `::${head}::${escapedData(command.message)}`;
}

function escapedData(text: string): string {
  return text.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapedProperty(text: string): string {
  return escapedData(text).replaceAll(":", "%3A").replaceAll(",", "%2C");
}
