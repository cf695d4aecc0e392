import type { Example } from "./rule.ts";

/** Files by path, before and after a change; `before` is left out by a rule that needs no change. */
export interface CodegenExample {
  readonly kind: "files";
  readonly before?: Readonly<Record<string, string>>;
  readonly after: Readonly<Record<string, string>>;
}

/** Each side as one text, every file below a line with its path. */
export function exampleTexts(example: Example | CodegenExample): Example {
  if (!("kind" in example)) return example;
  return {
    before: textOf(example.before ?? example.after),
    after: textOf(example.after),
  };
}

function textOf(files: Readonly<Record<string, string>>): string {
  return Object.entries(files)
    .map(([path, text]) => `-- ${path} --\n${text}`)
    .join("");
}
