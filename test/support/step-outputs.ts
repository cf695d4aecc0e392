/**
 * The outputs of a step as the runner reads them: actions/runner, FileCommandManager.cs
 * (`EnvFileKeyValuePairs`). Throws for what it would refuse.
 */
export function stepOutputs(text: string): ReadonlyMap<string, string> {
  const outputs = new Map<string, string>();
  const lines = text.split("\n");
  for (let at = 0; at < lines.length - 1; ) {
    const [, name, end] = /^([^=]+?)<<(.+)$/.exec(lines[at] ?? "") ?? [];
    const last = lines.indexOf(end ?? "", at + 1);
    if (name === undefined || last === -1) throw new Error(`no output: ${lines[at]}`);
    outputs.set(name, lines.slice(at + 1, last).join("\n"));
    at = last + 1;
  }
  return outputs;
}
