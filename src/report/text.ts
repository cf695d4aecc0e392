import type { Checked, Failed, Outcome } from "../check/outcome.ts";
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

/** For people at a terminal: findings file by file, what changed, what to do; the last line counts. */
export function text(outcome: Outcome, style: Style): string {
  const palette = paletteOf(style);
  const blocks =
    outcome.kind === "failed"
      ? [outcome.errors.flatMap((problem) => problemLines(problem, outcome, style, palette))]
      : fileBlocks(outcome, style, palette);
  const notes = noteLines(outcome, style).map(palette.dim);
  const last = paintOfConclusion(outcome, palette)(conclusion(outcome, style));
  const parts = [...blocks, [...notes, last]].filter((lines) => lines.length > 0);
  return `${parts.map((lines) => lines.join("\n")).join("\n\n")}\n`;
}

function fileBlocks(outcome: Checked, style: Style, palette: Palette) {
  const folded = fold(outcome.verdict.findings);
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
  const { message, hint } = problem;
  const place = placeOfProblem(problem);
  const tag = sideOf(problem, outcome);
  const lines = headingLines({ place, severity: "error", message, tag }, style, palette);
  return hint === undefined ? lines : [...lines, `  ${palette.label("help:")} ${visible(hint)}`];
}

function paintOfConclusion(outcome: Outcome, palette: Palette): (line: string) => string {
  if (outcome.kind === "failed") return palette.error;
  const { errors, warnings } = summaryOf(outcome.verdict);
  if (errors > 0) return palette.error;
  return warnings > 0 ? palette.warning : palette.fine;
}
