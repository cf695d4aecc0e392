/** The tag that stands at what an example says was released. */
export const exampleRelease = "v1.0.0";

/** What the text of an example begins with where it names no syntax of its own. */
export const exampleHead = 'syntax = "proto3";\n\npackage acme.v1;\n\n';

/**
 * A tag for the schema of an example: the text without the indentation of the code it stands in, and
 * below `exampleHead` unless it names a syntax. A backslash stands for itself.
 */
export function proto(texts: TemplateStringsArray, ...values: readonly string[]): string {
  const lines = String.raw(texts, ...values)
    .replace(/^\n|\n *$/g, "")
    .split("\n");
  const indents = lines.filter((line) => line !== "").map((line) => line.search(/\S|$/));
  const indent = Math.min(...indents);
  const body = `${lines.map((line) => line.slice(indent)).join("\n")}\n`;
  return /^(syntax|edition)\b/.test(body) ? body : exampleHead + body;
}
