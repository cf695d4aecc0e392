import { expect, test } from "vitest";
import { parse } from "../../src/compile/parse.ts";
import { differenceOf } from "../../src/select/difference.ts";

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

function difference(before: string | undefined, after: string | undefined): string {
  const found = differenceOf(parsed(before), parsed(after));
  if (found === undefined) return "none";
  if (found.everything) return "everything";
  const shared = ["shared", ...[...found.shared].sort()].join(" ");
  return [[...found.names].sort().join(" "), shared, ...(found.reshaped ? ["reshaped"] : [])].join(
    "; ",
  );
}

function parsed(text: string | undefined) {
  return text === undefined ? undefined : parse("a.proto", text);
}
