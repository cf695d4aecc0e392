import { readFileSync } from "node:fs";
import { createFileRegistry, toBinary, toJson } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { describe, expect, test } from "vitest";
import type { Compiled } from "../../src/compile/compiled.ts";
import { compileTexts, errorsOf, type Texts } from "../support/compile-texts.ts";

const folder = new URL("../../fixtures/compile/options/", import.meta.url);

describe("options become what protoc makes of them", () => {
  const names = ["options.proto", "use.proto", "editions.proto"];
  const compiled = compileTexts(Object.fromEntries(names.map((name) => [name, fixture(name)])));

  test("without errors or notes", () => {
    expect(errorsOf(compiled)).toEqual([]);
    expect(compiled.notes).toEqual([]);
  });

  // The expected descriptors were written by protoc 35.1.
  test.each(["use", "editions"])("%s.proto", (name) => {
    expect(fileOf(compiled, `${name}.proto`)).toEqual(JSON.parse(fixture(`${name}.json`)));
  });
});

function fixture(name: string): string {
  return readFileSync(new URL(name, folder), "utf8");
}

/** A file of the set as JSON, in which options that are extensions have their names. */
function fileOf({ set }: Compiled, path: string): unknown {
  const file = set.file.find(({ name }) => name === path);
  if (file === undefined) return undefined;
  return toJson(FileDescriptorProtoSchema, file, { registry: createFileRegistry(set) });
}

const header = 'import "google/protobuf/descriptor.proto";';
const extension = `${header} extend google.protobuf.MessageOptions { optional P p = 50000; }`;
const message = "message P { optional int32 x = 1; repeated P ps = 2; optional string s = 3; }";

describe("an option that nobody defines", () => {
  const rows: readonly (readonly [what: string, texts: Texts, notes: readonly string[]])[] = [
    [
      "is kept and noted once in a file",
      "message M { option (x.y) = 1; optional int32 a = 1 [(x.y) = { a: 1 }, (x.y).b = 2]; }",
      [
        'option "(x.y)" in "a.proto" is not compared: nothing that it imports defines it',
        'option "(x.y).b" in "a.proto" is not compared: nothing that it imports defines it',
      ],
    ],
    [
      "is kept and noted if protobuf has no such option any more",
      'syntax = "proto3"; option php_generic_services = true;',
      ['option "php_generic_services" in "a.proto" is not compared: it is not known'],
    ],
    [
      "is kept silently if a missing import may define it",
      'syntax = "proto3"; import "x.proto"; message M { option (x.y) = 1; }',
      ['import "x.proto" of "a.proto" was not found: what it defines is assumed'],
    ],
    [
      "is kept silently if its type is assumed",
      `import "x.proto"; ${header} extend google.protobuf.MessageOptions { optional x.P p = 50000; }
       message M { option (p).a = 1; option (p) = { b: 2 }; }`,
      ['import "x.proto" of "a.proto" was not found: what it defines is assumed'],
    ],
  ];

  test.each(rows)("%s", (_, texts, notes) => {
    const compiled = compileTexts(texts, { tolerant: true });
    expect(errorsOf(compiled)).toEqual([]);
    expect(compiled.notes.map((note) => note.message).toSorted()).toEqual(notes.toSorted());
    const json = JSON.stringify(fileOf(compiled, "a.proto"));
    expect(json).toContain("uninterpretedOption");
    expect(() => createFileRegistry(compiled.set)).not.toThrow();
  });
});

describe("an option is found", () => {
  const rows: readonly (readonly [what: string, texts: Texts])[] = [
    ["by its name in the same package", { "a.proto": use("p"), "b.proto": define("acme") }],
    ["by its full name", { "a.proto": use("acme.p"), "b.proto": define("acme") }],
    ["by its absolute name", { "a.proto": use(".acme.p"), "b.proto": define("acme") }],
    [
      "through a public import",
      { "a.proto": use("p"), "b.proto": 'import public "c.proto";', "c.proto": define("acme") },
    ],
    [
      "through an import for options",
      {
        "a.proto":
          'edition = "2024"; package acme; import option "b.proto"; message M { option (p).x = 1; }',
        "b.proto": define("acme"),
      },
    ],
    [
      "beside a field of the same name",
      `package acme; ${extension} ${message} message M { option (p).x = 1; optional int32 p = 1; }`,
    ],
  ];

  test.each(rows)("%s", (_, texts) => {
    const compiled = compileTexts(texts);
    expect(errorsOf(compiled)).toEqual([]);
    expect(compiled.notes).toEqual([]);
    expect(JSON.stringify(fileOf(compiled, "a.proto"))).toContain('"[acme.p]":{"x":1}');
  });
});

