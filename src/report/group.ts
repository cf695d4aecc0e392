import type { Category, RuleWords } from "../check/rule.ts";

/** A category with the rules that no category before it has. */
export interface Group {
  readonly category: string;
  /** What the rules guard. */
  readonly guards: string;
  readonly rules: readonly RuleWords[];
}

/** The rules by category, each once: below the first one that it is in. */
export function groupsOf(rules: readonly RuleWords[]): readonly Group[] {
  const groups = Object.entries(guarded).map(([category, guards]) => {
    return { category, guards, rules: rules.filter((rule) => firstOf(rule) === category) };
  });
  return groups.filter((group) => group.rules.length > 0);
}

/** What each category guards, those whose breaks hurt most first. */
const guarded: { readonly [C in Category]: string } = {
  WIRE: "the binary encoding",
  WIRE_JSON: "the binary encoding and JSON",
  PACKAGE: "generated code and calls, if elements may move between the files of a package",
  FILE: "generated code and calls, file by file",
  HISTORY: "what was written long ago: numbers and names that come back as something else",
  CSR: "what a Confluent schema registry accepts",
  CODEGEN: "the tools that generate code, and what they generated",
};

function firstOf({ categories }: RuleWords): string | undefined {
  return Object.keys(guarded).find((name) => categories.some((category) => category === name));
}
