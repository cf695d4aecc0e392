import { rules } from "../../../rules/index.ts";
import type { Finding } from "../../check/finding.ts";
import { runCheck } from "../check.ts";
import type { CheckRequest } from "../check-request.ts";
import { askPeer, type PeerFailure, type PeerVerdict, type PlacedPeerFinding } from "./ask-peer.ts";
import { intendedDifferences } from "./intended-differences.ts";
import { type KnownBy, match } from "./match.ts";
import type { Peer } from "./peer.ts";
import { peerWorlds } from "./peer-worlds.ts";
import { noFindings, type Tally, tallyOf } from "./tally.ts";

/** How our findings about one change compare with a peer's. */
export interface ComparedCase {
  readonly tally: Tally;
  /** How many files the peer judged with all that the change touches, how many alone, or not. */
  readonly files: FileCounts;
  readonly failures: readonly PeerFailure[];
}

export interface FileCounts {
  readonly whole: number;
  readonly alone: number;
  readonly failed: number;
}

/**
 * Compares what we and a peer find in one change, by the rules that both could know. Throws as
 * `runCheck` does.
 */
export async function compareCase(
  request: CheckRequest,
  peer: Peer,
  only: readonly string[],
): Promise<ComparedCase> {
  const ids = only.length === 0 ? peer.rules : peer.rules.filter((id) => only.includes(id));
  const outcome = await runCheck({ ...request, use: rules.map((rule) => rule.id) });
  const verdict = await askPeer(peer, await peerWorlds(request));
  const counts = { ...countsOf(verdict), failures: verdict.failures };
  if (outcome.kind === "failed") {
    const unexplained = outcome.errors
      .filter(({ path }) => verdict.judged.get(path ?? "") !== "failed")
      .map(({ path, start, message }) => {
        return { side: "ours", rule: "COMPILE", path, line: start?.line, message } as const;
      });
    return { tally: { ...noFindings, unexplained }, ...counts };
  }
  const found = {
    ours: outcome.verdict.findings.filter((finding) => isJudged(finding, verdict)),
    theirs: verdict.findings,
  };
  const isAskedFor = ({ rule }: { readonly rule: string }) => ids.includes(rule);
  const matched = match(found.ours.filter(isAskedFor), found.theirs.filter(isAskedFor), knownBy);
  return { tally: tallyOf(matched, found), ...counts };
}

/** Whether the peer was asked the same question: a file alone does not tell what moved into it. */
function isJudged({ rule, location, before }: Finding, { judged }: PeerVerdict): boolean {
  const how = judged.get(location?.path ?? before?.path ?? "");
  if (how !== "alone") return how === "whole";
  const hasMoved = location !== undefined && before !== undefined && location.path !== before.path;
  return !hasMoved && !rule.startsWith("PACKAGE_");
}

function countsOf({ judged }: PeerVerdict): Pick<ComparedCase, "files"> {
  const all = [...judged.values()];
  return {
    files: {
      whole: all.filter((how) => how === "whole").length,
      alone: all.filter((how) => how === "alone").length,
      failed: all.filter((how) => how === "failed").length,
    },
  };
}

function knownBy(finding: PlacedPeerFinding): KnownBy {
  for (const each of intendedDifferences) {
    if (each.side === "both" && each.matches(finding)) return each.knownBy;
  }
  return "line";
}
