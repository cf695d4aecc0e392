import type { Finding } from "../../check/finding.ts";
import { grouped } from "../../select/grouped.ts";
import type { PlacedPeerFinding } from "./ask-peer.ts";
import { quotedIn, speaksOf } from "./words.ts";

export interface Match {
  readonly both: readonly MatchedPair[];
  readonly onlyOurs: readonly Finding[];
  readonly onlyTheirs: readonly PlacedPeerFinding[];
}

export interface MatchedPair {
  readonly ours: Finding;
  readonly theirs: PlacedPeerFinding;
}

/**
 * By what a finding is known again: by its line; or, where each side has a place of its own for it,
 * by the names and numbers that the peer speaks of, which must be words of ours.
 */
export type KnownBy = "line" | "words" | "words or line";

/** Pairs the findings of both sides, each at most once: same rule, same path, and as `knownBy` says. */
export function match(
  ours: readonly Finding[],
  theirs: readonly PlacedPeerFinding[],
  knownBy: (finding: PlacedPeerFinding) => KnownBy,
): Match {
  const open = new Map<string, Finding[]>();
  for (const [key, findings] of grouped(ours, keyOf)) open.set(key, [...findings]);
  const both: MatchedPair[] = [];
  const onlyTheirs: PlacedPeerFinding[] = [];
  for (const finding of theirs) {
    const candidates = open.get(JSON.stringify([finding.rule, finding.path])) ?? [];
    const found = find(candidates, finding, knownBy(finding));
    if (found === undefined) {
      onlyTheirs.push(finding);
      continue;
    }
    candidates.splice(candidates.indexOf(found), 1);
    both.push({ ours: found, theirs: finding });
  }
  return { both, onlyTheirs, onlyOurs: [...open.values()].flat() };
}

function keyOf(finding: Finding): string {
  return JSON.stringify([finding.rule, finding.location?.path]);
}

function find(
  candidates: readonly Finding[],
  finding: PlacedPeerFinding,
  knownBy: KnownBy,
): Finding | undefined {
  const words = wordsOf(finding.message);
  const byWords = () =>
    candidates.find(({ message }) => words.every((word) => speaksOf(message, word)));
  const byLine = () => candidates.find(({ location }) => location?.start.line === finding.line);
  switch (knownBy) {
    case "line":
      return byLine();
    case "words":
      return byWords();
    case "words or line":
      return byWords() ?? byLine();
  }
}

/** What is quoted; of numbers that were removed these, and not the range that they stood in. */
function wordsOf(message: string): readonly string[] {
  const removed = /missing values: (.*) were removed/.exec(message)?.[1] ?? "";
  const ranges = [...removed.matchAll(/\[([^\]]*)\]/g)].map(([, range = ""]) =>
    range.replace(",", " to "),
  );
  return [...quotedIn(message).filter((word) => word !== "" && !word.startsWith("[")), ...ranges];
}
