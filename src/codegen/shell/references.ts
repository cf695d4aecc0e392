/** The names of the variables that a text mentions: `$X`, `${X}`, `$(X)`, `${{ env.X }}`, `ARG X`. */
export function referencesIn(text: string): ReadonlySet<string> {
  const names = new Set<string>();
  const mentions =
    /\$\{\{\s*[\w-]+\.([\w.-]+)|\$\{([\w.-]+)|\$\(([\w.-]+)\)|\$(\w+)|\bARG\s+(\w+)\s*$/gm;
  for (const [, inExpression, inBraces, inBrackets, plain, argument] of text.matchAll(mentions)) {
    names.add(inExpression ?? inBraces ?? inBrackets ?? plain ?? argument ?? "");
  }
  return names;
}
