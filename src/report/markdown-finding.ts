import type { Checked } from "../check/outcome.ts";
import { excerpt } from "./excerpt.ts";
import type { Folded } from "./fold.ts";
import { type LinkTarget, linkToFile, linkToPlace } from "./markdown-links.ts";
import { codeText, fencedText, plainText, proseText } from "./markdown-text.ts";
import { oldLineOf } from "./place.ts";
import { visible } from "./visible.ts";

/** What a finding's links need to know. */
export interface FindingContext {
  readonly sides: Pick<Checked, "against" | "head">;
  readonly target: LinkTarget | undefined;
}

export const tableHead = "| | Place | What | Rule |\n| :-- | :-- | :-- | :-- |\n";

/** The row of the table. */
export function findingRow({ finding, inside }: Folded, context: FindingContext): string {
  const { severity, message, rule } = finding;
  const more = inside.length === 0 ? "" : ` (+ ${inside.length} inside)`;
  const place = placeLink({ finding, inside }, context, "cell");
  return `| ${severity} | ${place} | ${plainText(message)}${more} | ${codeText(rule, "cell")} |\n`;
}

/** The old and the new line, what fell with it, and what to do instead. */
export function findingDetails(folded: Folded, context: FindingContext): string {
  const { severity, message, rule, instead, suggestion } = folded.finding;
  const blocks = [
    `**${severity}**: ${plainText(message)} (${codeText(rule)})`,
    placesOf(folded, context),
    ...diffOf(folded),
    ...insideOf(folded),
    `Instead: ${proseText(instead)}`,
    ...(suggestion === undefined ? [] : [fencedText(suggestion.split("\n").map(visible), "proto")]),
  ];
  return `\n${blocks.join("\n\n")}\n`;
}

function placesOf(folded: Folded, context: FindingContext): string {
  const { location, before, past } = folded.finding;
  const here = placeLink(folded, context, "text");
  if (location === undefined || before === undefined) return here;
  // A place in the past belongs to a commit that is on neither side.
  const commit = past === undefined ? context.sides.against?.commit : undefined;
  return `${here}, was ${linkToPlace(before, commit, context.target, "text")}`;
}

function placeLink(
  { finding: { location, before } }: Folded,
  { sides, target }: FindingContext,
  where: "text" | "cell",
): string {
  if (location !== undefined) return linkToPlace(location, sides.head.commit, target, where);
  if (before === undefined) return "";
  return linkToFile(before.path, sides.against?.commit, target, where);
}

function diffOf({ finding }: Folded): readonly string[] {
  const { before, location, lines } = finding;
  const rows = [
    { sign: "-", span: before, line: oldLineOf(finding) },
    { sign: "+", span: location, line: lines.after },
  ];
  const diff = rows.flatMap(({ sign, span, line }) =>
    span === undefined || line === undefined
      ? []
      : `${sign} ${excerpt(line, span, 160).line.trim()}`,
  );
  return diff.length === 0 ? [] : [fencedText(diff, "diff")];
}

function insideOf({ inside }: Folded): readonly string[] {
  if (inside.length === 0) return [];
  const items = inside.map(({ message, rule }) => `- ${plainText(message)} (${codeText(rule)})`);
  return [["Inside of it:", "", ...items].join("\n")];
}
