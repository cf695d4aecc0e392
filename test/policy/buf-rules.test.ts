import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.ts";
import { bufRules } from "../../src/policy/buf-rules.ts";

describe("the rules of buf", () => {
  test.each([
    {
      version: "v1beta1",
      all: 59,
      byDefault: 49,
      categories: ["FILE", "PACKAGE", "WIRE", "WIRE_JSON"],
    },
    { version: "v1", all: 61, byDefault: 49, categories: ["FILE", "PACKAGE", "WIRE", "WIRE_JSON"] },
    {
      version: "v2",
      all: 64,
      byDefault: 51,
      categories: ["CSR", "FILE", "PACKAGE", "WIRE", "WIRE_JSON"],
    },
  ] as const)("in $version are as many as it lists", ({ version, all, byDefault, categories }) => {
    const known = bufRules(version);
    expect(known.rules.size).toBe(all);
    expect([...known.rules.values()].filter((each) => each.includes("FILE"))).toHaveLength(
      byDefault,
    );
    expect([...known.categories].toSorted()).toEqual(categories);
  });

  test("have the categories of ours of the same id", () => {
    const known = bufRules("v2").rules;
    const ours = rules.filter(({ id }) => known.has(id));
    expect(ours.length).toBeGreaterThan(50);
    for (const { id, categories } of ours) {
      expect([id, ...[...categories].toSorted()]).toEqual([
        id,
        ...[...(known.get(id) ?? [])].toSorted(),
      ]);
    }
  });

  test.each([
    ["v1beta1", "FIELD_SAME_TYPE", ["FILE", "PACKAGE", "WIRE_JSON", "WIRE"]],
    ["v1beta1", "FILE_SAME_PACKAGE", ["FILE"]],
    ["v1beta1", "FIELD_WIRE_COMPATIBLE_TYPE", undefined],
    ["v1", "FIELD_SAME_TYPE", ["FILE", "PACKAGE"]],
    ["v1", "EXTENSION_NO_DELETE", undefined],
    ["v1", "FIELD_WIRE_COMPATIBLE_TYPE", ["WIRE"]],
    ["v2", "FIELD_SAME_TYPE", ["FILE", "PACKAGE", "CSR"]],
  ] as const)("in %s %s is in %j", (version, id, categories) => {
    expect(bufRules(version).rules.get(id)).toEqual(categories);
  });
});
