import { describe, expect, test } from "vitest";
import { defineRule } from "../../src/check/rule.ts";
import { chooseRules } from "../../src/policy/choose-rules.ts";

const rules = [
  rule("FIELD_NO_DELETE", ["FILE", "PACKAGE"]),
  rule("FIELD_SAME_NAME", ["FILE", "WIRE_JSON"]),
  rule("FIELD_SAME_TYPE", ["FILE"]),
];

function rule(id: string, categories: readonly ("FILE" | "PACKAGE" | "WIRE_JSON")[]) {
  return defineRule({
    id,
    subjects: ["field"],
    on: "kept",
    pair: "number",
    fact: "type",
    categories,
    severity: "error",
    what: "",
    why: "",
    instead: "",
    example: { before: "", after: "" },
    check: () => undefined,
  });
}

test.each([
  [undefined, [], ["FIELD_NO_DELETE", "FIELD_SAME_NAME", "FIELD_SAME_TYPE"], false],
  [["WIRE_JSON"], [], ["FIELD_SAME_NAME"], true],
  [["PACKAGE", "FIELD_SAME_TYPE"], [], ["FIELD_NO_DELETE", "FIELD_SAME_TYPE"], true],
  [["FILE"], ["WIRE_JSON"], ["FIELD_NO_DELETE", "FIELD_SAME_TYPE"], true],
  [undefined, ["FIELD_NO_DELETE"], ["FIELD_SAME_NAME", "FIELD_SAME_TYPE"], false],
])("using %j except %j leaves %j", (use, except, ids, named) => {
  const choice = chooseRules(rules, use, except);
  expect(choice.rules.map((chosen) => chosen.id)).toEqual(ids);
  expect(choice.named).toBe(named);
});

describe("names that are not known", () => {
  test.each([
    ["FIELD_SAME_TIPE", 'did you mean "FIELD_SAME_TYPE"? "proto-compat rules" lists them'],
    ["wire_json", 'did you mean "WIRE_JSON"? "proto-compat rules" lists them'],
    ["ZZZZZZ", '"proto-compat rules" lists them'],
  ])("%s", (name, hint) => {
    expect(() => chooseRules(rules, [name], [])).toThrow(
      expect.objectContaining({ message: `"${name}" is not a rule or a category`, hint }),
    );
    expect(() => chooseRules(rules, undefined, [name])).toThrow(/is not a rule or a category/);
  });
  test("nothing left", () => {
    expect(() => chooseRules(rules, ["FILE"], ["FILE"])).toThrow("no rule is left to check");
  });
});
