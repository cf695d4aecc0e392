import type { PeerFailure } from "./parity/ask-peer.ts";
import { type CaseQuery, casesOf } from "./parity/cases.ts";
import { compareCase, type FileCounts } from "./parity/compare-case.ts";
import { intendedDifferences } from "./parity/intended-differences.ts";
import type { Peer } from "./parity/peer.ts";
import {
  addTallies,
  type Difference,
  noFindings,
  type RuleCounts,
  type Tally,
} from "./parity/tally.ts";

export interface ParityQuery extends CaseQuery {
  /** The rules to compare; none: all. */
  readonly rules: readonly string[];
}

/** How our findings compare with a peer's. */
export interface ParityReport {
  readonly peer: string;
  /** How many changes were compared. */
  readonly cases: number;
  readonly files: FileCounts;
  readonly rules: ReadonlyMap<string, RuleCounts>;
  /** How often a difference was one of the intended ones, by its id. */
  readonly intended: ReadonlyMap<string, number>;
  /** The differences that nobody intended. */
  readonly unexplained: readonly (Difference & InCase)[];
  /** Intended differences, by id, that the fixture named as their proof was compared for and did not show. */
  readonly unproven: readonly string[];
  /** What the peer could not compile. */
  readonly failures: readonly (PeerFailure & InCase)[];
}

export interface InCase {
  readonly case: string;
}

/**
 * Compares the findings about every change of the query. `begin` is told each change before it is
 * looked at. Throws as `runCheck` does.
 */
export async function runParity(
  query: ParityQuery,
  peer: Peer,
  begin: (name: string) => void,
): Promise<ParityReport> {
  let report = emptyReport(peer);
  for (const { name, request } of await casesOf(query)) {
    begin(name);
    const { tally, files, failures } = await compareCase(request, peer, query.rules);
    const sum = addTallies({ ...report, unexplained: [] }, tally);
    const here = <Item>(items: readonly Item[]) => items.map((item) => ({ ...item, case: name }));
    report = {
      ...report,
      ...sum,
      cases: report.cases + 1,
      files: {
        whole: report.files.whole + files.whole,
        alone: report.files.alone + files.alone,
        failed: report.files.failed + files.failed,
      },
      unexplained: [...report.unexplained, ...here(tally.unexplained)],
      unproven: [...report.unproven, ...unprovenBy(name, tally, query)],
      failures: [...report.failures, ...here(failures)],
    };
  }
  return report;
}

function emptyReport(peer: Peer): ParityReport {
  return {
    ...noFindings,
    peer: peer.name,
    cases: 0,
    files: { whole: 0, alone: 0, failed: 0 },
    unexplained: [],
    unproven: [],
    failures: [],
  };
}

/** Only all rules together can show everything that a fixture shows. */
function unprovenBy(name: string, tally: Tally, { fixtures, rules }: ParityQuery) {
  if (fixtures === undefined || rules.length > 0) return [];
  return intendedDifferences
    .filter(({ id, proof }) => proof === name && !tally.intended.has(id))
    .map(({ id }) => id);
}
