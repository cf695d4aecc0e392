import { join } from "node:path";
import { createFileRegistry } from "@bufbuild/protobuf";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parse } from "../../src/compile/parse.ts";
import { demandParsed } from "../fuzz/demands.ts";
import { readFileSets } from "../fuzz/file-sets.ts";
import { anyCase } from "../fuzz/mutation.ts";
import { sidesOf, trySides } from "../fuzz/try-case.ts";
import { compileTexts, errorsOf, type Texts } from "../support/compile-texts.ts";

const patient = { timeout: 300_000 };

test("near real files there is no crash, and every error has a place in its file", patient, () => {
  const sets = readFileSets([join(import.meta.dirname, "../../fixtures")]);
  const holds = fc.property(anyCase, (example) => {
    trySides(sidesOf(example, sets), example.report);
  });
  fc.assert(holds, { seed: 20240229, numRuns: 300 });
});

test("any bytes are read, or refused with a place", () => {
  const holds = fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
    demandParsed(parse("a.proto", bytes));
  });
  fc.assert(holds, { seed: 20240229, numRuns: 500 });
});

describe("what is enormous, deep or unfinished ends with descriptors or errors", patient, () => {
  const levels = 10_000;
  const syntax = 'syntax = "proto3";';
  const rows: readonly (readonly [sentence: string, text: Texts, first: string | undefined])[] = [
    [
      "10,000 levels of an option's value",
      `${syntax} option (a) = ${"{ a ".repeat(levels)}${"}".repeat(levels)};`,
      "a.proto:1:433: an option value may be nested 100 levels deep at most",
    ],
    [
      "10,000 parts of an option's name",
      `${syntax} import "x.proto"; option (a)${".b".repeat(levels)} = 1;`,
      `a.proto:1:45: option "(a)${".b".repeat(99)}...": a name has 100 parts at most`,
    ],
    [
      "10,000 parts of a type's name",
      `${syntax} import "x.proto"; message M { ${"a.".repeat(levels)}B b = 1; }`,
      undefined,
    ],
    ["a chain of 3,000 imports", chain(3000, false), undefined],
    ["a ring of 3,000 imports", chain(3000, true), expect.stringMatching(/imports form a cycle/)],
    [
      "a line of 5 MB",
      `${syntax} message M {${Array.from({ length: 100_000 }, (_, at) => ` string a_long_name_of_a_field_${at} = ${at + 20_000};`).join("")} }`,
      undefined,
    ],
    [
      "5 MB of NUL",
      syntax + "\0".repeat(5_000_000),
      "a.proto:1:19: character U+0000 may stand in strings and comments only",
    ],
    [
      "5 MB of lone surrogates",
      syntax + "\ud800".repeat(5_000_000),
      "a.proto:1:19: character U+D800 may stand in strings and comments only",
    ],
    [
      "5 MB of byte order marks",
      "\ufeff".repeat(5_000_000),
      "a.proto:1:1: character U+FEFF may stand in strings and comments only",
    ],
    ["5 MB of line ends", `${syntax}${"\r\n".repeat(2_500_000)}message M {}`, undefined],
    [
      "5 MB of strings that do not end",
      `${syntax}${"'\n".repeat(2_500_000)}`,
      "a.proto:1:19: a string must end on the line on which it begins",
    ],
    [
      "more declarations than memory can hold",
      `${syntax} message M { reserved 1${",1".repeat(3_000_000)}; }`,
      "a.proto:1:5333371: the file declares too much to be read: split it",
    ],
  ];
  test.each(rows)("%s", (_, texts, first) => {
    const compiled = compileTexts(texts);
    expect(errorsOf(compiled)[0]).toEqual(first);
    expect(compiled.set.file.length > 0).toBe(first === undefined);
  });
});

describe("a descriptor.proto of one's own below a built-in file that imports it", () => {
  const own = "google/protobuf/descriptor.proto";
  const user = 'syntax = "proto3"; import "google/protobuf/cpp_features.proto"; message M {}';

  test.each([
    ["is broken", "package google.protobuf; foo", [own], []],
    ["lacks what that extends", "package google.protobuf; message FileOptions {}", [], [own]],
    ["has another kind of it", "package google.protobuf; enum FeatureSet { A = 0; }", [], [own]],
  ] as const)("leaves that out, if it %s", (_, text, broken, kept) => {
    const { errors, set } = compileTexts({ "a.proto": user, [own]: text });
    expect(errors.map(({ path }) => path)).toEqual(broken);
    const missing = "assumed//import/google/protobuf/cpp_features.proto";
    expect(set.file.map(({ name }) => name).toSorted()).toEqual(["a.proto", missing, ...kept]);
    expect(() => createFileRegistry(set)).not.toThrow();
  });

  test("has the place of the cycle, if it imports that", () => {
    const text = 'package google.protobuf;\nimport "google/protobuf/cpp_features.proto";';
    expect(errorsOf(compileTexts({ "a.proto": user, [own]: text }))).toEqual([
      expect.stringMatching(/^google\/protobuf\/descriptor\.proto:2:1: imports form a cycle: /),
    ]);
  });
});

test.each(["__proto__", "constructor"])("%s is no edition", (name) => {
  expect(errorsOf(compileTexts(`edition = "${name}";`))).toEqual([
    'a.proto:1:11: unknown edition: known are "2023", "2024" and "2026"',
  ]);
});

function chain(length: number, isRing: boolean): Texts {
  const files = Array.from({ length }, (_, at) => {
    const next = isRing ? (at + 1) % length : at + 1;
    const text = `syntax = "proto3"; import "f${next}.proto"; message M${at} { M${next} next = 1; }`;
    return [`f${at}.proto`, text] as const;
  });
  return Object.fromEntries(files);
}
