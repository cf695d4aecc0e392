import { assumedNames } from "../schema/assumed-names.ts";
import { fileOf } from "../schema/enclosing.ts";
import type { Past } from "../schema/past.ts";
import type { Schema, Subject, SubjectKind } from "../schema/schema.ts";
import { grouped } from "./grouped.ts";
import { type Hit, type HitPair, subjectOf } from "./hit.ts";
import type { PairedSides } from "./pair.ts";
import { returnedPairs } from "./pair-returned.ts";
import type { Flaw, Rule } from "./rule.ts";
import { ruleContext } from "./rule-context.ts";

/**
 * Runs every rule over every pair it asks for; hits in the order of the rules and of the pairs. Rules
 * that ask for the same pairs see each pair in turn, while it is in the processor's caches.
 */
export function runRules(
  before: Schema,
  after: Schema,
  sides: PairedSides,
  rules: readonly Rule[],
  past: Past,
): readonly Hit[] {
  const assumed = [assumedNames(before), assumedNames(after)];
  let current: HitPair | undefined;
  const context = ruleContext(sides, (name) =>
    subjectsOf(current).some((subject) => {
      const file = fileOf(subject);
      return assumed.some((isAssumed) => isAssumed(file, name));
    }),
  );
  const runs = rules.flatMap((rule) => rule.subjects.map((kind) => runOf(rule, kind, sides, past)));
  for (const [pairs, together] of grouped(runs, (run) => run.pairs)) {
    for (const pair of pairs) {
      current = pair;
      for (const { rule, kind, hits } of together) {
        const flaws = listed(rule.check(pair, context));
        for (const flaw of flaws) hits.push({ rule, kind, flaw, pair });
      }
    }
  }
  return runs.flatMap((run) => run.hits);
}

/** A rule, one kind that it is about, and what it found. */
interface Run {
  readonly rule: Rule;
  readonly kind: SubjectKind;
  readonly pairs: readonly HitPair[];
  readonly hits: Hit[];
}

function runOf(rule: Rule, kind: SubjectKind, sides: PairedSides, past: Past): Run {
  const pairs =
    rule.on === "returned"
      ? returnedPairs(kind, rule.pair, sides, past)
      : sides.pairs(kind, rule.pair)[rule.on];
  return { rule, kind, pairs, hits: [] };
}

function subjectsOf(pair: HitPair | undefined): readonly Subject[] {
  if (pair === undefined) return [];
  return "after" in pair && "before" in pair ? [pair.before, pair.after] : [subjectOf(pair)];
}

const nothing: readonly Flaw[] = [];

function listed(flaws: Flaw | readonly Flaw[] | undefined): readonly Flaw[] {
  if (flaws === undefined) return nothing;
  return "message" in flaws ? [flaws] : flaws;
}
