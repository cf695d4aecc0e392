import { describe, expect, test } from "vitest";
import { check } from "../../src/check/check.ts";
import type { Category, Rule, Severity } from "../../src/check/rule.ts";
import { schemaOf } from "../support/schema-of.ts";
import { testRule } from "../support/test-rule.ts";

const before = schemaOf({
  "user.proto": 'syntax = "proto3"; message User { string email = 1; string name = 2; }',
});
const after = schemaOf({ "user.proto": 'syntax = "proto3"; message User { string name = 2; }' });

describe("of rules that judge the same fact of a pair", () => {
  test.each<{ name: string; rules: Rule[]; shown: string[] }>([
    {
      name: "the most severe is shown",
      rules: [removal("A", "warning", ["WIRE"]), removal("B", "error", ["FILE"])],
      shown: ["B (A)"],
    },
    {
      name: "the one that breaks bytes is shown before the one that breaks JSON",
      rules: [removal("A", "error", ["WIRE_JSON"]), removal("B", "error", ["WIRE_JSON", "WIRE"])],
      shown: ["B (A)"],
    },
    {
      name: "the one that breaks JSON is shown before the one that breaks sources",
      rules: [
        removal("A", "warning", ["FILE", "PACKAGE"]),
        removal("B", "warning", ["WIRE_JSON"]),
        removal("C", "warning", ["PACKAGE"]),
      ],
      shown: ["B (A C)"],
    },
    {
      name: "the one that is nothing else is shown first",
      rules: [removal("A", "error", ["FILE", "WIRE"]), removal("B", "error", ["WIRE"])],
      shown: ["B (A)"],
    },
    {
      name: "the first by name is shown, all else being equal",
      rules: [removal("B", "error", ["WIRE"]), removal("A", "error", ["WIRE"])],
      shown: ["A (B)"],
    },
    {
      name: "another fact stays for itself",
      rules: [
        removal("A", "error", ["WIRE"]),
        testRule({ ...removal("B", "error", ["WIRE"]), fact: "reserved" }),
      ],
      shown: ["A", "B"],
    },
    {
      name: "the severity of the case counts, and all it says is shown",
      rules: [
        removal("A", "error", ["WIRE"]),
        testRule({
          ...removal("B", "warning", ["FILE"]),
          check: () => [{ message: "one" }, { message: "two", severity: "error" }],
        }),
        testRule({
          ...removal("C", "warning", ["WIRE"]),
          check: () => [{ message: "one" }, { message: "two", severity: "error" }],
        }),
      ],
      shown: ["A (B C)"],
    },
    {
      name: "all cases of the rule that is shown stay",
      rules: [
        removal("A", "warning", ["WIRE"]),
        testRule({
          ...removal("B", "error", ["FILE"]),
          check: () => [{ message: "one" }, { message: "two" }],
        }),
      ],
      shown: ["B (A)", "B (A)"],
    },
    {
      name: "other pairs do not matter",
      rules: [
        removal("A", "error", ["WIRE"]),
        testRule({ id: "B", subjects: ["field"], on: "kept", pair: "number" }),
      ],
      shown: ["A", "B"],
    },
  ])("$name", ({ rules, shown }) => {
    const { findings } = check(before, after, rules, { merge: true });
    expect(findings.map(words).toSorted()).toEqual(shown);
  });

  test("each is shown, where rules were chosen", () => {
    const rules = [removal("A", "warning", ["WIRE"]), removal("B", "error", ["FILE"])];
    expect(check(before, after, rules, { merge: false }).findings.map(words)).toEqual(["A", "B"]);
  });
});

function removal(
  id: string,
  severity: Severity,
  categories: readonly Category[],
): Rule<"field", "removed"> {
  return testRule({ id, severity, categories, subjects: ["field"], on: "removed", pair: "number" });
}

function words({ rule, also }: { rule: string; also: readonly string[] }): string {
  return also.length === 0 ? rule : `${rule} (${also.join(" ")})`;
}
