import { diffLines } from "diff";
import { exampleHead, exampleRelease } from "../check/example.ts";
import type { Example } from "../check/rule.ts";

/** A change as a diff; `when` it was made, if there were several. */
export interface ExampleChange {
  readonly when: string | undefined;
  readonly lines: readonly ExampleLine[];
}

/** A line of an example: of both sides, or of one alone. */
export interface ExampleLine {
  readonly sign: " " | "-" | "+";
  readonly text: string;
}

/** The changes of an example, without the usual head of its file where it stays as it is. */
export function exampleChanges(example: Example): readonly ExampleChange[] {
  const { released, before, after } = example;
  if (released === undefined) return [{ when: undefined, lines: diffOf(before, after) }];
  return [
    { when: `After the release of ${exampleRelease}:`, lines: diffOf(released, before) },
    { when: "Now:", lines: diffOf(before, after) },
  ];
}

function diffOf(before: string, after: string | undefined): readonly ExampleLine[] {
  const hasUsualHead = before.startsWith(exampleHead) && after?.startsWith(exampleHead) === true;
  const start = hasUsualHead ? exampleHead.length : 0;
  return diffLines(before.slice(start), (after ?? "").slice(start)).flatMap((change) => {
    const sign = change.added ? "+" : change.removed ? "-" : " ";
    const lines = change.value.replace(/\n$/, "").split("\n");
    return lines.map((text): ExampleLine => ({ sign, text }));
  });
}
