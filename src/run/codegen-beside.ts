import type { CodegenCounts, Verdict } from "../check/outcome.ts";
import { judge } from "../policy/judge.ts";
import type { PathFilter } from "../policy/path-filter.ts";
import type { Note } from "../text/problem.ts";
import type { CheckRequest } from "./check-request.ts";
import { codegenFindings } from "./codegen.ts";
import { configureCodegen } from "./configure-codegen.ts";
import type { Sides } from "./open-sides.ts";
import type { Progress } from "./progress.ts";

export interface Beside {
  readonly verdict: Verdict;
  readonly counts: CodegenCounts | undefined;
  readonly notes: readonly Note[];
}

/** What `check` finds of generated code, if the configuration asks for it. */
export async function codegenBeside(
  request: CheckRequest,
  filter: PathFilter,
  sides: Sides,
  tell: Progress,
): Promise<Beside> {
  const { settings } = await configureCodegen({ ...request, except: undefined }, sides);
  const { findings, after, notes } = await codegenFindings(request, sides, settings, filter, tell);
  return {
    verdict: judge(findings, settings.policy, { before: new Map(), after: new Map() }),
    counts: { pins: after.pins.length, generated: after.generated.length, isAlone: false },
    notes: [...settings.notes, ...notes],
  };
}
