import { visible } from "./visible.ts";

/**
 * Text of strangers as Markdown that shows it as it is: no formatting, no HTML, no link, and on
 * GitHub neither a mention of somebody nor a reference to an issue. On one line.
 */
export function plainText(text: string): string {
  return (
    visible(text)
      .replace(/[\\`*_{}[\]<>|~^]/g, String.raw`\$&`)
      .replaceAll("&", "&amp;")
      // GitHub's own advice against a pair of them, which would be a formula.
      .replaceAll("$", "<span>$</span>")
      // GitHub looks for names and numbers in what is shown, so an escape would not stop it.
      .replace(/[@#](?=\w)/g, (character) => `${character}${invisible}`)
      .replace(/:(?=\/\/|[\w+-]+:)/g, (colon) => `${colon}${invisible}`)
      .replace(/(?<=www)\./gi, `${invisible}.`)
      .replace(/\bGH-(?=\d)/gi, (prefix) => `${prefix}${invisible}`)
      .replace(/^(?=[-+=#]|\d+[.)])/, invisible)
  );
}

/** A space without width, which Markdown reads as a character like any other. */
const invisible = "&#8203;";

/** The same, but what stands between backticks is code. */
export function proseText(text: string): string {
  return text
    .split(/`([^`]+)`/)
    .map((part, index) => (index % 2 === 1 ? codeText(part) : plainText(part)))
    .join("");
}

/** The same as code, in a cell of a table too, where `|` must be escaped even there. */
export function codeText(text: string, where: "text" | "cell" = "text"): string {
  const shown = visible(text);
  const fence = "`".repeat(longestRun(shown, /`+/g) + 1);
  const pad = /^[` ]|[` ]$/.test(shown) ? " " : "";
  const code = `${fence}${pad}${shown === "" ? " " : shown}${pad}${fence}`;
  return where === "cell" ? code.replaceAll("|", String.raw`\|`) : code;
}

/** Lines in a fence that none of them can close. They must be fit for display. */
export function fencedText(lines: readonly string[], language: string): string {
  const longest = Math.max(...lines.map((line) => longestRun(line, /`+/g)));
  const fence = "`".repeat(Math.max(3, longest + 1));
  return [`${fence}${language}`, ...lines, fence].join("\n");
}

function longestRun(text: string, runs: RegExp): number {
  return Math.max(0, ...(text.match(runs) ?? []).map((run) => run.length));
}