function define(name: string): string {
  return `package ${name}; ${extension} ${message}`;
}

function use(name: string): string {
  return `package acme; import "b.proto"; message M { option (${name}).x = 1; }`;
}

test("the same option is the same bytes in whatever order its parts are written", () => {
  const [one, other] = ["x: 1 s: 'a' ps { x: 2 }", "s: 'a' ps: [{ x: 2 }], x: 1"].map((value) => {
    const { set } = compileTexts(
      `${extension} ${message} message M { option (p) = { ${value} }; }`,
    );
    const file = set.file.at(-1);
    return file === undefined ? undefined : toBinary(FileDescriptorProtoSchema, file);
  });
  expect(one).toEqual(other);
  expect(one?.length).toBeGreaterThan(0);
});

test("the parsed file keeps its uninterpreted options, for it can be linked in another world", () => {
  const text = `${extension} ${message} message M { option (p).x = 1; option deprecated = true; }`;
  expect(compileTexts(text).set).toEqual(compileTexts(text).set);
});

test("what would be a byte order mark at the start of a file is a character in a string", () => {
  const mark = "\\357\\273\\277";
  const { set } = compileTexts(`option java_package = "${mark}a";
    message M { optional string s = 1 [json_name = "${mark}b", default = "${mark}c"]; }`);
  const [file] = set.file;
  const [field] = file?.messageType[0]?.field ?? [];
  expect(file?.options?.javaPackage).toBe("\ufeffa");
  expect([field?.jsonName, field?.defaultValue]).toEqual(["\ufeffb", "\ufeffc"]);
});

describe("an interpreted option has a location", () => {
  const text = `edition = "2023";
import "google/protobuf/descriptor.proto";
option java_package = "a";
option features.field_presence = IMPLICIT;
message P { int32 x = 1; P p = 2; }
extend google.protobuf.FieldOptions { P p = 50000; repeated P ps = 50001; }
message M {
  option deprecated = true;
  int32 a = 1 [deprecated = true, (p).p.x = 1, (ps) = { x: 2 },
    (ps) = { x: 3 }, json_name = "b"];
}`;
  const rows: readonly (readonly [what: string, path: readonly number[], start: string])[] = [
    ["of a file", [8, 1], "3:1"],
    ["of a feature", [8, 50, 1], "4:1"],
    ["of all features", [8, 50], "4:1"],
    ["of a message", [4, 1, 7, 3], "8:3"],
    ["of a field", [4, 1, 2, 0, 8, 3], "9:16"],
    ["that is an extension", [4, 1, 2, 0, 8, 50000], "9:35"],
    ["that is a part of an extension", [4, 1, 2, 0, 8, 50000, 2, 1], "9:35"],
    ["that is repeated, as the first", [4, 1, 2, 0, 8, 50001, 0], "9:48"],
    ["that is repeated, as the second", [4, 1, 2, 0, 8, 50001, 1], "10:5"],
    ["that is a part of a value in braces", [4, 1, 2, 0, 8, 50001, 1, 1], "10:5"],
    ["as it is written", [4, 1, 2, 0, 8, 999, 1], "9:35"],
    ["beside what is no option", [4, 1, 2, 0, 10], "10:22"],
  ];
  const { locations } = compileTexts(text);

  test.each(rows)("%s", (_, path, start) => {
    const span = locations.get("a.proto")?.spanOf(path);
    expect(`${span?.start.line}:${span?.start.column}`).toBe(start);
  });

  test("but not where none is set", () => {
    expect(locations.get("a.proto")?.spanOf([4, 1, 2, 0, 8, 6])).toBeUndefined();
    expect(locations.get("a.proto")?.spanOf([4, 0, 2, 0, 8, 3])).toBeUndefined();
  });
});
