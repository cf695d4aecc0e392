import { describe, expect, test } from "vitest";
import { check } from "../../src/check/check.ts";
import { pair } from "../../src/check/pair.ts";
import { defineRule } from "../../src/check/rule.ts";
import { ruleContext } from "../../src/check/rule-context.ts";
import { namedType } from "../../src/schema/field-type.ts";
import { schemaOf, schemaOfWorlds } from "../support/schema-of.ts";
import { find } from "../support/subjects.ts";

describe("two names of types may be the same", () => {
  const assumed = new Set(["Money", "acme.v1.Date", "google.type.Money"]);
  const nothing = schemaOfWorlds([]);
  const context = ruleContext(pair(nothing, nothing), (name) => assumed.has(name));
  test.each([
    { before: "acme.v1.User", after: "acme.v1.User", same: true },
    { before: "acme.v1.User", after: "acme.v1.Users", same: false },
    { before: "Money", after: "google.type.Money", same: true },
    { before: "google.type.Money", after: "Money", same: true },
    { before: "Money", after: "google.type.BigMoney", same: false },
    { before: "Money", after: "google.type.Date", same: false },
    { before: "User", after: "acme.v1.User", same: false },
    { before: "acme.v1.Date", after: "acme.v1.Money", same: false },
    { before: "acme.v1.Date", after: "com.acme.v1.Date", same: true },
    { before: "map<string, Money>", after: "map<string, google.type.Money>", same: true },
    { before: "map<string, Money>", after: "map<int32, google.type.Money>", same: false },
    { before: "map<string, Money>", after: "google.type.Money", same: false },
    { before: "Money (delimited)", after: "google.type.Money (delimited)", same: true },
    { before: "Money (delimited)", after: "google.type.Money", same: false },
    { before: "Money", after: "string", same: false },
  ])("$before and $after: $same", ({ before, after, same }) => {
    expect(context.sameName(before, after)).toBe(same);
  });
});

describe("a name is assumed", () => {
  const money = 'syntax = "proto3"; package type; message Money {}';
  const order =
    'syntax = "proto3"; package acme; import "money.proto"; message Order { type.Money total = 1; }';
  const whole = { "a/order.proto": order, "a/money.proto": money };
  const lacking = { "b/order.proto": order };
  const one = schemaOfWorlds([
    { name: "a", root: "a/", files: whole },
    { name: "b", root: "b/", files: lacking },
  ]);
  const other = schemaOfWorlds([
    { name: "a", root: "a/", files: { "a/order.proto": order } },
    { name: "b", root: "b/", files: { ...lacking, "b/money.proto": money } },
  ]);
  test.each([
    { name: "in the world where its import is missing", before: one, after: one, assumed: ["b"] },
    { name: "on either side", before: one, after: other, assumed: ["a", "b"] },
  ])("$name", ({ before, after, assumed }) => {
    const { findings } = check(before, after, [tellsAssumed], { merge: false });
    expect(findings.map((finding) => finding.location?.path.split("/")[0])).toEqual(assumed);
  });
});

test("what moved to another file is found there, what is gone is not", () => {
  const before = schemaOf({
    "a.proto": 'syntax = "proto3"; message A {} message B {} enum E { X = 0; } service S {}',
  });
  const after = schemaOf({
    "a.proto": 'syntax = "proto3"; message A {}',
    "b.proto": 'syntax = "proto3"; message B {} enum E { X = 0; }',
  });
  const context = ruleContext(pair(before, after), () => false);
  expect(context.pathAfter(find(before, "message", "A"))).toBe("a.proto");
  expect(context.pathAfter(find(before, "message", "B"))).toBe("b.proto");
  expect(context.pathAfter(find(before, "enum", "E"))).toBe("b.proto");
  expect(context.pathAfter(find(before, "service", "S"))).toBeUndefined();
});

const tellsAssumed = defineRule({
  id: "TELLS_ASSUMED",
  subjects: ["field"],
  on: "kept",
  pair: "file",
  fact: "type",
  categories: ["FILE"],
  severity: "warning",
  what: "",
  why: "",
  instead: "",
  example: { before: "", after: "" },
  check({ after }, context) {
    return context.isAssumed(namedType(after) ?? "") ? { message: "assumed" } : undefined;
  },
});
