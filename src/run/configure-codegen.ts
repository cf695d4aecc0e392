import { codegenRules } from "../../rules/codegen.ts";
import type { FailOn } from "../check/outcome.ts";
import { isVendored } from "../codegen/candidates.ts";
import { type CodegenSettings, codegenSettings } from "../config/codegen-settings.ts";
import type { Declaration } from "../config/declaration.ts";
import { configNames } from "../config/find.ts";
import { readDeclaration } from "../config/read-declaration.ts";
import { settingsFor } from "../config/settings.ts";
import { chooseRules } from "../policy/choose-rules.ts";
import { allFiles } from "../source/all-files.ts";
import { isCi } from "../source/is-ci.ts";
import { chosenDeclaration } from "./chosen-declaration.ts";
import type { CodegenRequest } from "./codegen-request.ts";
import { textsOf } from "./find-declarations.ts";
import type { CodegenSides } from "./open-codegen-sides.ts";
import { topOf, workingFolder } from "./working-folder.ts";

export interface CodegenInForce {
  readonly settings: CodegenSettings;
  readonly failOn: FailOn;
}

/** What the configuration says of a run of `codegen`. Throws UsageError for a faulty one. */
export async function configureCodegen(
  request: CodegenRequest,
  { governor }: Pick<CodegenSides, "governor">,
): Promise<CodegenInForce> {
  const declarations = await declarationsOf(request, governor);
  const folder = await workingFolder(governor, request.cwd);
  const { failOn } = settingsFor(folder, declarations);
  return {
    settings: codegenSettings(declarations, codegenRules, flagsOf(request)),
    failOn: request.failOn ?? failOn?.value ?? "error",
  };
}

/** Our own files, wherever in the source they stand: buf's say nothing of generated code. */
async function declarationsOf(
  { config, cwd, env }: CodegenRequest,
  governor: CodegenSides["governor"],
): Promise<readonly Declaration[]> {
  switch (config.kind) {
    case "none":
      return [];
    case "file": {
      const top = await topOf(governor);
      const context = { cwd, top, governor: isCi(env) ? governor : undefined };
      return [(await chosenDeclaration(config.path, context)).declaration];
    }
    case "discover": {
      const { paths } = await allFiles(governor);
      const found = paths.filter(
        (path) => names.has(path.slice(path.lastIndexOf("/") + 1)) && !isVendored(path),
      );
      const texts = await textsOf(governor, found);
      return [...texts].map(([path, text]) => readDeclaration(path, text));
    }
  }
}

/** Ours; what is called nearly so elsewhere is told by `check`, to whose configuration it belongs. */
const names: ReadonlySet<string> = new Set(configNames.slice(0, 1));

function flagsOf({ use, except }: Pick<CodegenRequest, "use" | "except">) {
  const kept = chooseRules(codegenRules, use, except ?? []).rules;
  const left = new Set(chooseRules(codegenRules, undefined, except ?? []).rules);
  const excepted = codegenRules.filter((rule) => !left.has(rule));
  return {
    use: use === undefined ? undefined : new Set(kept.map(({ id }) => id)),
    except: except === undefined ? undefined : new Set(excepted.map(({ id }) => id)),
  };
}
