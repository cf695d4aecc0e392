import type { Checked, CodegenCounts, Failed, Outcome } from "../check/outcome.ts";
import { summaryOf } from "../check/outcome.ts";
import { count } from "./count.ts";
import { pathOf } from "./place.ts";
import type { Style } from "./style.ts";
import { visible } from "./visible.ts";

/** The last line of a report: what was compared and what came of it. */
export function conclusion(outcome: Outcome, style: Style): string {
  return outcome.kind === "failed" ? failure(outcome) : result(outcome, style);
}

function failure(outcome: Failed): string {
  const { against, head } = outcome;
  const between = against === undefined || head === undefined ? "" : ` (${sides(against, head)})`;
  return `nothing was compared: ${count(outcome.errors.length, "error")}${between}`;
}

function result(outcome: Checked, style: Style): string {
  const { files, verdict, notes } = outcome;
  const between = sides(outcome.against, outcome.head);
  const ignored = verdict.ignored.length === 0 ? "" : `, ${verdict.ignored.length} ignored`;
  if (verdict.findings.length > 0) {
    const paths = new Set(verdict.findings.map(pathOf));
    return `${totals(outcome)} in ${count(paths.size, "file")}${ignored} (${between})`;
  }
  if (outcome.codegen?.isAlone === true) return codegenResult(outcome.codegen, ignored, between);
  if (files.changed === 0) {
    const reason = notes.find((note) => note.kind === "nothing-changed")?.message;
    return `nothing to compare: ${reason ?? "no .proto file changed"}, ${between}`;
  }
  const isPartial = notes.some((note) => note.kind === "broken-before");
  const verdictText = `no breaking changes${isPartial ? " in what compiles" : ""}`;
  const compiled = style.verbose ? ` (${files.compiled} compiled)` : "";
  return `${verdictText}${ignored}: ${count(files.changed, "changed file")}${compiled}, ${between}`;
}

function codegenResult(counts: CodegenCounts, ignored: string, where: string): string {
  if (isEmpty(counts)) return `${versionVerdict(counts)}: ${where}`;
  const found = `${count(counts.pins, "pin")}, ${count(counts.generated, "generated file")}`;
  return `${versionVerdict(counts)}${ignored}: ${found}, ${where}`;
}

/** What a look at versions without findings came to. */
export function versionVerdict(counts: CodegenCounts): string {
  return isEmpty(counts) ? "no pins and no generated files found" : "versions agree";
}

function isEmpty({ pins, generated }: CodegenCounts): boolean {
  return pins === 0 && generated === 0;
}

/** "2 errors, 1 warning" */
export function totals(outcome: Checked): string {
  const { errors, warnings } = summaryOf(outcome.verdict);
  if (warnings === 0) return count(errors, "error");
  if (errors === 0) return count(warnings, "warning");
  return `${count(errors, "error")}, ${count(warnings, "warning")}`;
}

function sides(against: Checked["against"], head: Checked["head"]): string {
  if (against === undefined) return visible(head.label);
  return `${visible(against.label)} -> ${visible(head.label)}`;
}
