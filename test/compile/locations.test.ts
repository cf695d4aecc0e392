import { describe, expect, test } from "vitest";
import { parse } from "../../src/compile/parse.ts";

const text = `// A comment.
syntax = "proto2";
package a . b;
import public "c.proto";
option java_package = "x";

message M {
  optional  int32 a = 1 [default = 5, json_name = "A", (x).y = true];
  repeated a.B b = 2;
  map<int32, B> m = 3;
  optional group G = 4 { optional int32 z = 1; }
  oneof o { string s = 5; }
  reserved 10, 12 to max;
  reserved "p", "q" "r";
  extensions 100 to 200, 300 [e = 1];
  message N {}
  extend M { optional int32 f = 6; }
}
extend .a.M { optional string g = 7; }
extend M { optional string h = 8; }
enum E { option allow_alias = true; A = 0; B = -1 [deprecated = true]; reserved 5 to 6; }
service S { rpc R(stream I) returns (stream .a.O) { option idle = 1; } }
`;

const rows: readonly (readonly [what: string, path: string, expected: string])[] = [
  ["the syntax", "12", 'syntax = "proto2";'],
  ["the package", "2", "package a . b;"],
  ["an import", "3,0", 'import public "c.proto";'],
  ["the modifier of an import", "10,0", "public"],
  ["an option of the file", "8", 'option java_package = "x";'],
  ["an option as written", "8,999,0", 'option java_package = "x";'],
  ["the name of an option", "8,999,0,2", "java_package"],
  ["the value of an option", "8,999,0,7", '"x"'],
  ["the name of a message", "4,0,1", "M"],
  ["a field", "4,0,2,0", 'optional  int32 a = 1 [default = 5, json_name = "A", (x).y = true];'],
  ["a label", "4,0,2,0,4", "optional"],
  ["a scalar type", "4,0,2,0,5", "int32"],
  ["a field name", "4,0,2,0,1", "a"],
  ["a field number", "4,0,2,0,3", "1"],
  ["the options of a field", "4,0,2,0,8", '[default = 5, json_name = "A", (x).y = true]'],
  ["a default", "4,0,2,0,7", "5"],
  ["a JSON name", "4,0,2,0,10", 'json_name = "A"'],
  ["a field option", "4,0,2,0,8,999,0", "(x).y = true"],
  ["a part of an option name", "4,0,2,0,8,999,0,2,0", "(x)"],
  ["the name in a part of an option name", "4,0,2,0,8,999,0,2,0,1", "x"],
  ["a word as option value", "4,0,2,0,8,999,0,3", "true"],
  ["a named type", "4,0,2,1,6", "a.B"],
  ["a map type", "4,0,2,2,6", "map<int32, B>"],
  ["a group as field", "4,0,2,3", "optional group G = 4 { optional int32 z = 1; }"],
  ["a group as message", "4,0,3,1", "optional group G = 4 { optional int32 z = 1; }"],
  ["the word group", "4,0,2,3,5", "group"],
  ["the name of a group", "4,0,3,1,1", "G"],
  ["the type name of a group", "4,0,2,3,6", "G"],
  ["a field in a group", "4,0,3,1,2,0", "optional int32 z = 1;"],
  ["a oneof", "4,0,8,0", "oneof o { string s = 5; }"],
  ["the name of a oneof", "4,0,8,0,1", "o"],
  ["a field of a oneof", "4,0,2,4", "string s = 5;"],
  ["reserved numbers", "4,0,9", "reserved 10, 12 to max;"],
  ["one reserved number", "4,0,9,0", "10"],
  ["the end of one reserved number", "4,0,9,0,2", "10"],
  ["a reserved range", "4,0,9,1", "12 to max"],
  ["the end of a reserved range", "4,0,9,1,2", "max"],
  ["reserved names", "4,0,10", 'reserved "p", "q" "r";'],
  ["a reserved name in two strings", "4,0,10,1", '"q" "r"'],
  ["extension ranges", "4,0,5", "extensions 100 to 200, 300 [e = 1];"],
  ["an extension range", "4,0,5,0", "100 to 200"],
  ["the options of an extension range", "4,0,5,0,3", "[e = 1]"],
  ["an option of the second range", "4,0,5,1,3,999,0", "e = 1"],
  ["its value", "4,0,5,1,3,999,0,4", "1"],
  ["a nested message behind a map and a group", "4,0,3,2", "message N {}"],
  ["a nested extension", "4,0,6,0", "optional int32 f = 6;"],
  ["the first of several extend blocks", "7", "extend .a.M { optional string g = 7; }"],
  ["an extension of a later block", "7,1", "optional string h = 8;"],
  ["the extended message", "7,0,2", ".a.M"],
  ["an enum option", "5,0,3", "option allow_alias = true;"],
  ["an enum value", "5,0,2,1", "B = -1 [deprecated = true];"],
  ["the number of an enum value", "5,0,2,1,2", "-1"],
  ["the options of an enum value", "5,0,2,1,3", "[deprecated = true]"],
  ["a reserved range of an enum", "5,0,4,0", "5 to 6"],
  ["a service", "6,0", "service S { rpc R(stream I) returns (stream .a.O) { option idle = 1; } }"],
  ["an rpc", "6,0,2,0", "rpc R(stream I) returns (stream .a.O) { option idle = 1; }"],
  ["the stream of a request", "6,0,2,0,5", "stream"],
  ["a request type", "6,0,2,0,2", "I"],
  ["a response type", "6,0,2,0,3", ".a.O"],
  ["an rpc option", "6,0,2,0,4", "option idle = 1;"],
];

