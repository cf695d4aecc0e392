import { type Command, Option } from "commander";
import type { Io } from "./io.ts";
import { ruleNamed } from "./rule-names.ts";
import { styleOf } from "./style-of.ts";

interface ExplainOptions {
  readonly format: "text" | "json";
  readonly color: boolean;
}

/** Adds `explain`. */
export function defineExplain(program: Command, io: Io): void {
  program
    .command("explain")
    .description("Say what a rule forbids, why, and what to do instead, with an example.")
    .argument("<rule>", "such as FIELD_SAME_TYPE or field-same-type")
    .addOption(
      new Option("--format <format>", "what the explanation is for")
        .choices(["text", "json"])
        .default("text"),
    )
    .option("--no-color", "no colours (NO_COLOR and FORCE_COLOR are heeded too)")
    .action(async (word: string, options: ExplainOptions) => {
      io.stdout.write(await explain(word, options, io));
    });
}

async function explain(word: string, options: ExplainOptions, io: Io): Promise<string> {
  const { everyRule } = await import("../../rules/every-rule.ts");
  const rule = ruleNamed(word, everyRule);
  const [{ checkExample }, { explanation }, { ruleData }] = await Promise.all([
    import("./check-example.ts"),
    import("../report/explanation.ts"),
    import("../report/rule-data.ts"),
  ]);
  const explained = await checkExample(rule);
  if (options.format === "json") return `${JSON.stringify(ruleData(explained), undefined, 2)}\n`;
  return explanation(explained, styleOf(io.stdout, io.env, options));
}
