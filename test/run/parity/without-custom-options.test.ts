import { expect, test } from "vitest";
import { parse } from "../../../src/compile/parse.ts";
import { withoutCustomOptions } from "../../../src/run/parity/without-custom-options.ts";

const cases: readonly [string, string, string][] = [
  ["a statement", "option (acme.name) = 1;", ""],
  ["a statement with a field", 'option (acme.name).text = "a";', ""],
  ["a known option", 'option go_package = "a";', 'option go_package = "a";'],
  [
    "the only one in brackets",
    "message M { int32 a = 1 [(acme.x) = 1]; }",
    "message M { int32 a = 1 ; }",
  ],
  [
    "the first of two",
    "message M { int32 a = 1 [(acme.x) = 1, deprecated = true]; }",
    "message M { int32 a = 1 [deprecated = true]; }",
  ],
  [
    "the last of two",
    "message M { int32 a = 1 [deprecated = true, (acme.x).y = {a: 1}]; }",
    "message M { int32 a = 1 [deprecated = true]; }",
  ],
  [
    "one between two",
    "message M { int32 a = 1 [deprecated = true, (acme.x) = 1, packed = false]; }",
    "message M { int32 a = 1 [deprecated = true, packed = false]; }",
  ],
  ["all of several", "enum E { A = 0 [(x) = 1, (y) = 2, (z) = 3]; }", "enum E { A = 0 ; }"],
  [
    "some beside comments",
    "message M { int32 a = 1 [/* one, */ (x) = 1 /* ), */, /* two */ (y) = 2 /* three */]; }",
    "message M { int32 a = 1 /* one, */ /* ), */ /* two */ /* three */ ; }",
  ],
  [
    "those of an rpc",
    'service S { rpc Get(M) returns (M) { option (google.api.http) = { get: "/v1" }; } }',
    "service S { rpc Get(M) returns (M) { } }",
  ],
  [
    "a known option with a feature in it",
    "message M { string a = 1 [features.(pb.cpp).string_type = VIEW]; }",
    "message M { string a = 1 [features.(pb.cpp).string_type = VIEW]; }",
  ],
];

test.each(cases)("%s", (_name, text, expected) => {
  const left = withoutCustomOptions(parse("a.proto", text));
  expect(
    left
      .replace(/\s+/g, " ")
      .replace(/ (?=\])|(?<=\[) /g, "")
      .trim(),
  ).toBe(expected);
});

test("everything else stays where it was", () => {
  const text =
    'option (a) = {\n  b: 1\n};\nmessage M {\n  int32 a = 1 [\n    (b) = "\\n"\n  ];\n}\n';
  const left = withoutCustomOptions(parse("a.proto", text));
  expect(left.length).toBe(text.length);
  expect(left.split("\n").map((line) => line.trimEnd())).toEqual([
    "",
    "",
    "",
    "message M {",
    "  int32 a = 1",
    "",
    "   ;",
    "}",
    "",
  ]);
});
