import { count } from "../report/count.ts";
import { visible } from "../report/visible.ts";
import { intendedDifferences } from "../run/parity/intended-differences.ts";
import type { RuleCounts } from "../run/parity/tally.ts";
import type { InCase, ParityReport } from "../run/parity.ts";

/** What a comparison with a peer came to, by format. */
export const parityReporters = { text: textOf, json: jsonOf } as const;

function textOf(report: ParityReport): string {
  return [
    summaryOf(report),
    tableOf(report),
    intendedOf(report),
    unprovenOf(report),
    listOf("What the peer could not compile", report.failures, ({ path, reason }) => {
      return `${path}: ${reason}`;
    }),
    listOf("Not intended", report.unexplained, ({ side, rule, path, line, message }) => {
      const place = `${path ?? "no file"}${line === undefined ? "" : `:${line}`}`;
      return `only ${side === "ours" ? "we" : "the peer"}: ${place}: ${rule}: ${message}`;
    }),
  ]
    .filter((part) => part !== "")
    .join("\n");
}

function summaryOf({ peer, cases, files, rules, unexplained }: ParityReport): string {
  const { both, onlyPeer, onlyOurs, intended } = sumOf([...rules.values()]);
  const missed = unexplained.filter(({ side }) => side === "peer").length;
  const theirs = both + onlyPeer;
  return [
    `${count(cases, "change")} compared with ${peer}:`,
    `  files: ${files.whole} judged together, ${files.alone} alone, ${files.failed} not at all`,
    `  findings: ${both} of both, ${onlyPeer} only of the peer, ${onlyOurs} only of ours`,
    `  of the peer's: ${percent(both, theirs)} found, ${percent(theirs - missed, theirs)} found or intended`,
    `  differences: ${intended} intended, ${unexplained.length} not intended`,
    "",
  ].join("\n");
}

/** Rounded down, so that 100 % means all. */
function percent(part: number, whole: number): string {
  const hundredths = whole === 0 ? 10_000 : Math.floor((part / whole) * 10_000);
  return `${(hundredths / 100).toFixed(2)} %`;
}

function sumOf(counts: readonly RuleCounts[]): RuleCounts {
  return counts.reduce(
    (sum, each) => ({
      both: sum.both + each.both,
      onlyPeer: sum.onlyPeer + each.onlyPeer,
      onlyOurs: sum.onlyOurs + each.onlyOurs,
      intended: sum.intended + each.intended,
    }),
    { both: 0, onlyPeer: 0, onlyOurs: 0, intended: 0 },
  );
}

function tableOf({ rules }: ParityReport): string {
  if (rules.size === 0) return "";
  const rows = [...rules]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([rule, { both, onlyPeer, onlyOurs, intended }]) => [
      rule,
      ...[both, onlyPeer, onlyOurs, intended].map(String),
    ]);
  const table = [["RULE", "BOTH", "ONLY PEER", "ONLY OURS", "INTENDED"], ...rows];
  const widths = [0, 1, 2, 3, 4].map((cell) => Math.max(...table.map((row) => width(row, cell))));
  return table
    .map((row) => {
      const cells = row.map((text, cell) =>
        cell === 0 ? text.padEnd(widths[cell] ?? 0) : text.padStart(widths[cell] ?? 0),
      );
      return `${cells.join("  ")}\n`;
    })
    .join("");
}

function width(row: readonly string[], cell: number): number {
  return row[cell]?.length ?? 0;
}

/** The whole reviewed list, so that a reader can judge it. */
function intendedOf({ intended }: ParityReport): string {
  const items = intendedDifferences.map(({ id, side, reason, proof }) => {
    const head = `${id} (${whose[side]}, ${intended.get(id) ?? 0} here)`;
    return `  ${head}\n    ${reason}\n    proof: fixtures/rules/${proof}\n`;
  });
  return items.length === 0 ? "" : `Intended differences:\n${items.join("")}`;
}

function unprovenOf({ unproven }: ParityReport): string {
  if (unproven.length === 0) return "";
  return `Not shown by the fixture that is to prove it:\n${unproven.map((id) => `  ${id}\n`).join("")}`;
}

const whose = { peer: "only the peer", ours: "only we", both: "another place" } as const;

function listOf<Item extends InCase>(
  title: string,
  items: readonly Item[],
  words: (item: Item) => string,
): string {
  if (items.length === 0) return "";
  const lines = items.map((item) => visible(`  ${item.case.slice(0, 40)} ${words(item)}`));
  return `${title}:\n${lines.join("\n")}\n`;
}

function jsonOf(report: ParityReport): string {
  const rules = Object.fromEntries(report.rules);
  const intended = intendedDifferences.map(({ id, side, reason, proof }) => {
    return { id, side, reason, proof, count: report.intended.get(id) ?? 0 };
  });
  return `${JSON.stringify({ version: 1, ...report, rules, intended }, undefined, 2)}\n`;
}
