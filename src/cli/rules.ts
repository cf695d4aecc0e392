import { type Command, Option } from "commander";
import type { Io } from "./io.ts";
import { styleOf } from "./style-of.ts";

interface RulesOptions {
  readonly format: "text" | "json";
  readonly color: boolean;
}

/** Adds `rules`. */
export function defineRules(program: Command, io: Io): void {
  program
    .command("rules")
    .description("List the rules by category.")
    .addOption(
      new Option("--format <format>", "what the list is for")
        .choices(["text", "json"])
        .default("text"),
    )
    .option("--no-color", "no colours (NO_COLOR and FORCE_COLOR are heeded too)")
    .action(async (options: RulesOptions) => {
      io.stdout.write(await listOf(options, io));
    });
}

async function listOf(options: RulesOptions, io: Io): Promise<string> {
  const [{ everyRule: rules }, { checkExample }, { ruleData }, { rulesTable }] = await Promise.all([
    import("../../rules/every-rule.ts"),
    import("./check-example.ts"),
    import("../report/rule-data.ts"),
    import("../report/rules-table.ts"),
  ]);
  if (options.format === "text") return rulesTable(rules, styleOf(io.stdout, io.env, options));
  const explained = await Promise.all(rules.map(checkExample));
  return `${JSON.stringify(explained.map(ruleData), undefined, 2)}\n`;
}
