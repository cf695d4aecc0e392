import { rules } from "../../rules/index.ts";
import { check } from "../check/check.ts";
import type { Checked, Outcome } from "../check/outcome.ts";
import { judge } from "../policy/judge.ts";
import { filterPaths } from "../policy/path-filter.ts";
import { rulesInUse } from "../policy/rules-in-use.ts";
import type { Schema } from "../schema/schema.ts";
import { toSchema } from "../schema/to-schema.ts";
import type { OpenedSource } from "../source/open.ts";
import { topFolderOf } from "../source/top-folder.ts";
import type { Note } from "../text/problem.ts";
import { type Change, changeBetween } from "./change.ts";
import type { CheckRequest } from "./check-request.ts";
import type { Beside } from "./codegen-beside.ts";
import { type CompiledSide, compileSide } from "./compile-side.ts";
import { faultsOf } from "./faults.ts";
import type { Sides } from "./open-sides.ts";
import { pastOf } from "./past-of.ts";
import type { Progress } from "./progress.ts";
import { selectWorlds } from "./select-worlds.ts";
import { soundly } from "./soundly.ts";

/** What the two sides, once they are open, say to the request. Throws as `runCheck` does. */
export async function compare(
  request: CheckRequest,
  sides: Sides,
  tell: Progress,
): Promise<Outcome> {
  tell("looking for what changed");
  const change = await changeBetween(sides, request);
  const { before, after, notes: selecting } = await compiled(request, change, sides, tell);
  tell("comparing");
  const faults = faultsOf(before, after, new Set(change.changed));
  const head = { ...labelOf(sides.after), folder: await folderOf(sides.after) };
  const labels = { against: labelOf(sides.before), head };
  const notes = [...change.notes, ...selecting, ...after.notes, ...faults.notes];
  if (faults.errors.length > 0) return { kind: "failed", ...labels, errors: faults.errors, notes };
  const { verdict, notes: more } = await judgedBy(request, change, sides, { before, after });
  const codegen = await besideOf(request, change, sides, tell);
  return {
    kind: "checked",
    ...labels,
    files: { changed: change.wanted.length, compiled: countOf(before, after) },
    verdict: {
      findings: [...verdict.findings, ...codegen.verdict.findings],
      ignored: [...verdict.ignored, ...codegen.verdict.ignored],
    },
    failOn: change.inForce.failOn,
    notes: [...notes, ...more, ...codegen.notes],
    codegen: codegen.counts,
  };
}

interface CompiledSides {
  readonly before: CompiledSide;
  readonly after: CompiledSide;
}

/** On its own, so that the files as they were parsed need no memory any more while rules run. */
async function compiled(
  request: CheckRequest,
  change: Change,
  sides: Sides,
  tell: Progress,
): Promise<CompiledSides & { readonly notes: readonly Note[] }> {
  const { worlds, notes } = await selectWorlds(change, request.all, sides, tell);
  tell("compiling the old side");
  const before = soundly(sides.before, () => compileSide(worlds, "before"));
  tell("compiling the new side");
  const after = soundly(sides.after, () => compileSide(worlds, "after"));
  return { before, after, notes };
}

/** A run that names its rules is about these alone. The readers of manifests are loaded if needed. */
async function besideOf(
  request: CheckRequest,
  change: Change,
  sides: Sides,
  tell: Progress,
): Promise<Beside> {
  const isAsked = request.codegen === true || change.inForce.codegen;
  if (!isAsked || request.use !== undefined) return nothingBeside;
  const { codegenBeside } = await import("./codegen-beside.ts");
  return await codegenBeside(request, change.filter, sides, tell);
}

const nothingBeside: Beside = {
  verdict: { findings: [], ignored: [] },
  counts: undefined,
  notes: [],
};

async function judgedBy(
  request: CheckRequest,
  { changed, filter, inForce: { policy } }: Change,
  sides: Sides,
  { before, after }: CompiledSides,
): Promise<{ readonly verdict: Checked["verdict"]; readonly notes: readonly Note[] }> {
  const schemas = {
    before: soundly(sides.before, () => toSchema(before.worlds)),
    after: soundly(sides.after, () => toSchema(after.worlds)),
  };
  const inUse = rulesInUse(policy);
  const chosen = rules.filter((rule) => inUse.has(rule.id));
  const { past, notes } = await pastOf(request, chosen, sides.before, schemas, changed);
  const result = check(schemas.before, schemas.after, chosen, { merge: false, past });
  const packages = { before: packagesOf(schemas.before), after: packagesOf(schemas.after) };
  return {
    verdict: judge(filterPaths(result.findings, filter), policy, packages),
    notes: [...result.notes, ...notes],
  };
}

function packagesOf({ files }: Schema): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, desc }) => [path, desc.proto.package]));
}

async function folderOf(source: OpenedSource): Promise<string | undefined> {
  return source.kind === "revision" ? undefined : await topFolderOf(source);
}

function labelOf({
  label,
  commit,
}: {
  readonly label: string;
  readonly commit: string | undefined;
}) {
  return { label, commit };
}

function countOf(before: CompiledSide, after: CompiledSide): number {
  return new Set([...before.paths, ...after.paths]).size;
}
