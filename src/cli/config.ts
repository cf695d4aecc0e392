import { type Command, Option } from "commander";
import type { FailOn } from "../check/outcome.ts";
import { type CheckOptions, listOf, requestOf } from "./check-options.ts";
import type { Io } from "./io.ts";

/** Adds `config`. */
export function defineConfig(program: Command, io: Io): void {
  program
    .command("config")
    .description("Print the configuration that is in force, and where each value comes from.")
    .option("--head <source>", "whose configuration (default: the work tree's)")
    .option("--config <file>", "read this configuration")
    .option("--no-config", "read no configuration file")
    .option("--against <source>", "as for check")
    .option("--use <list>", "as for check", listOf)
    .option("--except <list>", "as for check", listOf)
    .addOption(new Option("--fail-on <severity>", "as for check").choices(Object.keys(failOns)))
    .addOption(
      new Option("--format <format>", "what it is for").choices(["text", "json"]).default("text"),
    )
    .option("--offline", "never touch the network, not even for missing objects")
    .option("-C <dir>", "run as if started in this folder")
    .action(async (options: ConfigOptions) => {
      const [{ runConfig }, { configJson }, { configText }] = await Promise.all([
        import("../run/config.ts"),
        import("./config-json.ts"),
        import("./config-text.ts"),
      ]);
      const { format, ...given } = options;
      const report = await runConfig(requestOf([], { ...given, color: false, history: false }, io));
      io.stdout.write(format === "json" ? configJson(report) : configText(report));
    });
}

type ConfigOptions = Pick<
  CheckOptions,
  "head" | "config" | "against" | "use" | "except" | "failOn" | "offline" | "C"
> & { readonly format: "text" | "json" };

const failOns: { readonly [F in FailOn]: true } = { error: true, warning: true, never: true };
