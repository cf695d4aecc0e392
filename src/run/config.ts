import { posix } from "node:path";
import { codegenRules } from "../../rules/codegen.ts";
import { rules } from "../../rules/index.ts";
import type { AreaContext } from "../config/area.ts";
import { configurationOf } from "../config/configuration.ts";
import type { Declaration } from "../config/declaration.ts";
import { type Described, describe } from "../config/describe.ts";
import { describeCodegen } from "../config/describe-codegen.ts";
import { type Settings, settingsFor, unusedSettings } from "../config/settings.ts";
import { placeOf, type Value } from "../config/value.ts";
import { type OpenedSource, openSource } from "../source/open.ts";
import { parseSpec } from "../source/parse-spec.ts";
import type { Note } from "../text/problem.ts";
import type { CheckRequest } from "./check-request.ts";
import { findDeclarations } from "./find-declarations.ts";
import { ruleFlagsOf } from "./rule-flags-of.ts";
import { topOf, workingFolder } from "./working-folder.ts";

export type ConfigRequest = Pick<
  CheckRequest,
  "cwd" | "env" | "offline" | "head" | "against" | "use" | "except" | "failOn" | "config"
>;

/** What is in force in one source, and where each value comes from. */
export interface ConfigReport {
  readonly label: string;
  /** What holds for a run as a whole. */
  readonly settings: readonly Value[];
  readonly scopes: readonly Described[];
  readonly notes: readonly Note[];
}

/**
 * The configuration of the head side, for all its `.proto` files. Throws UsageError for one that
 * cannot be meant, and ReadError for a side that cannot be read.
 */
export async function runConfig(request: ConfigRequest): Promise<ConfigReport> {
  const { cwd, env, offline } = request;
  const context: AreaContext = { rules, flags: ruleFlagsOf(request) };
  const spec = parseSpec(request.head, () => false);
  const source = await openSource(spec, { cwd, env, offline, other: undefined });
  try {
    return await report(request, source, context);
  } finally {
    await source.close();
  }
}

async function report(
  request: ConfigRequest,
  source: OpenedSource,
  context: AreaContext,
): Promise<ConfigReport> {
  const folder = await workingFolder(source, request.cwd);
  const declarations = await declarationsOf(request, source, folder);
  const configuration = configurationOf(declarations, context);
  const home = request.config.kind === "file" ? (declarations[0]?.folder ?? "") : folder;
  return {
    label: source.label,
    settings: settingValues(request, settingsFor(home, declarations)),
    scopes: [...describe(configuration, request), ...describeCodegen(declarations, codegenRules)],
    notes: [...configuration.notes, ...unusedSettings(home, declarations)],
  };
}

async function declarationsOf(
  { config, cwd }: ConfigRequest,
  source: OpenedSource,
  folder: string,
): Promise<readonly Declaration[]> {
  switch (config.kind) {
    case "none":
      return [];
    case "file": {
      const { chosenDeclaration } = await import("./chosen-declaration.ts");
      const context = { cwd, top: await topOf(source), governor: undefined };
      return [(await chosenDeclaration(config.path, context)).declaration];
    }
    case "discover": {
      const paths = [...(await source.list()), posix.join(folder, "any")];
      return (await findDeclarations(source, paths)).declarations;
    }
  }
}

function settingValues({ against, failOn }: ConfigRequest, settings: Settings): readonly Value[] {
  const { against: named, failOn: chosen } = settings;
  return [
    settingValue("against", against, named && { value: named.text, at: named.at }, defaultAgainst),
    settingValue("fail_on", failOn, chosen, "error"),
  ];
}

const defaultAgainst = "where the default branch was left";

function settingValue(
  name: string,
  flag: string | undefined,
  written: { readonly value: string; readonly at: Parameters<typeof placeOf>[0] } | undefined,
  standard: string,
): Value {
  if (flag !== undefined) return { name, value: flag, from: `--${name.replace("_", "-")}` };
  if (written !== undefined) return { name, value: written.value, from: placeOf(written.at) };
  return { name, value: standard, from: "default" };
}
