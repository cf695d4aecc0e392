import type { Finding } from "../check/finding.ts";
import { excerpt } from "./excerpt.ts";
import type { Folded } from "./fold.ts";
import type { Heading } from "./heading-lines.ts";
import { headingLines } from "./heading-lines.ts";
import type { Palette } from "./palette.ts";
import { oldLineOf, placeOf, startOf } from "./place.ts";
import type { Style } from "./style.ts";
import { visible } from "./visible.ts";
import { wrap } from "./wrap.ts";

/** One finding for a terminal; `advised`: whether the advice of its rule was given just before. */
export function findingLines(
  folded: Folded,
  advised: boolean,
  style: Style,
  palette: Palette,
): readonly string[] {
  const { finding, inside } = folded;
  return [
    ...headingLines(headingOf(finding), style, palette),
    ...movedLines(finding, palette),
    ...excerptLines(finding, style, palette),
    ...insideLines(inside, style, palette),
    ...adviceLines(finding, advised && !style.verbose, style, palette),
  ];
}

function headingOf(finding: Finding): Heading {
  const { severity, message, rule, location } = finding;
  const tag = `[${visible(rule)}]`;
  return { place: placeOf(finding), path: location?.path, severity, message, tag };
}

/** Of something from the past its place is told even if its path is the same: the line is not. */
function movedLines({ before, location, past }: Finding, palette: Palette): readonly string[] {
  if (before === undefined || location === undefined) return [];
  if (past === undefined && before.path === location.path) return [];
  const end = past?.removed === undefined ? "" : ` until ${past.removed.commit.slice(0, 7)}`;
  return [`  ${palette.dim(`was at ${startOf(before)}${end}`)}`];
}

/** The old line above the new one, as in a diff, with carets below the part that is meant. */
function excerptLines(finding: Finding, style: Style, palette: Palette): readonly string[] {
  const { before, location, lines, severity } = finding;
  const rows = [
    { sign: "-", span: before, line: oldLineOf(finding), paint: palette.before },
    { sign: "+", span: location, line: lines.after, paint: palette.after },
  ];
  const digits = Math.max(...rows.map(({ span }) => String(span?.start.line ?? "").length));
  return rows.flatMap(({ sign, span, line, paint }) => {
    if (span === undefined || line === undefined) return [];
    const gutter = `  ${sign} ${String(span.start.line).padStart(digits)} | `;
    const shown = excerpt(line, span, columnsOf(style) - gutter.length);
    const row = palette.dim(gutter) + paint(shown.line);
    if (shown.carets === undefined) return [row];
    const below = `${" ".repeat(gutter.length - 2)}| `;
    return [row, palette.dim(below) + palette[severity](shown.carets)];
  });
}

/** Excerpts are cut even where there is no terminal: a line can be a whole file. */
function columnsOf(style: Style): number {
  return Math.max(style.columns ?? 120, 40);
}

function insideLines(
  inside: readonly Finding[],
  style: Style,
  palette: Palette,
): readonly string[] {
  if (inside.length === 0) return [];
  const folded = `  ${palette.dim(`+ ${inside.length} inside`)}`;
  if (!style.verbose) return [folded];
  const lines = inside.map(({ rule, message }) => {
    return `    ${visible(message)} ${palette.dim(`[${visible(rule)}]`)}`;
  });
  return [`${folded}${palette.dim(":")}`, ...lines];
}

function adviceLines(
  finding: Finding,
  advised: boolean,
  style: Style,
  palette: Palette,
): readonly string[] {
  const also = style.verbose ? finding.also.join(", ") : "";
  const ready = finding.suggestion?.split("\n") ?? [];
  return [
    ...labelled("instead", advised ? [] : advice(finding.instead, style), palette),
    ...labelled("add", ready.map(visible).map(palette.after), palette),
    ...labelled("also", also === "" ? [] : [palette.dim(visible(also))], palette),
  ];
}

const labelWidth = "  instead: ".length;

function advice(text: string, style: Style): readonly string[] {
  const frame = { columns: style.columns, used: labelWidth, indent: labelWidth };
  return wrap(visible(text).split(" "), frame);
}

function labelled(name: string, lines: readonly string[], palette: Palette): readonly string[] {
  const label = `${name}: `.padStart(labelWidth);
  return lines.map((line, index) => {
    return index === 0 ? `${palette.label(label)}${line}` : `${" ".repeat(labelWidth)}${line}`;
  });
}
