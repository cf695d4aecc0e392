import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parse } from "yaml";
import { commandLineOf, inputsOf } from "../../src/action/inputs.ts";

test.each([
  { env: {}, rest: ["--"] },
  { env: { INPUT_AGAINST: "", INPUT_PATHS: " \n " }, rest: ["--"] },
  { env: { INPUT_AGAINST: " v1.0.0 " }, rest: ["--against=v1.0.0", "--"] },
  { env: { INPUT_AGAINST: "--output=x" }, rest: ["--against=--output=x", "--"] },
  {
    env: { INPUT_USE: "FILE,WIRE", INPUT_EXCEPT: "FIELD_SAME_NAME", "INPUT_FAIL-ON": "warning" },
    rest: ["--use=FILE,WIRE", "--except=FIELD_SAME_NAME", "--fail-on=warning", "--"],
  },
  { env: { INPUT_CONFIG: "ci/strict.yaml" }, rest: ["--config=ci/strict.yaml", "--"] },
  {
    env: { INPUT_PATHS: "proto\n  a b.proto \n--all\n" },
    rest: ["--", "proto", "a b.proto", "--all"],
  },
])("$env becomes $rest", ({ env, rest }) => {
  expect(commandLineOf(inputsOf(env))).toEqual([
    "check",
    "--format=github",
    "--head=HEAD",
    ...rest,
  ]);
});

test("every input of action.yml is read, and none has a default there", () => {
  const action = parse(readFileSync(join(import.meta.dirname, "../../action.yml"), "utf8"));
  const names = Object.keys(action.inputs);
  const env = Object.fromEntries(names.map((name) => [`INPUT_${name.toUpperCase()}`, name]));
  const read = Object.values(inputsOf(env)).flat();
  expect(read.toSorted()).toEqual(names.toSorted());
  expect(JSON.stringify(action.inputs)).not.toContain('"default":');
});
