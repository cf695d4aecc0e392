import { readFileSync } from "node:fs";
import { createFileRegistry } from "@bufbuild/protobuf";
import { FieldDescriptorProto_Type } from "@bufbuild/protobuf/wkt";
import { describe, expect, test } from "vitest";
import type { Compiled } from "../../src/compile/compiled.ts";
import { compileTexts, errorsOf, type Texts } from "../support/compile-texts.ts";

/** `field: type` of every field, extension and rpc of a file, in order. */
function typesIn({ set }: Compiled, path: string): readonly string[] {
  const file = createFileRegistry(set).getFile(path)?.proto;
  const fields = (file?.messageType ?? []).flatMap((message) => message.field);
  const extensions = (file?.extension ?? []).map(({ name, extendee }) => `${name} in ${extendee}`);
  const methods = (file?.service ?? []).flatMap((service) => service.method);
  return [
    ...fields.map(({ name, type, typeName }) => {
      const kind = FieldDescriptorProto_Type[type];
      return typeName === "" ? `${name}: ${kind}` : `${name}: ${kind} ${typeName}`;
    }),
    ...extensions,
    ...methods.map(({ name, inputType, outputType }) => `${name}: ${inputType} ${outputType}`),
  ];
}

describe("a name of a type means", () => {
  const rows: readonly (readonly [what: string, texts: Texts, types: readonly string[]])[] = [
    [
      "a message of the same package",
      "package a.b; message N {} message M { optional N n = 1; }",
      ["n: MESSAGE .a.b.N"],
    ],
    [
      "an enum of the same package",
      "package a; enum E { A = 0; } message M { optional E e = 1; }",
      ["e: ENUM .a.E"],
    ],
    [
      "what is nested rather than what is around",
      "message N {} message M { message N {} optional N n = 1; optional .N o = 2; }",
      ["n: MESSAGE .M.N", "o: MESSAGE .N"],
    ],
    [
      "what is in the innermost package",
      {
        "a.proto": 'package x.y; import "b.proto"; message M { optional N n = 1; }',
        "b.proto": "package x; message N {}",
      },
      ["n: MESSAGE .x.N"],
    ],
    [
      "what a part of the package begins",
      {
        "a.proto": 'package x.y; import "b.proto"; message M { optional z.N n = 1; }',
        "b.proto": "package x.z; message N {}",
      },
      ["n: MESSAGE .x.z.N"],
    ],
    [
      "a type even where a field is nearer",
      "message N {} message M { optional int32 O = 1; optional N N = 2; }",
      ["O: INT32", "N: MESSAGE .N"],
    ],
    [
      "a type behind an enum value of the first part's name",
      {
        "a.proto":
          'package p; import "b.proto"; enum E { x = 0; } message M { optional x.N n = 1; }',
        "b.proto": "package x; message N {}",
      },
      ["n: MESSAGE .x.N"],
    ],
    [
      "the message of a group",
      "message M { optional group Grp = 1 { optional int32 a = 1; } }",
      ["grp: GROUP .M.Grp"],
    ],
    [
      "the entry of a map",
      "package p; message M { map<string, M> tags = 1; }",
      ["tags: MESSAGE .p.M.TagsEntry"],
    ],
    [
      "what an import imports publicly",
      {
        "a.proto": 'import "b.proto"; message M { optional N n = 1; }',
        "b.proto": 'import public "c.proto";',
        "c.proto": 'import public "d.proto";',
        "d.proto": "message N {}",
      },
      ["n: MESSAGE .N"],
    ],
    [
      "a built-in type",
      'import "google/protobuf/struct.proto"; message M { optional google.protobuf.NullValue n = 1; }',
      ["n: ENUM .google.protobuf.NullValue"],
    ],
    [
      "a message to extend",
      "package p; message M { extensions 5; } extend M { optional int32 a = 5; }",
      ["a in .p.M"],
    ],
    [
      "what an rpc takes and returns",
      "package p; message M { message N {} } service S { rpc A(M) returns (stream M.N); }",
      ["A: .p.M .p.M.N"],
    ],
  ];

  test.each(rows)("%s", (_, texts, types) => {
    const compiled = compileTexts(texts);
    expect(errorsOf(compiled)).toEqual([]);
    expect(compiled.notes).toEqual([]);
    expect(typesIn(compiled, "a.proto")).toEqual(types);
  });
});

