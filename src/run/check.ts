import { isDeepStrictEqual } from "node:util";
import { rules } from "../../rules/index.ts";
import { check } from "../check/check.ts";
import type { Outcome } from "../check/outcome.ts";
import { builtInNames } from "../compile/built-in.ts";
import { judge } from "../policy/judge.ts";
import { filterPaths } from "../policy/path-filter.ts";
import { rulesInUse } from "../policy/rules-in-use.ts";
import type { Schema } from "../schema/schema.ts";
import { toSchema } from "../schema/to-schema.ts";
import { select } from "../select/select.ts";
import { changedPaths } from "../source/changes.ts";
import type { CheckRequest } from "./check-request.ts";
import { comparedOnly } from "./compared-only.ts";
import { comparedPaths, leftOutNotes } from "./compared-paths.ts";
import { type CompiledSide, compileSide } from "./compile-side.ts";
import { completeWorlds } from "./complete-worlds.ts";
import { configure } from "./configure.ts";
import { faultsOf } from "./faults.ts";
import { gather } from "./gather.ts";
import { nothingNotes } from "./nothing-notes.ts";
import { closeSides, openSides, type Sides } from "./open-sides.ts";
import { pastOf } from "./past-of.ts";
import { pathFilterOf } from "./path-filter-of.ts";
import { ruleFlagsOf } from "./rule-flags-of.ts";
import { unusedIn } from "./unused-in.ts";

/**
 * Compares the two sides of the request. Throws UsageError for wrong usage or configuration and
 * ReadError for a side that cannot be read.
 */
export async function runCheck(request: CheckRequest): Promise<Outcome> {
  ruleFlagsOf(request);
  const sides = await openSides(request);
  try {
    return await compare(request, sides);
  } finally {
    await closeSides(sides);
  }
}

async function compare(request: CheckRequest, sides: Sides): Promise<Outcome> {
  const changes = await changedPaths(sides.before, sides.after);
  const changed = changes.paths.map(({ path }) => path);
  const filter = await pathFilterOf(request, sides, changed);
  const inForce = await configure(request, sides, changed);
  const { policy, roots, modules, failOn } = inForce;
  // Other modules can give any type that is used another meaning, without any change of a file.
  const all = request.all || !isDeepStrictEqual(modules.before.folders, modules.after.folders);
  const isCompared = comparedPaths(inForce, changes.paths);
  const asked = { changed: changes.paths, roots, all, builtIn: builtInNames };
  const selection = await gather(select({ ...asked, isCompared }), sides);
  const compared = changed.filter(isCompared);
  const worlds = completeWorlds(comparedOnly(selection.worlds, isCompared), {
    before: modules.before.library,
    after: modules.after.library,
  });
  const before = compileSide(worlds, "before");
  const after = compileSide(worlds, "after");
  const faults = faultsOf(before, after, new Set(changed));
  const labels = { against: labelOf(sides.before), head: labelOf(sides.after) };
  const notes = [
    ...[...sides.before.notes, ...sides.after.notes, ...changes.notes],
    ...[...inForce.notes, ...leftOutNotes(changed, compared), ...(await unusedIn(policy, sides))],
    ...[...selection.notes, ...after.notes, ...faults.notes],
  ];
  if (faults.errors.length > 0) return { kind: "failed", ...labels, errors: faults.errors, notes };
  const schemas = { before: toSchema(before.worlds), after: toSchema(after.worlds) };
  const inUse = rulesInUse(policy);
  const chosen = rules.filter((rule) => inUse.has(rule.id));
  const { past, notes: pastNotes } = await pastOf(request, chosen, sides.before, schemas, changed);
  const result = check(schemas.before, schemas.after, chosen, { merge: false, past });
  const packages = { before: packagesOf(schemas.before), after: packagesOf(schemas.after) };
  return {
    kind: "checked",
    ...labels,
    files: { changed: compared.length, compiled: countOf(before, after) },
    verdict: judge(filterPaths(result.findings, filter), policy, packages),
    failOn,
    notes: [
      ...[...notes, ...result.notes, ...pastNotes],
      ...(await nothingNotes(changed, compared, sides)),
    ],
  };
}

function packagesOf({ files }: Schema): ReadonlyMap<string, string> {
  return new Map(files.map(({ path, desc }) => [path, desc.proto.package]));
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
