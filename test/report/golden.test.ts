import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { reporters } from "../../src/report/reporters.ts";
import type { Style } from "../../src/report/style.ts";
import { jsonFaults } from "../support/report-schemas.ts";
import { cases } from "./cases.ts";

const fixtures = join(import.meta.dirname, "../../fixtures/report");
const plain: Style = { color: false, columns: undefined, verbose: false };

const always = ["text", "json", "github", "markdown"] as const;
const forPrograms = ["sarif", "junit", "gitlab", "rdjson"] as const;
/** What the formats for programs are shown by; their own tests read back every case. */
const telling = [
  "deleted-file",
  "failed-with-positions",
  "failed-without-position",
  "hostile-names",
  "ignored-verbose",
  "removal",
  "wide-and-tabs",
];

const runs = Object.entries(cases).flatMap(([name, { outcome, style }]) => {
  const formats = telling.includes(name) ? [...always, ...forPrograms] : always;
  return formats.map((format) => ({ name, format, outcome, style: { ...plain, ...style } }));
});

test.each(runs)("$name as $format reads as accepted", async ({ name, format, outcome, style }) => {
  const file = join(fixtures, name, `expected.${format}.txt`);
  await expect(reporters[format](outcome, style)).toMatchFileSnapshot(file);
});

test("every folder of fixtures is a case", () => {
  expect(readdirSync(fixtures).sort()).toEqual(Object.keys(cases).sort());
});

test.each(runs)("$name as $format ends with one newline", ({ format, outcome, style }) => {
  expect(reporters[format](outcome, style)).toMatch(/[^\n]\n$/);
});

test.each(Object.entries(cases))("%s is the same text in colour", (_, { outcome, style }) => {
  const uncoloured = reporters.text(outcome, { ...plain, ...style });
  const coloured = reporters.text(outcome, { ...plain, ...style, color: true });
  expect(coloured.replace(/\p{Cc}\[\d+m/gu, "")).toBe(uncoloured);
  expect(coloured).not.toBe(uncoloured);
});

describe("the json format", () => {
  test.each(Object.keys(cases))("%s follows its published schema", (name) => {
    const golden = readFileSync(join(fixtures, name, "expected.json.txt"), "utf8");
    expect(jsonFaults(JSON.parse(golden))).toEqual([]);
  });

  test.each([
    ["a finding without its rule", { findings: [{}] }],
    ["a severity that is none", { findings: [{ severity: "fatal" }] }],
    ["another version", { version: 2 }],
    ["counts that are no numbers", { summary: { errors: "1", warnings: 0, waived: 0 } }],
  ])("%s does not follow it", (_, parts) => {
    const outcome = cases["type-change"]?.outcome;
    if (outcome === undefined) throw new Error("no such case");
    const document: object = JSON.parse(reporters.json(outcome, plain));
    expect(jsonFaults(document)).toEqual([]);
    expect(jsonFaults({ ...document, ...parts })).not.toEqual([]);
  });
});
