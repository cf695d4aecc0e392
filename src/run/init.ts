import { openSource } from "../source/open.ts";
import { parseSpec } from "../source/parse-spec.ts";
import type { Surroundings } from "../source/repository.ts";
import { topFolderOf } from "../source/top-folder.ts";
import { configSteps } from "./init/config-steps.ts";
import { hookStep } from "./init/hook-step.ts";
import type { InitPart, InitPlan, InitStep } from "./init/init-plan.ts";
import { isTaken } from "./init/is-taken.ts";
import { workflowStep } from "./init/workflow-step.ts";
import type { Progress } from "./progress.ts";

export interface InitRequest extends Surroundings {
  readonly parts: readonly InitPart[];
  /** The version of this program, which is named in what is written. */
  readonly version: string;
}

/**
 * What is to be written to set up checks in the repository around the working directory; writes
 * nothing itself. Throws a UsageError for a configuration that cannot be meant and for a path that
 * cannot be written, and a ReadError where there is no work tree.
 */
export async function planInit(request: InitRequest, tell: Progress): Promise<InitPlan> {
  const { parts, version, ...surroundings } = request;
  const spec = parseSpec(":worktree", () => false);
  const source = await openSource(spec, { ...surroundings, other: undefined });
  try {
    const top = await topFolderOf(source);
    const steps: InitStep[] = [];
    if (parts.includes("config")) steps.push(...(await configSteps(source, tell)));
    if (parts.includes("workflow")) steps.push(workflowStep(top, version));
    if (parts.includes("hook")) steps.push(hookStep(top, version));
    return { top, steps: steps.map((step) => unlessTaken(step, top)) };
  } finally {
    await source.close();
  }
}

function unlessTaken(step: InitStep, top: string): InitStep {
  if (step.kind !== "write" || !isTaken(top, step.path)) return step;
  return { kind: "keep", path: step.path };
}
