import { codegenRules } from "../../rules/codegen.ts";
import { checkCodegen } from "../check/check-codegen.ts";
import type { Finding } from "../check/finding.ts";
import type { Checked, SideLabel } from "../check/outcome.ts";
import { isVendored } from "../codegen/candidates.ts";
import { expectedVersions } from "../codegen/expected-versions.ts";
import type { CodegenSettings } from "../config/codegen-settings.ts";
import { chooseRules } from "../policy/choose-rules.ts";
import { judge } from "../policy/judge.ts";
import { filterPaths, type PathFilter } from "../policy/path-filter.ts";
import { rulesInUse } from "../policy/rules-in-use.ts";
import type { OpenedSource } from "../source/open.ts";
import { codegenFilterOf } from "./codegen-filter-of.ts";
import type { CodegenRequest } from "./codegen-request.ts";
import { configureCodegen } from "./configure-codegen.ts";
import { type CodegenSides, closeCodegenSides, openCodegenSides } from "./open-codegen-sides.ts";
import { type ReadCodegenSide, readCodegenSide } from "./read-codegen-side.ts";

/** What a run of `codegen` found: findings for the reporters, and all that there is for a table. */
export interface CodegenRun {
  readonly outcome: Checked;
  readonly inventory: Inventory;
}

export interface Inventory
  extends Pick<ReadCodegenSide, "pins" | "generated" | "managed" | "notes"> {
  readonly head: SideLabel;
}

/**
 * Looks at what generates code and at what was generated, on one side or on two. Throws UsageError
 * for wrong usage or configuration and ReadError for a side that cannot be read.
 */
export async function runCodegen(request: CodegenRequest): Promise<CodegenRun> {
  chooseRules(codegenRules, request.use, request.except ?? []);
  const sides = await openCodegenSides(request);
  try {
    const { settings, failOn } = await configureCodegen(request, sides);
    const filter = await codegenFilterOf(request, sides.after);
    const facts = await codegenFindings(sides, settings, filter);
    const { after, findings } = facts;
    const verdict = judge(findings, settings.policy, { before: new Map(), after: new Map() });
    const notes = [...settings.notes, ...sides.after.notes, ...facts.notes];
    const counts = { pins: after.pins.length, generated: after.generated.length };
    return {
      outcome: {
        kind: "checked",
        against: sides.before === undefined ? undefined : labelOf(sides.before),
        head: labelOf(sides.after),
        files: { changed: 0, compiled: 0 },
        verdict,
        failOn,
        notes,
        codegen: { ...counts, isAlone: true },
      },
      inventory: { ...after, head: labelOf(sides.after), notes },
    };
  } finally {
    await closeCodegenSides(sides);
  }
}

/** What rules say, before the policy judges it. */
export async function codegenFindings(
  sides: Pick<CodegenSides, "before" | "after">,
  settings: CodegenSettings,
  filter: PathFilter,
): Promise<{
  readonly findings: readonly Finding[];
  readonly after: ReadCodegenSide;
  readonly notes: ReadCodegenSide["notes"];
}> {
  const paths = {
    isWanted: (path: string) => !(settings.isExcluded(path) ?? isVendored(path)),
    mayBeGenerated: settings.mayBeGenerated,
  };
  const after = await readCodegenSide(sides.after, paths);
  const before = sides.before && (await readCodegenSide(sides.before, paths));
  const inUse = rulesInUse(settings.policy);
  const chosen = codegenRules.filter(({ id }) => inUse.has(id));
  const expected = expectedVersions(settings.expected);
  const unchanged = unchangedIn(before, after);
  const facts = { before, after, unchanged, expected };
  const lines = { before: lineIn(before), after: lineIn(after) };
  const findings = checkCodegen(facts, chosen, lines);
  return { findings: filterPaths(findings, filter), after, notes: after.notes };
}

function unchangedIn(
  before: ReadCodegenSide | undefined,
  after: ReadCodegenSide,
): ReadonlySet<string> {
  const same = [...after.digests].filter(([path, digest]) => before?.digests.get(path) === digest);
  return new Set(same.map(([path]) => path));
}

function lineIn(side: ReadCodegenSide | undefined) {
  return ({ path, start }: { readonly path: string; readonly start: { readonly line: number } }) =>
    side?.texts.get(path)?.split("\n")[start.line - 1]?.replace(/\r$/, "");
}

function labelOf({ label, commit }: OpenedSource): SideLabel {
  return { label, commit };
}
