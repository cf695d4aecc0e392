import { count } from "../report/count.ts";
import { visible } from "../report/visible.ts";
import type { FileDifference } from "../run/conformance/compare-files.ts";
import { explainedDifferences } from "../run/conformance/explained-differences.ts";
import type { FileVerdict } from "../run/conformance/verdict.ts";
import type { ConformanceReport, Disagreement, WitnessReport } from "../run/conformance.ts";

/** What a comparison with other compilers came to, for people. */
export function conformanceText(report: ConformanceReport): string {
  return [
    headOf(report),
    conformanceTable(report),
    explainedOf(report.witnesses),
    ...report.witnesses.map(disagreementsOf),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function headOf({ sources, hidden }: ConformanceReport): string {
  const clash =
    hidden === 0 ? "" : `; ${count(hidden, "file")} not shown: another has the same import name`;
  return `${count(sources, "source")}${clash}\n`;
}

const columns = [
  ["files", "FILES"],
  ["equal", "EQUAL"],
  ["explained", "EXPLAINED"],
  ["different", "DIFFERENT"],
  ["refusedByUs", "ONLY WE REFUSE"],
  ["refusedByThem", "ONLY IT REFUSES"],
  ["refusedByBoth", "BOTH REFUSE"],
] as const;

/** One line a witness. */
export function conformanceTable({ witnesses }: ConformanceReport): string {
  const head = ["", ...columns.map(([, title]) => title), "EQUAL OF ACCEPTED", "ASKED"];
  const rows = witnesses.map(({ name, counts, asked }) => [
    name,
    ...columns.map(([key]) => String(counts[key])),
    percent(counts.equal, counts.files - counts.refusedByThem - counts.refusedByBoth),
    String(asked),
  ]);
  const table = [head, ...rows];
  const widths = head.map((_, cell) => Math.max(...table.map((row) => row[cell]?.length ?? 0)));
  return table
    .map((row) => {
      const cells = row.map((text, cell) =>
        cell === 0 ? text.padEnd(widths[cell] ?? 0) : text.padStart(widths[cell] ?? 0),
      );
      return `${cells.join("  ")}\n`;
    })
    .join("");
}

/** Rounded down, so that 100 % means all. */
function percent(part: number, whole: number): string {
  const hundredths = whole === 0 ? 10_000 : Math.floor((part / whole) * 10_000);
  return `${(hundredths / 100).toFixed(2)} %`;
}

/** Those of the reviewed list that were needed. */
function explainedOf(witnesses: readonly WitnessReport[]): string {
  const needed = explainedDifferences.filter((each) => {
    return witnesses.some(({ explained }) => explained.has(each));
  });
  const items = needed.map((each) => {
    const counts = witnesses
      .filter(({ explained }) => explained.has(each))
      .map(({ name, explained }) => `${count(explained.get(each) ?? 0, "file")} of ${name}`);
    return `  ${each.id} (${counts.join(", ")})\n    ${each.reason}\n`;
  });
  return items.length === 0 ? "" : `Explained differences:\n${items.join("")}`;
}

function disagreementsOf({ name, disagreements }: WitnessReport): string {
  if (disagreements.length === 0) return "";
  return `Not explained, beside ${name}:\n${linesOf(disagreements).join("")}`;
}

/** Files about which the same is said are told once, as one may be refused because of another. */
function linesOf(disagreements: readonly Disagreement[]): readonly string[] {
  const byWords = new Map<string, Disagreement[]>();
  for (const each of disagreements) {
    const words = wordsOf(each.verdict);
    const same = byWords.get(words);
    if (same === undefined) byWords.set(words, [each]);
    else same.push(each);
  }
  return [...byWords].map(([words, [first, ...others]]) => {
    const more = others.length === 0 ? "" : ` and ${count(others.length, "other")}`;
    return `${visible(`  ${first?.source.slice(0, 12)} ${first?.file}${more}: ${words}`)}\n`;
  });
}

function wordsOf(verdict: FileVerdict): string {
  switch (verdict.kind) {
    case "equal":
    case "refused by both":
      return verdict.kind;
    case "different":
      return someOf(verdict.differences);
    case "refused by us":
      return `only we refuse it: ${verdict.reason}`;
    case "refused by them":
      return `only it refuses it: ${verdict.reason}`;
  }
}

function someOf(differences: readonly FileDifference[]): string {
  const more = differences.length - mostDifferences;
  const shown = differences.slice(0, mostDifferences).map(differenceWords).join("; ");
  return more <= 0 ? shown : `${shown}; and ${more} more`;
}

const mostDifferences = 3;

function differenceWords({ kind, at, ours, theirs }: FileDifference): string {
  return `${kind} ${at}: ours ${shortened(ours)}, theirs ${shortened(theirs)}`;
}

function shortened(text: string): string {
  return text.length <= mostShown ? text : `${text.slice(0, mostShown)}...`;
}

const mostShown = 160;
