import { codegenRules, stubRules } from "../../rules/codegen.ts";
import { checkCodegen } from "../check/check-codegen.ts";
import type { Finding } from "../check/finding.ts";
import type { Checked, SideLabel } from "../check/outcome.ts";
import type { Stub } from "../check/stub.ts";
import { isVendored } from "../codegen/candidates.ts";
import { expectedVersions } from "../codegen/expected-versions.ts";
import type { CodegenSettings } from "../config/codegen-settings.ts";
import { chooseRules } from "../policy/choose-rules.ts";
import { judge } from "../policy/judge.ts";
import { filterPaths, type PathFilter } from "../policy/path-filter.ts";
import { rulesInUse } from "../policy/rules-in-use.ts";
import type { OpenedSource } from "../source/open.ts";
import type { CheckRequest } from "./check-request.ts";
import { codegenFilterOf } from "./codegen-filter-of.ts";
import type { CodegenRequest } from "./codegen-request.ts";
import { configureCodegen } from "./configure-codegen.ts";
import { type CodegenSides, closeCodegenSides, openCodegenSides } from "./open-codegen-sides.ts";
import { type Progress, silent } from "./progress.ts";
import { type ReadCodegenSide, readCodegenSide } from "./read-codegen-side.ts";
import { noStubs, readStubs } from "./read-stubs.ts";

/** What a run of `codegen` found: findings for the reporters, and all that there is for a table. */
export interface CodegenRun {
  readonly outcome: Checked;
  readonly inventory: Inventory;
}

export interface Inventory
  extends Pick<ReadCodegenSide, "pins" | "generated" | "managed" | "notes"> {
  readonly stubs: readonly Stub[];
  readonly head: SideLabel;
}

/**
 * Looks at what generates code and at what was generated, on one side or on two. Throws UsageError
 * for wrong usage or configuration and ReadError for a side that cannot be read.
 */
export async function runCodegen(
  request: CodegenRequest,
  tell: Progress = silent,
): Promise<CodegenRun> {
  chooseRules(codegenRules, request.use, request.except ?? []);
  const sides = await openCodegenSides(request);
  try {
    const { settings, failOn } = await configureCodegen(request, sides);
    const filter = await codegenFilterOf(request, sides.after);
    const schemas = { ...request, roots: [], all: false, history: false, use: undefined };
    const facts = await codegenFindings(
      { ...schemas, except: undefined },
      sides,
      settings,
      filter,
      tell,
    );
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
      inventory: { ...after, stubs: facts.stubs, head: labelOf(sides.after), notes },
    };
  } finally {
    await closeCodegenSides(sides);
  }
}

/** What rules say, before the policy judges it. */
export async function codegenFindings(
  request: CheckRequest & Pick<CodegenRequest, "inventory">,
  sides: CodegenSides,
  settings: CodegenSettings,
  filter: PathFilter,
  tell: Progress,
): Promise<{
  readonly findings: readonly Finding[];
  readonly after: ReadCodegenSide;
  readonly stubs: readonly Stub[];
  readonly notes: ReadCodegenSide["notes"];
}> {
  const paths = {
    isWanted: (path: string) => !(settings.isExcluded(path) ?? isVendored(path)),
    mayBeGenerated: settings.mayBeGenerated,
  };
  const inUse = rulesInUse(settings.policy);
  const decode = request.inventory === true || stubRules.some(({ id }) => inUse.has(id));
  const after = await readCodegenSide(sides.after, { ...paths, decode, tell });
  const before =
    sides.before && (await readCodegenSide(sides.before, { ...paths, decode: false, tell }));
  const chosen = codegenRules.filter(({ id }) => inUse.has(id));
  if (decode) tell("comparing generated code with its schemas");
  const { stubs, edits, texts, notes } = decode ? await readStubs(request, sides, after) : noStubs;
  const facts = {
    ...{ before, after, stubs, edits },
    unchanged: unchangedIn(before, after),
    expected: expectedVersions(settings.expected),
  };
  const quoted = new Map([...texts, ...after.texts]);
  const lines = { before: lineIn(before?.texts), after: lineIn(quoted) };
  const findings = filterPaths(checkCodegen(facts, chosen, lines), filter);
  return { findings, after, stubs, notes: [...after.notes, ...notes] };
}

function unchangedIn(
  before: ReadCodegenSide | undefined,
  after: ReadCodegenSide,
): ReadonlySet<string> {
  const same = [...after.digests].filter(([path, digest]) => before?.digests.get(path) === digest);
  return new Set(same.map(([path]) => path));
}

function lineIn(texts: ReadonlyMap<string, string> | undefined) {
  return ({ path, start }: { readonly path: string; readonly start: { readonly line: number } }) =>
    texts?.get(path)?.split("\n")[start.line - 1]?.replace(/\r$/, "");
}

function labelOf({ label, commit }: OpenedSource): SideLabel {
  return { label, commit };
}