test.each(rows)("the location of %s, %s", (_, path, expected) => {
  const { locations } = parse("a.proto", text);
  expect(textOf(locations.spanOf(path.split(",").map(Number)))).toBe(expected);
});

test("the whole file begins with its first token", () => {
  const span = parse("a.proto", text).locations.spanOf([]);
  expect(span).toEqual({
    path: "a.proto",
    start: { line: 2, column: 1 },
    end: { line: 22, column: 73 },
  });
});

const absent = ["4,0,2,5", "4,0,2,0,6", "4,0,3,0", "9", "999", "4,0,2,2,5"];
test.each(absent)("what is not written has no location: %s", (path) => {
  expect(parse("a.proto", text).locations.spanOf(path.split(",").map(Number))).toBeUndefined();
});

describe("what an edition adds", () => {
  const edition = 'edition = "2024";\nimport option "o";\nexport message M { reserved a, b; }\n';
  const { locations } = parse("a.proto", edition);
  test.each([
    ["12", "1:1-1:18"],
    ["15,0", "2:1-2:19"],
    ["4,0", "3:8-3:36"],
    ["4,0,10,1", "3:32-3:33"],
  ])("%s stands at %s", (path, expected) => {
    const span = locations.spanOf(path.split(",").map(Number));
    const { start, end } = span ?? { start: undefined, end: undefined };
    expect(`${start?.line}:${start?.column}-${end?.line}:${end?.column}`).toBe(expected);
  });
});

test("locations are kept in the order in which protoc opens them, as offsets", () => {
  const { locations } = parse("a.proto", "message M { optional int32 a = 1; }");
  const rows = Array.from({ length: locations.size }, (_, row) => locations.at(row));
  expect(rows.map(({ path, start, end }) => `[${path}] ${start}-${end}`)).toEqual([
    "[] 0-35",
    "[4,0] 0-35",
    "[4,0,1] 8-9",
    "[4,0,2,0] 12-33",
    "[4,0,2,0,4] 12-20",
    "[4,0,2,0,5] 21-26",
    "[4,0,2,0,1] 27-28",
    "[4,0,2,0,3] 31-32",
  ]);
});

interface LineSpan {
  readonly start: { readonly line: number; readonly column: number };
  readonly end: { readonly line: number; readonly column: number };
}

/** The text of a span that lies on one line. */
function textOf(span: LineSpan | undefined): string | undefined {
  if (span === undefined || span.start.line !== span.end.line) return undefined;
  return text.split("\n")[span.start.line - 1]?.slice(span.start.column - 1, span.end.column - 1);
}