test("each file stands behind its dependencies, which are paths", () => {
  const { set } = compileTexts({
    "x/a.proto": 'import "x/b.proto"; import "google/protobuf/api.proto";',
    "x/b.proto": 'import public "x/c.proto";',
    "x/c.proto": "",
  });
  const names = set.file.map((file) => file.name);
  expect(names.filter((name) => name.startsWith("x/"))).toEqual([
    "x/c.proto",
    "x/b.proto",
    "x/a.proto",
  ]);
  for (const [index, file] of set.file.entries()) {
    for (const dependency of file.dependency) expect(names.slice(0, index)).toContain(dependency);
  }
});

test("built-in files are in the set only where they are imported", () => {
  expect(compileTexts("message M {}").set.file.map((file) => file.name)).toEqual(["a.proto"]);
});

test("files that never meet may define the same, and use what they import", () => {
  const compiled = compileTexts({
    "one/a.proto": 'import "one/b.proto"; message A { optional B b = 1; }',
    "one/b.proto": "message B {}",
    "two/a.proto": 'import "two/b.proto"; message A { optional B b = 1; }',
    "two/b.proto": "enum B { X = 0; }",
  });
  expect(errorsOf(compiled)).toEqual([]);
  expect(typesIn(compiled, "one/a.proto")).toEqual(["b: MESSAGE .B"]);
  expect(typesIn(compiled, "two/a.proto")).toEqual(["b: ENUM .B"]);
});

test("a chain of ten thousand imports is linked", () => {
  const count = 10_000;
  const texts = Array.from({ length: count }, (_, index): [string, string] => {
    const next = index + 1 < count ? `import "${index + 1}.proto";` : "";
    return [`${index}.proto`, `${next} message M${index} {}`];
  });
  const { set, errors } = compileTexts(Object.fromEntries(texts));
  expect(errors).toEqual([]);
  expect(set.file.at(-1)?.name).toBe("0.proto");
  expect(set.file).toHaveLength(count);
});

test("at most 100 errors of one file are listed", () => {
  const fields = Array.from({ length: 500 }, (_, index) => `optional Gone${index} f${index} = 1;`);
  expect(compileTexts(`message M { ${fields.join(" ")} }`).errors).toHaveLength(100);
});

describe("whatever line is missing, a registry accepts what is left", () => {
  const folder = new URL("../../fixtures/compile/options/", import.meta.url);
  const names = ["options.proto", "use.proto", "editions.proto"];
  const lines = new Map(
    names.map((name) => [name, readFileSync(new URL(name, folder), "utf8").split("\n")]),
  );

  test.each(names)("in %s", (broken) => {
    for (const [missing] of lines.get(broken)?.entries() ?? []) {
      const texts = [...lines].map(([name, all]): [string, string] => [
        name,
        all.filter((_, index) => name !== broken || index !== missing).join("\n"),
      ]);
      const compiled = compileTexts(Object.fromEntries(texts));
      expect(() => createFileRegistry(compiled.set), `without line ${missing + 1}`).not.toThrow();
    }
  });
});

describe("what is too large is refused quickly", () => {
  const header = 'import "google/protobuf/descriptor.proto"; message P { optional P p = 1; }';
  const extend = "extend google.protobuf.FileOptions { optional P p = 50000; }";
  const rows: readonly (readonly [what: string, text: string, error: string])[] = [
    [
      "a package of many parts",
      `package ${"a.".repeat(101)}a;`,
      "a.proto:1:1: a package has 101 parts",
    ],
    [
      "a package of a long name",
      `package ${"a".repeat(512)};`,
      "a.proto:1:1: the name of a package has 511 characters at most",
    ],
    [
      "an option of many parts",
      `${header} ${extend} option (p)${".p".repeat(20_000)} = {};`,
      "a name has 100 parts at most",
    ],
  ];

  test.each(rows)("%s", (_, text, error) => {
    expect(errorsOf(compileTexts(text)).join("\n")).toContain(error);
  });
});
