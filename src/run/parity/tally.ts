import type { Finding } from "../../check/finding.ts";
import type { PlacedPeerFinding } from "./ask-peer.ts";
import type { Found, IntendedDifference } from "./intended-difference.ts";
import { intendedDifferences } from "./intended-differences.ts";
import type { Match } from "./match.ts";

/** What a comparison of all findings of one change came to. */
export interface Tally {
  readonly rules: ReadonlyMap<string, RuleCounts>;
  /** By id of the intended difference. */
  readonly intended: ReadonlyMap<string, number>;
  readonly unexplained: readonly Difference[];
}

export interface RuleCounts {
  readonly both: number;
  /** Of the following two, those that are intended count in `intended` as well. */
  readonly onlyPeer: number;
  readonly onlyOurs: number;
  readonly intended: number;
}

/** A finding that only one side makes. */
export interface Difference {
  readonly side: "peer" | "ours";
  readonly rule: string;
  readonly path: string | undefined;
  readonly line: number | undefined;
  readonly message: string;
}

export const noFindings: Tally = { rules: new Map(), intended: new Map(), unexplained: [] };

/**
 * Counts by rule, and tells the differences that nobody intended. `found` is all that was found, by
 * other rules as well.
 */
export function tallyOf(match: Match, found: Found): Tally {
  const differences = [
    ...match.onlyTheirs.map((finding) => ({
      difference: peerDifference(finding),
      reason: intendedDifferences.find(
        (each) => each.side === "peer" && each.matches(finding, found),
      ),
    })),
    ...match.onlyOurs.map((finding) => ({
      difference: ourDifference(finding),
      reason: intendedDifferences.find(
        (each) => each.side === "ours" && each.matches(finding, found),
      ),
    })),
  ];
  const rules = new Map<string, RuleCounts>();
  const count = (rule: string, part: keyof RuleCounts) => {
    const counts = rules.get(rule) ?? noCounts;
    rules.set(rule, { ...counts, [part]: counts[part] + 1 });
  };
  const intended = new Map<string, number>();
  const explain = ({ id }: IntendedDifference) => intended.set(id, (intended.get(id) ?? 0) + 1);
  for (const { ours, theirs } of match.both) {
    count(ours.rule, "both");
    if (ours.location?.start.line === theirs.line) continue;
    const reason = intendedDifferences.find((each) => each.side === "both" && each.matches(theirs));
    if (reason !== undefined) explain(reason);
  }
  for (const { difference, reason } of differences) {
    count(difference.rule, difference.side === "peer" ? "onlyPeer" : "onlyOurs");
    if (reason === undefined) continue;
    count(difference.rule, "intended");
    explain(reason);
  }
  const unexplained = differences
    .filter(({ reason }) => reason === undefined)
    .map(({ difference }) => difference);
  return { rules, intended, unexplained };
}

const noCounts: RuleCounts = { both: 0, onlyPeer: 0, onlyOurs: 0, intended: 0 };

/** The sum of two tallies. */
export function addTallies(one: Tally, other: Tally): Tally {
  const rules = new Map(one.rules);
  for (const [rule, more] of other.rules) {
    const counts = rules.get(rule) ?? noCounts;
    rules.set(rule, {
      both: counts.both + more.both,
      onlyPeer: counts.onlyPeer + more.onlyPeer,
      onlyOurs: counts.onlyOurs + more.onlyOurs,
      intended: counts.intended + more.intended,
    });
  }
  const intended = new Map(one.intended);
  for (const [id, more] of other.intended) intended.set(id, (intended.get(id) ?? 0) + more);
  return { rules, intended, unexplained: [...one.unexplained, ...other.unexplained] };
}

function peerDifference({ rule, path, line, message }: PlacedPeerFinding): Difference {
  return { side: "peer", rule, path, line, message };
}

function ourDifference({ rule, location, before, message }: Finding): Difference {
  const path = location?.path ?? before?.path;
  return { side: "ours", rule, path, line: location?.start.line, message };
}
