import fc from "fast-check";
import { expect, test } from "vitest";
import { parse } from "../../src/compile/parse.ts";
import type { ParsedFile } from "../../src/compile/parsed-file.ts";
import { differenceOf } from "../../src/select/difference.ts";
import { interfaceOf } from "../../src/select/interface.ts";

const equal: readonly (readonly [string, string, string])[] = [
  ["comments and spaces", "message A {}", "// A\nmessage A { }"],
  ["the order of declarations", "message A {} message B {}", "message B {} message A {}"],
  ["imports that are not public", 'import "a.proto";', 'import "b.proto";'],
  ["an added field", "message A {}", "message A { optional int32 f = 1; }"],
  ["an added map", "message A {}", "message A { map<string, A> f = 1; }"],
  ["methods of a service", "service S {}", "service S { rpc Get(A) returns (A); }"],
  ["options of no interest to others", 'option go_package = "a";', 'option go_package = "b";'],
  ["a deprecated message", "message A {}", "message A { option deprecated = true; }"],
  ["reserved numbers", "message A {}", "message A { reserved 1; }"],
];

test.each(equal)("%s: no difference to others", (_, before, after) => {
  expect(difference(before, after)).toBe("none");
});

const everything: readonly (readonly [string, string | undefined, string | undefined])[] = [
  ["a new file", undefined, ""],
  ["a deleted file", "", undefined],
  ["the package", "package a;", "package b;"],
  ["the syntax", 'syntax = "proto2";', 'syntax = "proto3";'],
  ["the edition", 'edition = "2023";', 'edition = "2024";'],
  [
    "features of the file",
    'edition = "2023";',
    'edition = "2023"; option features.enum_type = CLOSED;',
  ],
  ["an import that becomes public", 'import "a.proto";', 'import public "a.proto";'],
  ["public imports", 'import public "a.proto";', 'import public "b.proto";'],
  ["a file that becomes unreadable", "message A {}", "message A {"],
  ["a file that was unreadable", "message {}", "message A {}"],
];

test.each(everything)("%s: a difference to every importer", (_, before, after) => {
  expect(difference(before, after)).toBe("everything");
});

const named: readonly (readonly [string, string, string, string])[] = [
  ["an added message", "", "message A {}", "A; shared A"],
  ["an added nested message", "message A {}", "message A { message B {} }", "B; shared"],
  ["a message that becomes an enum", "message A {}", "enum A { X = 0; }", "A X; shared A X"],
  ["an added enum value", "enum A { X = 0; }", "enum A { X = 0; Y = 1; }", "A Y; shared A Y"],
  [
    "the order of enum values",
    "enum A { X = 0; Y = 1; }",
    "enum A { Y = 1; X = 0; }",
    "A; shared A",
  ],
  [
    "the openness of an enum",
    'edition = "2023"; enum A { X = 0; }',
    'edition = "2023"; enum A { option features.enum_type = CLOSED; X = 0; }',
    "A; shared A",
  ],
  ["an added service", "", "service S {}", "S; shared S"],
  ["an added extension", "", "extend B.C { optional int32 x = 1; }", "C x; shared C x"],
  [
    "a nested extension",
    "message M {}",
    "message M { extend C { optional int32 x = 1; } }",
    "C x; shared C x",
  ],
  [
    "the number of an extension",
    "extend C { optional int32 x = 1; }",
    "extend C { optional int32 x = 2; }",
    "C x; shared C x; reshaped",
  ],
  ["extension ranges", "message A {}", "message A { extensions 5; }", "A; shared A"],
  [
    "the number of an enum value",
    "enum A { X = 0; Y = 1; }",
    "enum A { X = 0; Y = 2; }",
    "A Y; shared A Y; reshaped",
  ],
  [
    "the visibility of a message",
    'edition = "2024"; export message A {}',
    'edition = "2024"; local message A {}',
    "A; shared A",
  ],
  ["a removed field", "message A { optional int32 f = 1; }", "message A {}", "; shared; reshaped"],
  [
    "a field that joins a oneof",
    "message A { optional int32 f = 1; oneof o { int32 g = 2; } }",
    "message A { oneof o { int32 f = 1; int32 g = 2; } }",
    "; shared; reshaped",
  ],
  [
    "a field of a nested message",
    "message A { message B { optional int32 f = 1; } }",
    "message A { message B { optional int32 f = 2; } }",
    "; shared; reshaped",
  ],
  [
    "an added required field",
    "message A {}",
    "message A { required int32 f = 1; }",
    "; shared; reshaped",
  ],
];

