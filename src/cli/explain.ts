import type { Command } from "commander";
import type { Rule } from "../check/rule.ts";
import { wrap } from "../report/wrap.ts";
import type { Io } from "./io.ts";
import { ruleNamed } from "./rule-names.ts";

/** Adds `explain`. */
export function defineExplain(program: Command, io: Io): void {
  program
    .command("explain")
    .description("Say what a rule forbids, why, and what to do instead.")
    .argument("<rule>", "such as FIELD_SAME_TYPE or field-same-type")
    .action(async (word: string) => {
      const { rules } = await import("../../rules/index.ts");
      io.stdout.write(explanationOf(ruleNamed(word, rules), io.stdout.columns));
    });
}

function explanationOf(rule: Rule, terminal: number | undefined): string {
  const columns = Math.min(terminal ?? 80, 100);
  const parts = [
    ["What", rule.what],
    ["Why", rule.why],
    ["Instead", rule.instead],
  ] as const;
  const texts = parts.map(([title, text]) => {
    const lines = wrap(text.split(" "), { columns, used: 2, indent: 2 });
    return `\n${title}\n${lines.map((line) => `  ${line}\n`).join("")}`;
  });
  return `${rule.id} (${rule.severity}; ${rule.categories.join(", ")})\n${texts.join("")}`;
}
