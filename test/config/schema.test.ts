import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import schema from "../../src/config/proto-compat.schema.json" with { type: "json" };
import { readOwn } from "../../src/config/read-own.ts";
import { UsageError } from "../../src/text/errors.ts";

const validate = new Ajv2020({
  allowUnionTypes: true,
  strictRequired: false,
  strictTypes: false,
}).compile(schema);

/** What is wrong with the shape of a file, whatever its words mean. */
const shapes: readonly (readonly [text: string, isGood: boolean])[] = [
  ["", true],
  ["version: 1\n", true],
  ["version: 2\n", false],
  ["against: tag:v*\n", true],
  ["against: 1.0\n", true],
  ["against: [a]\n", false],
  ["against:\n", true],
  ['against: ""\n', false],
  ["fail_on: warning\n", true],
  ["fail_on: warnings\n", false],
  ["fail_on: [error]\n", false],
  ["roots: [proto, third_party/x=google]\n", true],
  ["roots:\n", true],
  ["roots: proto\n", false],
  ["roots: [{ path: a }]\n", false],
  ["modules: [{ path: a, prefix: b, includes: [a/b], excludes: [a/c], breaking: {} }]\n", true],
  ["modules: [a]\n", false],
  ["modules: [{ prefix: a }]\n", false],
  ["modules: [{ path: a, name: b }]\n", false],
  ["modules: { path: a }\n", false],
  ["roots: [a]\nmodules: [{ path: b }]\n", false],
  ["excludes: [a, '**/*_test.proto']\n", true],
  ["excludes: a\n", false],
  ["breaking:\n", true],
  ["breaking: FILE\n", false],
  [
    "breaking: { use: [FILE], except: [WIRE], ignore: [a], ignore_unstable_packages: true }\n",
    true,
  ],
  ["breaking: { use: FILE }\n", false],
  ["breaking: { use: [[FILE]] }\n", false],
  ["breaking: { ignore_unstable_packages: maybe }\n", false],
  ["breaking: { ignore_only: { WIRE: [a], FILE: } }\n", true],
  ["breaking: { ignore_only: [WIRE] }\n", false],
  ["buf: false\n", true],
  ["buf:\n", true],
  ["buf: [false]\n", false],
  ["breaking: { ignore_only: { WIRE: a } }\n", false],
  ["breaking: { severity: [{ level: error, rules: [WIRE] }] }\n", true],
  ["breaking: { severity: [{ level: off, paths: [a] }] }\n", true],
  ["breaking: { severity: [{ level: error }] }\n", false],
  ["breaking: { severity: [{ rules: [WIRE] }] }\n", false],
  ["breaking: { severity: [{ level: fatal, rules: [WIRE] }] }\n", false],
  ["breaking: { severity: [{ level: error, rules: [], paths: [] }] }\n", false],
  ["breaking: { severity: { level: error } }\n", false],
  ["breaking: { disable_builtin: true }\n", false],
  ["codegen: true\n", true],
  ["codegen:\n", true],
  ["codegen: maybe\n", false],
  ["codegen: { check: true, pins: { protoc: 29.x }, excludes: [], generated: [gen] }\n", true],
  [
    "codegen: { use: [CODEGEN_PINNED], except: [], ignore: [a], ignore_only: { CODEGEN: [a] } }\n",
    true,
  ],
  ["codegen: { severity: [{ level: off, paths: [a] }] }\n", true],
  ["codegen: { pins: [protoc] }\n", false],
  ["codegen: { pins: { protoc: [1] } }\n", false],
  ["codegen: { ignore_unstable_packages: true }\n", false],
  ["braking: {}\n", false],
  ["- a\n", false],
];

describe("the JSON Schema takes what the program takes", () => {
  test.each(shapes)("%j: %s", (text, isGood) => {
    expect(isRead(text)).toBe(isGood);
    expect(validate(parse(text)), JSON.stringify(validate.errors)).toBe(isGood);
  });
});

test("the JSON Schema describes every key", () => {
  expect(Object.keys(schema.properties)).toEqual([
    "version",
    "against",
    "fail_on",
    "roots",
    "modules",
    "excludes",
    "buf",
    "breaking",
    "codegen",
  ]);
});

function isRead(text: string): boolean {
  try {
    readOwn("proto-compat.yaml", "", text);
    return true;
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
}
