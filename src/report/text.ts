import type { Finding } from "../check/finding.ts";
import type { Checked, Failed, FailOn, Outcome } from "../check/outcome.ts";
import { summaryOf } from "../check/outcome.ts";
import type { Problem } from "../text/problem.ts";
import { byPath } from "./by-path.ts";
import { conclusion } from "./conclusion.ts";
import { findingLines } from "./finding-lines.ts";
import { fold } from "./fold.ts";
import { headingLines } from "./heading-lines.ts";
import { noteLines } from "./note-lines.ts";
import type { Palette } from "./palette.ts";
import { paletteOf } from "./palette.ts";
import { pathOf, placeOfProblem } from "./place.ts";
import { sideOf } from "./side-of.ts";
import type { Style } from "./style.ts";
import { visible } from "./visible.ts";

/**
 * For people at a terminal: findings file by file, what changed, what to do; the last line counts.
 * Empty if the style is quiet and nothing fails the check.
 */
export function text(outcome: Outcome, style: Style): string {
  const palette = paletteOf(style);
  const blocks =
    outcome.kind === "failed"
      ? [outcome.errors.flatMap((problem) => problemLines(problem, outcome, style, palette))]
      : fileBlocks(outcome, style, palette);
  if (style.quiet) return textOf(blocks);
  const notes = noteLines(outcome, style).map(palette.dim);
  const last = paintOfConclusion(outcome, palette)(conclusion(outcome, style));
  return textOf([...blocks, [...notes, last]]);
}

function textOf(blocks: readonly (readonly string[])[]): string {
  const parts = blocks.filter((lines) => lines.length > 0).map((lines) => lines.join("\n"));
  return parts.length === 0 ? "" : `${parts.join("\n\n")}\n`;
}

function fileBlocks(outcome: Checked, style: Style, palette: Palette) {
  const { verdict, failOn } = outcome;
  const folded = fold(style.quiet ? verdict.findings.filter(failing(failOn)) : verdict.findings);
  return [...byPath(folded, ({ finding }) => pathOf(finding)).values()].flatMap((ofOneFile) => {
    const advised = new Set<string>();
    return ofOneFile.map((one) => {
      const { rule, instead } = one.finding;
      const lines = findingLines(one, advised.has(rule + instead), style, palette);
      advised.add(rule + instead);
      return lines;
    });
  });
}

function problemLines(
  problem: Problem,
  outcome: Failed,
  style: Style,
  palette: Palette,
): readonly string[] {
  const { message, hint, side } = problem;
  const place = placeOfProblem(problem);
  const path = side === "before" ? undefined : problem.path;
  const tag = sideOf(problem, outcome);
  const lines = headingLines({ place, path, severity: "error", message, tag }, style, palette);
  return hint === undefined ? lines : [...lines, `  ${palette.label("help:")} ${visible(hint)}`];
}

/** Where nothing fails, errors are what matters most. */
function failing(failOn: FailOn): (finding: Finding) => boolean {
  return ({ severity }) => failOn === "warning" || severity === "error";
}

function paintOfConclusion(outcome: Outcome, palette: Palette): (line: string) => string {
  if (outcome.kind === "failed") return palette.error;
  const { errors, warnings } = summaryOf(outcome.verdict);
  if (errors > 0) return palette.error;
  return warnings > 0 ? palette.warning : palette.fine;
}
