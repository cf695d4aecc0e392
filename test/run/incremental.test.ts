import fc from "fast-check";
import { expect, test } from "vitest";
import { rules } from "../../rules/index.ts";
import { check } from "../../src/check/check.ts";
import { compileSide } from "../../src/run/compile-side.ts";
import { toSchema } from "../../src/schema/to-schema.ts";
import type { Selection } from "../../src/select/selection.ts";
import { answering } from "../support/answering.ts";
import { randomChange } from "../support/random-repository.ts";

test("what the change reaches has all the findings of all files", { timeout: 300_000 }, () => {
  let found = 0;
  const property = fc.property(randomChange, (sides) => {
    const all = outcomeOf(answering(sides, { all: true }).selection);
    fc.pre(all.isSound);
    const some = outcomeOf(answering(sides).selection);
    found += some.findings.length;
    expect(some.findings).toEqual(all.findings);
  });
  fc.assert(property, { seed: 20240229, numRuns: 100 });
  expect(found).toBeGreaterThan(100);
});

/** Names that an import may own which nobody has are another matter: what compiles is compared. */
function outcomeOf({ worlds }: Selection) {
  const before = compileSide(worlds, "before");
  const after = compileSide(worlds, "after");
  const { findings } = check(toSchema(before.worlds), toSchema(after.worlds), rules, {
    merge: false,
  });
  return {
    isSound: before.errors.length + after.errors.length === 0,
    findings: findings.map(
      ({ fingerprint, rule, subject, message, location }) =>
        `${fingerprint} ${rule} ${subject}: ${message} ${JSON.stringify(location)}`,
    ),
  };
}
