import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { IntendedDifference } from "../../../src/run/parity/intended-difference.ts";
import { intendedDifferences } from "../../../src/run/parity/intended-differences.ts";
import { finding } from "../../support/outcome.ts";

const fixtures = join(import.meta.dirname, "../../../fixtures/rules");

test("each intended difference has a name of its own", () => {
  const ids = intendedDifferences.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)]);
});

describe.each(intendedDifferences)("$id", (difference) => {
  test("has a reason in sentences", () => {
    expect(difference.reason).toMatch(/^[A-Z].*\S\.$/);
  });

  // CI runs the peer over all fixtures, and fails where one of them is not explained by the list.
  test("is shown by a fixture", () => {
    expect(existsSync(join(fixtures, difference.proof, "before"))).toBe(true);
    expect(existsSync(join(fixtures, difference.proof, "after"))).toBe(true);
  });

  test("says nothing about a finding of another rule", () => {
    expect(explainsAnotherRule(difference)).toBe(false);
  });
});

function explainsAnotherRule(difference: IntendedDifference): boolean {
  const rule = "SOMETHING_ELSE";
  const nothing = { ours: [], theirs: [] };
  if (difference.side === "ours") return difference.matches(finding({ rule }), nothing);
  const theirs = {
    rule,
    message: "",
    path: "a.proto",
    deleted: undefined,
    line: undefined,
    withStubs: true,
  };
  return difference.matches(theirs, nothing);
}
