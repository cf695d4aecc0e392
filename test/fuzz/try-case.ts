import { rules } from "../../rules/index.ts";
import { check } from "../../src/check/check.ts";
import type { Outcome } from "../../src/check/outcome.ts";
import { parse } from "../../src/compile/parse.ts";
import type { ParsedFile } from "../../src/compile/parsed-file.ts";
import { reporters } from "../../src/report/reporters.ts";
import { type CompiledSide, compileSide } from "../../src/run/compile-side.ts";
import { faultsOf } from "../../src/run/faults.ts";
import { toSchema } from "../../src/schema/to-schema.ts";
import type { Selection, Side } from "../../src/select/selection.ts";
import { answering } from "../support/answering.ts";
import { demand, demandChecked, demandCompiled, demandParsed } from "./demands.ts";
import type { FileSets } from "./file-sets.ts";
import { type Contents, mutate } from "./mutate.ts";
import type { Case } from "./mutation.ts";

export interface CaseSides {
  readonly before: Contents;
  readonly after: Contents;
}

/** The files that a case compares. */
export function sidesOf(example: Case, sets: FileSets): CaseSides {
  const { mutations, shared, isSwapped } = example;
  const original = sets.setOf(example.folder, example.file);
  const near = mutate(original, mutations.slice(0, shared), sets.donors);
  const far = mutate(near, mutations.slice(shared), sets.donors);
  return isSwapped ? { before: far, after: near } : { before: near, after: far };
}

/**
 * Compares two sides as `check` does, also where they do not compile, and writes a report. Throws
 * what has been thrown, or what does not hold of the answers.
 */
export function trySides(sides: CaseSides, report: number): void {
  const { selection } = answering(sides, { encoding: "latin1" });
  const changed = changedPaths(sides);
  const before = compiled(selection, "before", changed);
  const after = compiled(selection, "after", changed);
  const schemas = { before: toSchema(before.worlds), after: toSchema(after.worlds) };
  const result = check(schemas.before, schemas.after, rules, { merge: true });
  demandChecked(result, filesOf(selection, "before"), filesOf(selection, "after"));
  const { errors, notes } = faultsOf(before, after, new Set(sides.after.keys()));
  const labels = {
    against: { label: "before", commit: undefined },
    head: { label: "after", commit: undefined },
  };
  writeReport({ kind: "failed", ...labels, errors, notes }, report);
  writeReport(
    {
      kind: "checked",
      ...labels,
      files: { changed: 1, compiled: after.paths.size },
      verdict: { findings: result.findings, ignored: [] },
      failOn: "error",
      notes: [...selection.notes, ...after.notes, ...result.notes],
    },
    report,
  );
  if (report % 4 > 0) return;
  const same = check(schemas.after, schemas.after, rules, { merge: false }).findings;
  demand(same.length === 0, "a side is compatible with itself", same[0]?.message);
  for (const path of changed) {
    const text = Buffer.from(sides.after.get(path) ?? "", "latin1").toString();
    demandParsed(parse(path, text.replaceAll("\ufffd", "\ud83d")));
  }
}

function changedPaths({ before, after }: CaseSides): ReadonlySet<string> {
  const paths = new Set([...before.keys(), ...after.keys()]);
  return new Set([...paths].filter((path) => before.get(path) !== after.get(path)));
}

function compiled(selection: Selection, side: Side, changed: ReadonlySet<string>): CompiledSide {
  for (const file of filesOf(selection, side).values()) {
    if (changed.has(file.path)) demandParsed(file);
  }
  const linked = compileSide(selection.worlds, side);
  demandCompiled(linked, selection.worlds, side, changed);
  return linked;
}

function filesOf({ worlds }: Selection, side: Side): ReadonlyMap<string, ParsedFile> {
  return new Map(worlds.flatMap((world) => world[side].files.map((file) => [file.path, file])));
}

function writeReport(outcome: Outcome, report: number): void {
  const formats = Object.values(reporters);
  const style = { color: report % 2 === 0, columns: 80, verbose: report % 3 === 0 };
  const text = formats[report % formats.length]?.(outcome, style) ?? "";
  demand(text === "" || text.endsWith("\n"), "a report ends with a newline", text.slice(-20));
  demand(!loneSurrogate.test(text), "a report is well-formed Unicode", outcome.kind);
}

const loneSurrogate = /\p{Surrogate}/u;
