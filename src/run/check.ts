import { rules } from "../../rules/index.ts";
import { check } from "../check/check.ts";
import type { Outcome } from "../check/outcome.ts";
import { builtInNames } from "../compile/built-in.ts";
import { chooseRules, type RuleChoice } from "../policy/choose-rules.ts";
import { filterPaths } from "../policy/path-filter.ts";
import { toSchema } from "../schema/to-schema.ts";
import { select } from "../select/select.ts";
import { changedPaths } from "../source/changes.ts";
import type { Note } from "../text/problem.ts";
import type { CheckRequest } from "./check-request.ts";
import { type CompiledSide, compileSide } from "./compile-side.ts";
import { faultsOf } from "./faults.ts";
import { gather } from "./gather.ts";
import { closeSides, openSides, type Sides } from "./open-sides.ts";
import { pastOf } from "./past-of.ts";
import { pathFilterOf } from "./path-filter-of.ts";
import { rootsOf } from "./roots-of.ts";

/**
 * Compares the two sides of the request. Throws UsageError for wrong usage or configuration and
 * ReadError for a side that cannot be read.
 */
export async function runCheck(request: CheckRequest): Promise<Outcome> {
  const choice = chooseRules(rules, request.use, request.except ?? []);
  const sides = await openSides(request);
  try {
    return await compare(request, choice, sides);
  } finally {
    await closeSides(sides);
  }
}

async function compare(request: CheckRequest, choice: RuleChoice, sides: Sides): Promise<Outcome> {
  const changes = await changedPaths(sides.before, sides.after);
  const changed = changes.paths.map(({ path }) => path);
  const filter = await pathFilterOf(request, sides, changed);
  const roots = await rootsOf(request, sides, changed);
  const { worlds, notes: selectionNotes } = await gather(
    select({
      changed: changes.paths,
      roots,
      all: request.all,
      builtIn: builtInNames,
    }),
    sides,
  );
  const before = compileSide(worlds, "before");
  const after = compileSide(worlds, "after");
  const faults = faultsOf(before, after, new Set(changed));
  const labels = { against: labelOf(sides.before), head: labelOf(sides.after) };
  const sourceNotes = [...sides.before.notes, ...sides.after.notes, ...changes.notes];
  const notes = [...sourceNotes, ...selectionNotes, ...after.notes, ...faults.notes];
  if (faults.errors.length > 0) return { kind: "failed", ...labels, errors: faults.errors, notes };
  const schemas = { before: toSchema(before.worlds), after: toSchema(after.worlds) };
  const remembered = await pastOf(request, choice.rules, sides.before, schemas, changed);
  const result = check(schemas.before, schemas.after, choice.rules, {
    merge: !choice.named,
    past: remembered.past,
  });
  return {
    kind: "checked",
    ...labels,
    files: { changed: changes.paths.length, compiled: countOf(before, after) },
    verdict: { findings: filterPaths(result.findings, filter) },
    notes: [
      ...notes,
      ...result.notes,
      ...remembered.notes,
      ...(await nothingChanged(changed, sides)),
    ],
  };
}

async function nothingChanged(changed: readonly string[], sides: Sides): Promise<readonly Note[]> {
  if (changed.length > 0) return [];
  const [before, after] = await Promise.all([sides.before.list(), sides.after.list()]);
  const isEmpty = before.size + after.size === 0;
  const message = isEmpty ? "there is no .proto file on either side" : "no .proto file changed";
  return [{ kind: "nothing-changed", message, path: undefined }];
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
