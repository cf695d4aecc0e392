import { assumedNames } from "../schema/assumed-names.ts";
import { fileOf } from "../schema/enclosing.ts";
import type { Past } from "../schema/past.ts";
import type { Schema, Subject } from "../schema/schema.ts";
import { type Hit, type HitPair, subjectOf } from "./hit.ts";
import type { PairedSides } from "./pair.ts";
import { returnedPairs } from "./pair-returned.ts";
import type { Flaw, Rule } from "./rule.ts";
import { ruleContext } from "./rule-context.ts";

/** Runs every rule over every pair it asks for, in the order of the rules and of the pairs. */
export function runRules(
  before: Schema,
  after: Schema,
  sides: PairedSides,
  rules: readonly Rule[],
  past: Past,
): readonly Hit[] {
  const hits: Hit[] = [];
  const assumed = [assumedNames(before), assumedNames(after)];
  let current: HitPair | undefined;
  const context = ruleContext(sides, (name) =>
    subjectsOf(current).some((subject) => {
      const file = fileOf(subject);
      return assumed.some((isAssumed) => isAssumed(file, name));
    }),
  );
  for (const rule of rules) {
    for (const kind of rule.subjects) {
      const pairs =
        rule.on === "returned"
          ? returnedPairs(kind, rule.pair, sides, past)
          : sides.pairs(kind, rule.pair)[rule.on];
      for (const pair of pairs) {
        current = pair;
        const flaws = listed(rule.check(pair, context));
        for (const flaw of flaws) hits.push({ rule, kind, flaw, pair });
      }
    }
  }
  return hits;
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
