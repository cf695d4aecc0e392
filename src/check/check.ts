import type { Past, PastLife } from "../schema/past.ts";
import type { Schema } from "../schema/schema.ts";
import { subjectName } from "../schema/subject-name.ts";
import type { Note } from "../text/problem.ts";
import { reasons } from "./because.ts";
import type { Finding } from "./finding.ts";
import { fingerprinter } from "./fingerprint.ts";
import { type Hit, type HitPair, severityOf, subjectOf } from "./hit.ts";
import { mergeFindings } from "./merge.ts";
import { pair } from "./pair.ts";
import { type Place, placer } from "./place.ts";
import { questions } from "./question.ts";
import type { Rule } from "./rule.ts";
import { runRules } from "./run-rules.ts";

export interface CheckOptions {
  /** Whether rules that say the same of one pair are shown as one; a policy may do so later. */
  readonly merge: boolean;
  /** What is known of the past of what was added; without it no rule speaks of the past. */
  readonly past?: Past;
}

export interface CheckResult {
  /** Sorted by place, then rule. */
  readonly findings: readonly Finding[];
  readonly notes: readonly Note[];
}

/** Compares two sides by these rules. */
export function check(
  before: Schema,
  after: Schema,
  rules: readonly Rule[],
  options: CheckOptions,
): CheckResult {
  const sides = pair(before, after);
  const hits = runRules(before, after, sides, rules, options.past ?? new Map());
  const place = placer(before, after, sides);
  const placed = hits.map((hit) => placedHit(hit, place(hit)));
  const identified = withFingerprints(placed.toSorted(byPlace));
  const because = reasons(identified);
  const question = questions();
  const findings = identified.map((hit) => findingOf(hit, question(hit), because(hit)));
  return {
    findings: options.merge ? mergeFindings(findings, () => true) : findings,
    notes: sides.notes(),
  };
}

interface PlacedHit extends Hit, Place {
  readonly subject: string;
}

function placedHit(hit: Hit, place: Place): PlacedHit {
  return { ...hit, ...place, subject: subjectName(subjectOf(hit.pair)) };
}

function byPlace(one: PlacedHit, other: PlacedHit): number {
  const here = one.location ?? one.before;
  const there = other.location ?? other.before;
  return (
    compare(here?.path ?? "", there?.path ?? "") ||
    compare(here?.start.line ?? 0, there?.start.line ?? 0) ||
    compare(here?.start.column ?? 0, there?.start.column ?? 0) ||
    compare(one.rule.id, other.rule.id) ||
    compare(one.subject, other.subject) ||
    compare(one.flaw.message, other.flaw.message)
  );
}

/** By code units, so that every machine sorts alike. */
function compare<T extends string | number>(one: T, other: T): number {
  return one < other ? -1 : Number(one > other);
}

/** Equal hits, if a rule should give any, come once. */
function withFingerprints(sorted: readonly PlacedHit[]) {
  const fingerprint = fingerprinter();
  return sorted
    .filter((hit, index) => index === 0 || !isSame(hit, sorted[index - 1]))
    .map((hit) => {
      const { rule, world, subject, flaw } = hit;
      const identity = { world, subject, rule: rule.id, before: flaw.before, after: flaw.after };
      return { ...hit, fingerprint: fingerprint(identity) };
    });
}

function isSame(one: PlacedHit, other: PlacedHit | undefined): boolean {
  return (
    one.rule === other?.rule &&
    subjectOf(one.pair) === subjectOf(other.pair) &&
    one.flaw.message === other.flaw.message
  );
}

function findingOf(
  hit: PlacedHit & { readonly fingerprint: string },
  question: number,
  because: string | undefined,
): Finding {
  const { rule, flaw, kind, subject, fingerprint, location, before, lines } = hit;
  return {
    rule: rule.id,
    severity: severityOf(hit),
    categories: rule.categories,
    kind,
    subject,
    message: flaw.message,
    instead: rule.instead,
    suggestion: flaw.suggestion,
    fingerprint,
    question,
    also: [],
    because,
    location,
    before,
    lines,
    past: lifeIn(hit.pair),
  };
}

/** The facts of a finding alone, without those that the rule judged. */
function lifeIn(pair: HitPair): PastLife | undefined {
  if (!("past" in pair)) return undefined;
  const { introduced, removed, release, isUnreleased } = pair.past;
  return { introduced, removed, release, isUnreleased };
}