test.each(named)("%s: a difference to who mentions it", (_, before, after, expected) => {
  expect(difference(before, after)).toBe(expected);
});

/** Each line declares a name in several ways. */
const declarations = [
  ["message A {}", "message A { optional int32 f = 1; }", "message A { optional int32 f = 2; }"],
  [
    "message B { oneof o { int32 f = 1; } optional int32 g = 2; }",
    "message B { oneof p { int32 f = 1; } optional int32 g = 2; }",
    "message B { oneof o { int32 f = 1; } optional int64 g = 2; }",
  ],
  [
    "message C { message D { optional int32 f = 1; } enum E { X = 0; } }",
    "message C { message D { required int32 f = 1; } enum E { X = 0; } }",
    "message C { message D { optional int32 f = 1; } enum E { X = 0; Y = 1; } }",
    "message C { message D {} message F {} extend A { optional int32 x = 5; } }",
  ],
  ["enum G { Z = 0; }", "enum G { Z = 1; }"],
  ["extend A { optional int32 y = 6; }", "extend A { optional int32 y = 7; }"],
  ["service S {}", "service S { rpc Get(A) returns (A); }"],
];

test("a difference is that of the whole files, wherever in them it stands", () => {
  const file = fc.shuffledSubarray(declarations).chain((names) => {
    return fc.tuple(...names.map((ways) => fc.constantFrom(...ways)));
  });
  fc.assert(
    fc.property(file, file, (before, after) => {
      const [was, is] = [before.join("\n"), after.join("\n")];
      const whole = wholeDifference(parse("a.proto", was), parse("a.proto", is));
      expect(difference(was, is)).toBe(whole);
    }),
    { numRuns: 500 },
  );
});

/** What `difference` says, found without leaving anything out. */
function wholeDifference(before: ParsedFile, after: ParsedFile): string {
  const [was, is] = [interfaceOf(before), interfaceOf(after)];
  const declared = [...was.names.keys(), ...is.names.keys()]
    .filter((name) => was.names.get(name)?.what !== is.names.get(name)?.what)
    .flatMap((name) => [was.names.get(name) ?? [], is.names.get(name) ?? []].flat());
  const reshaped =
    [...was.shapes.keys()].some((shape) => !is.shapes.has(shape)) ||
    [...is.shapes].some(([shape, required]) => required && !was.shapes.has(shape));
  if (declared.length === 0 && !reshaped) return "none";
  const names = new Set(declared.flatMap(({ spelled }) => spelled));
  const shared = new Set(declared.flatMap((each) => (each.shared ? each.spelled : [])));
  return said(names, shared, reshaped);
}

function difference(before: string | undefined, after: string | undefined): string {
  const found = differenceOf(parsed(before), parsed(after));
  if (found === undefined) return "none";
  if (found.everything) return "everything";
  return said(found.names, found.shared, found.reshaped);
}

function said(names: ReadonlySet<string>, shared: ReadonlySet<string>, reshaped: boolean): string {
  return [
    [...names].sort().join(" "),
    ["shared", ...[...shared].sort()].join(" "),
    ...(reshaped ? ["reshaped"] : []),
  ].join("; ");
}

function parsed(text: string | undefined) {
  return text === undefined ? undefined : parse("a.proto", text);
}
