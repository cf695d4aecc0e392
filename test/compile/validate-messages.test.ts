import { createFileRegistry } from "@bufbuild/protobuf";
import { expect, test } from "vitest";
import { compileTexts, errorsOf, type Texts } from "../support/compile-texts.ts";

const refused: readonly [what: string, texts: Texts, errors: readonly string[]][] = [
  [
    "a field number of 0",
    'syntax = "proto3"; message M { int32 a = 0; }',
    ['a.proto:1:42: number of "a" must be 1 or more, not 0'],
  ],
  [
    "a field number above 2^29-1",
    'syntax = "proto3"; message M { int32 a = 536870912; }',
    ['a.proto:1:42: number of "a" must be 536870911 or less, not 536870912'],
  ],
  [
    "a field number that Protobuf keeps for itself",
    'syntax = "proto3"; message M { int32 a = 19500; }',
    ['a.proto:1:42: number of "a" cannot be 19500: 19000 to 19999 are kept for Protobuf itself'],
  ],
  [
    "a field number that is used twice",
    'syntax = "proto3"; message M { int32 a = 1; int32 b = 1; }',
    ['a.proto:1:55: number 1 of "b" is already used by "a" in "M"'],
  ],
  [
    "a field number in a reserved range",
    'syntax = "proto3"; message M { reserved 2 to 4, 9; int32 a = 3; }',
    ['a.proto:1:62: number 3 of "a" is reserved'],
  ],
  [
    "a field number that is reserved up to max",
    'syntax = "proto3"; message M { reserved 10 to max; int32 a = 3; int32 b = 4000; }',
    ['a.proto:1:75: number 4000 of "b" is reserved'],
  ],
  [
    "a field number in an extension range",
    "message M { extensions 100 to 199; optional int32 a = 150; }",
    ['a.proto:1:55: number 150 of "a" is in the extension range 100 to 199'],
  ],
  [
    "a field name that is reserved",
    'syntax = "proto3"; message M { reserved "a", "b"; int32 b = 1; }',
    ['a.proto:1:57: name "b" is reserved'],
  ],
  [
    "a field name that is used twice",
    'syntax = "proto3"; message M { int32 a = 1; string a = 2; }',
    ['a.proto:1:52: "M.a" is already defined at a.proto:1:38'],
  ],
  [
    "a field named as a oneof",
    'syntax = "proto3"; message M { oneof a { int32 a = 1; } }',
    ['a.proto:1:38: "M.a" is already defined at a.proto:1:48'],
  ],
  [
    "a field named as a nested message",
    'syntax = "proto3"; message M { message Inner {} int32 Inner = 1; }',
    ['a.proto:1:40: "M.Inner" is already defined at a.proto:1:55'],
  ],
  [
    "a nested enum value named as a field",
    'syntax = "proto3"; message M { enum E { a = 0; } int32 a = 1; }',
    [
      'a.proto:1:41: "M.a" is already defined at a.proto:1:56 (values of an enum stand beside the enum, not in it)',
    ],
  ],
  [
    "a name that two nested enums use",
    'syntax = "proto3"; message M { enum E { UNKNOWN = 0; } enum F { UNKNOWN = 0; } }',
    [
      'a.proto:1:65: "M.UNKNOWN" is already defined at a.proto:1:41 (values of an enum stand beside the enum, not in it)',
    ],
  ],
  [
    "a nested extension named as a field",
    "message M { extensions 5; optional int32 a = 1; extend M { optional int32 a = 5; } }",
    ['a.proto:1:75: "M.a" is already defined at a.proto:1:42'],
  ],
  [
    "a message named as the entry of a map field",
    'syntax = "proto3"; message M { map<string, int32> tags = 1; message TagsEntry {} }',
    [
      'a.proto:1:69: "M.TagsEntry" is already defined at a.proto:1:51 (a map field makes a message of that name)',
    ],
  ],
  [
    "a map field whose entry clashes with that of another",
    'syntax = "proto3"; message M { map<string, int32> foo_bar = 1; map<string, int32> fooBar = 2; }',
    [
      'a.proto:1:83: "M.FooBarEntry" is already defined at a.proto:1:51 (a map field makes a message of that name)',
      'a.proto:1:83: "fooBar" and "foo_bar" have the same JSON name "fooBar"',
    ],
  ],
  [
    "a reserved number of 0",
    'syntax = "proto3"; message M { reserved 0; }',
    ["a.proto:1:41: numbers of fields begin with 1, not 0"],
  ],
  [
    "a reserved range that ends before it starts",
    'syntax = "proto3"; message M { reserved 5 to 3; }',
    ["a.proto:1:41: range ends at 3, before it starts at 5"],
  ],
  [
    "reserved ranges that overlap",
    'syntax = "proto3"; message M { reserved 1 to 5, 4 to 8; }',
    ["a.proto:1:49: reserved 4 to 8 overlaps with reserved 1 to 5"],
  ],
  [
    "a reserved range inside another",
    'syntax = "proto3"; message M { reserved 1 to 50; reserved 7; reserved 20; }',
    [
      "a.proto:1:59: reserved 7 overlaps with reserved 1 to 50",
      "a.proto:1:71: reserved 20 overlaps with reserved 1 to 50",
    ],
  ],
  [
    "a name that is reserved twice",
    'syntax = "proto3"; message M { reserved "a", "a"; }',
    ['a.proto:1:46: "a" is reserved twice'],
  ],
  [
    "extension ranges that overlap",
    "message M { extensions 10 to 20; extensions 20 to 30; }",
    ["a.proto:1:45: extension 20 to 30 overlaps with extension 10 to 20"],
  ],
  [
    "an extension range that overlaps with a reserved one",
    "message M { reserved 15; extensions 10 to 20; }",
    ["a.proto:1:22: reserved 15 overlaps with extension 10 to 20"],
  ],
  [
    "an extension range above 2^29-1",
    "message M { extensions 536870911 to 536870912; }",
    ["a.proto:1:24: extension numbers go up to 536870911, not 536870912"],
  ],
  [
    "an extension range that starts at 0",
    "message M { extensions 0 to 5; }",
    ["a.proto:1:24: numbers of fields begin with 1, not 0"],
  ],
  [
    "an extension range in proto3",
    'syntax = "proto3"; message M { extensions 10 to 20; }',
    ["a.proto:1:43: there are no extension ranges in proto3"],
  ],
  [
    "fields of the same JSON name in proto3",
    'syntax = "proto3"; message M { int32 foo_bar = 1; int32 fooBar = 2; }',
    ['a.proto:1:57: "fooBar" and "foo_bar" have the same JSON name "fooBar"'],
  ],
  [
    "a json_name that is another field's",
    'syntax = "proto3"; message M { int32 a = 1; int32 b = 2 [json_name = "a"]; }',
    ['a.proto:1:51: "b" and "a" have the same JSON name "a"'],
  ],
  [
    "the same json_name twice in proto2",
    'message M { optional int32 a = 1 [json_name = "x"]; optional int32 b = 2 [json_name = "x"]; }',
    ['a.proto:1:68: "b" and "a" have the same JSON name "x"'],
  ],
  [
    "a message set with a field",
    "message M { option message_set_wire_format = true; extensions 4 to max; optional int32 a = 1; }",
    ['a.proto:1:88: message set "M" can have extensions only, no fields'],
  ],
  [
    "a message set in proto3",
    'syntax = "proto3"; message M { option message_set_wire_format = true; }',
    ["a.proto:1:32: there are no message sets in proto3"],
  ],
  [
    "an extension of a message set that is a number",
    "message M { option message_set_wire_format = true; extensions 4 to max; } extend M { optional int32 a = 5; }",
    ['a.proto:1:95: "a" cannot extend "M": extensions of a message set are optional messages'],
  ],
];

test.each(refused)("%s is refused", (_, texts, errors) => {
  const compiled = compileTexts(texts);
  expect(errorsOf(compiled)).toEqual(errors);
  expect(() => createFileRegistry(compiled.set)).not.toThrow();
});
