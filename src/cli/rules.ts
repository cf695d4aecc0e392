import { type Command, Option } from "commander";
import type { Rule } from "../check/rule.ts";
import { wrap } from "../report/wrap.ts";
import type { Io } from "./io.ts";

/** Adds `rules`. */
export function defineRules(program: Command, io: Io): void {
  program
    .command("rules")
    .description("List the rules.")
    .addOption(
      new Option("--format <format>", "what the list is for")
        .choices(["text", "json"])
        .default("text"),
    )
    .action(async (options: { readonly format: "text" | "json" }) => {
      const { rules } = await import("../../rules/index.ts");
      const list = options.format === "json" ? jsonOf(rules) : tableOf(rules, io.stdout.columns);
      io.stdout.write(list);
    });
}

function jsonOf(rules: readonly Rule[]): string {
  const list = rules.map(({ id, severity, categories, what, why, instead }) => ({
    id,
    severity,
    categories,
    what,
    why,
    instead,
  }));
  return `${JSON.stringify(list, undefined, 2)}\n`;
}

/** One line a rule; what it forbids goes to lines of its own where the terminal is too narrow. */
function tableOf(rules: readonly Rule[], columns: number | undefined): string {
  const rows = rules.map(({ id, severity, categories }) => [id, severity, categories.join(" ")]);
  const heads = linesOf([["RULE", "SEVERITY", "CATEGORIES"], ...rows]);
  const whats = ["WHAT", ...rules.map(({ what }) => what)];
  const widest = Math.max(...whats.map((what, row) => (heads[row] ?? "").length + 2 + what.length));
  if (columns === undefined || widest <= columns) {
    return heads.map((head, row) => `${head}  ${whats[row] ?? ""}\n`).join("");
  }
  return heads
    .map((head, row) => `${head.trimEnd()}\n${row === 0 ? "" : below(whats[row] ?? "", columns)}`)
    .join("");
}

function below(text: string, columns: number): string {
  const lines = wrap(text.split(" "), { columns, used: 2, indent: 2 });
  return lines.map((line) => `  ${line}\n`).join("");
}

/** Rows with their cells under one another. */
function linesOf(rows: readonly (readonly string[])[]): readonly string[] {
  const widths = [0, 1, 2].map((cell) => Math.max(...rows.map((row) => row[cell]?.length ?? 0)));
  return rows.map((row) => row.map((text, cell) => text.padEnd(widths[cell] ?? 0)).join("  "));
}
