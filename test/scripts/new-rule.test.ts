import { spawnSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const copied = [
  "src",
  "rules",
  "scripts",
  "biome.json",
  "tsconfig.json",
  "package.json",
  "CHANGELOG.md",
];
let copy: string;

beforeEach(() => {
  copy = mkdtempSync(join(tmpdir(), "proto-compat-new-rule-"));
  for (const path of copied) cpSync(join(root, path), join(copy, path), { recursive: true });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
});
afterEach(() => rmSync(copy, { recursive: true, force: true }));

test("a new rule gets its file, fixtures, a place in the sorted list and a line in the change log", () => {
  expect(newRule("FIELD_NO_PIGEON").status).toBe(0);
  expect(read("rules/field-no-pigeon.ts")).toContain("export const fieldNoPigeon = defineRule(");
  for (const side of ["before", "after"]) {
    const proto = `fixtures/rules/field-no-pigeon/${side}/acme/v1/example.proto`;
    expect(read(proto)).toMatch(/^syntax = /);
  }
  const listed = [...read("rules/index.ts").matchAll(/from "\.\/(.+)\.ts"/g)].map(
    ([, name]) => name,
  );
  expect(listed).toContain("field-no-pigeon");
  expect(listed).toEqual([...listed].sort());
  expect(read("CHANGELOG.md")).toMatch(
    /### Added\n\n(?:[-\s].*\n)*- New rule `FIELD_NO_PIGEON`\.\n/,
  );
  expect(addedLines(read("CHANGELOG.md"))).toBe(
    addedLines(readFileSync(join(root, "CHANGELOG.md"), "utf8")) + 1,
  );
});

test("what is scaffolded for every kind of subject compiles and is formatted", () => {
  const kinds = [
    "FIELD",
    "EXTENSION",
    "ENUM_VALUE",
    "ENUM",
    "MESSAGE",
    "ONEOF",
    "SERVICE",
    "RPC",
    "FILE",
  ];
  for (const kind of kinds) {
    expect(newRule(`${kind}_NO_PIGEON`).stderr).toBe("");
    expect(newRule(`${kind}_NO_DELETE_PIGEON`).stderr).toBe("");
  }
  const rulesAlone = { extends: "./tsconfig.json", include: ["rules"] };
  writeFileSync(join(copy, "tsconfig.rules.json"), JSON.stringify(rulesAlone));
  expect(run("node_modules/.bin/tsc", "-p", "tsconfig.rules.json").stdout).toBe("");
  expect(
    run("node_modules/.bin/biome", "check", "--error-on-warnings", "--vcs-enabled=false", "rules")
      .status,
  ).toBe(0);
});

describe("nothing is made of", () => {
  test.each([
    { id: [], says: "usage: npm run new-rule -- FIELD_SOMETHING" },
    { id: ["FIELD_A", "FIELD_B"], says: "usage:" },
    { id: ["field-same-type"], says: "is not a rule id: capital words" },
    { id: ["FIELD"], says: "is not a rule id" },
    { id: ["FIELD_../../X"], says: "is not a rule id" },
    { id: ["PIGEON_SAME_TYPE"], says: "does not say what it speaks of: an id begins with ENUM_" },
    { id: ["FIELD_SAME_TYPE"], says: "there is a rule FIELD_SAME_TYPE already" },
  ])("$id", ({ id, says }) => {
    const list = read("rules/index.ts");
    const files = readdirSync(join(copy, "rules"));
    const result = newRule(...id);
    expect(result.status).toBe(2);
    expect(result.stderr).toContain(says);
    expect(read("rules/index.ts")).toBe(list);
    expect(readdirSync(join(copy, "rules"))).toEqual(files);
    expect(existsSync(join(copy, "fixtures"))).toBe(false);
  });
});

function newRule(...commandLine: readonly string[]) {
  return run(process.execPath, "scripts/new-rule.mjs", ...commandLine);
}

function run(command: string, ...commandLine: readonly string[]) {
  return spawnSync(command, commandLine, { cwd: copy, encoding: "utf8" });
}

function read(path: string): string {
  return readFileSync(join(copy, path), "utf8");
}

function addedLines(changelog: string): number {
  return changelog.split("\n").filter((line) => line.startsWith("- ")).length;
}
