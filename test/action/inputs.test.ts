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
  { env: { INPUT_HISTORY: "False" }, rest: ["--no-history", "--"] },
  { env: { INPUT_CODEGEN: "true" }, rest: ["--codegen", "--"] },
  { env: { INPUT_CONFIG: "ci/strict.yaml" }, rest: ["--config=ci/strict.yaml", "--"] },
  {
    env: { INPUT_PATHS: "proto\n  a b.proto \n--all\n" },
    rest: ["--", "proto", "a b.proto", "--all"],
  },
])("$env becomes $rest", ({ env, rest }) => {
  const inputs = inputsOf(env);
  expect(commandLineOf(inputs, inputs.against)).toEqual([
    "check",
    "--format=github",
    "--head=HEAD",
    ...rest,
  ]);
});

test("a SARIF file is one report more", () => {
  const inputs = inputsOf({ "INPUT_SARIF-FILE": "out.sarif" });
  expect(commandLineOf(inputs, undefined)).toContain("--format=sarif=out.sarif");
});

test("every input of action.yml is read, and only the token has a default there", () => {
  const action = parse(readFileSync(join(import.meta.dirname, "../../action.yml"), "utf8"));
  const names = Object.keys(action.inputs);
  const switches = ["history", "codegen", "comment"];
  const env = names.map((name) => [
    `INPUT_${name.toUpperCase()}`,
    switches.includes(name) ? "true" : name,
  ]);
  const read = Object.values(inputsOf(Object.fromEntries(env))).flat();
  expect(read.filter((value) => value !== true).toSorted()).toEqual(
    names.filter((name) => !switches.includes(name)).toSorted(),
  );
  expect(read.filter((value) => value === true).length).toBe(switches.length);
  const withDefault = names.filter((name) => action.inputs[name].default !== undefined);
  expect(withDefault).toEqual(["token"]);
});
