import { createFileRegistry } from "@bufbuild/protobuf";
import { expect, test } from "vitest";
import { compileTexts, errorsOf, type Texts } from "../support/compile-texts.ts";

const refused: readonly [what: string, texts: Texts, errors: readonly string[]][] = [
  [
    "an enum without values",
    'syntax = "proto3"; enum E { }',
    ['a.proto:1:25: enum "E" needs a value'],
  ],
  [
    "a proto3 enum that does not begin with 0",
    'syntax = "proto3"; enum E { A = 1; B = 0; }',
    ['a.proto:1:33: the first value of the open enum "E" must be 0, not 1'],
  ],
  [
    "an open enum of an edition that does not begin with 0",
    'edition = "2023"; enum E { A = 1; }',
    ['a.proto:1:32: the first value of the open enum "E" must be 0, not 1'],
  ],
  [
    "an enum number that is used twice",
    'syntax = "proto3"; enum E { A = 0; B = 1; C = 1; }',
    [
      'a.proto:1:47: number 1 of "C" is already used by "B": set option allow_alias = true if both are meant',
    ],
  ],
  [
    "option allow_alias without an alias",
    'syntax = "proto3"; enum E { option allow_alias = true; A = 0; B = 1; }',
    ['a.proto:1:29: enum "E" has option allow_alias, but no two values of the same number'],
  ],
  [
    "an enum number that is reserved",
    'syntax = "proto3"; enum E { reserved 1 to 5, -3 to -1; A = 0; B = 5; C = -2; D = -4; }',
    ['a.proto:1:67: number 5 of "B" is reserved', 'a.proto:1:74: number -2 of "C" is reserved'],
  ],
  [
    "an enum value name that is reserved",
    'syntax = "proto3"; enum E { reserved "B"; A = 0; B = 1; }',
    ['a.proto:1:50: name "B" is reserved'],
  ],
  [
    "reserved ranges of an enum that overlap",
    'syntax = "proto3"; enum E { reserved 1 to 5, 5; A = 0; }',
    ["a.proto:1:46: reserved 5 overlaps with 1 to 5"],
  ],
  [
    "a reserved range of an enum that ends before it starts",
    'syntax = "proto3"; enum E { reserved 5 to 2; A = 0; }',
    ["a.proto:1:38: reserved range ends at 2, before it starts at 5"],
  ],
  [
    "a name that an enum reserves twice",
    'syntax = "proto3"; enum E { reserved "X", "X"; A = 0; }',
    ['a.proto:1:43: "X" is reserved twice'],
  ],
  [
    "enum values that differ only by the prefix",
    'syntax = "proto3"; enum Color { COLOR_RED = 0; RED = 1; }',
    ['a.proto:1:48: "RED" and "COLOR_RED" become one name without the prefix of their enum'],
  ],
  [
    "enum values that differ only by case in an edition",
    'edition = "2023"; enum Color { COLOR_DARK_RED = 0; COLOR_dark_RED = 1; }',
    [
      'a.proto:1:52: "COLOR_dark_RED" and "COLOR_DARK_RED" become one name without the prefix of their enum',
    ],
  ],
  [
    "an extension outside of the extension ranges",
    "message M { extensions 100 to 199; } extend M { optional int32 a = 200; }",
    ['a.proto:1:68: "M" has no extension range for number 200 of "a"'],
  ],
  [
    "an extension number above 2^29-1",
    "message M { extensions 100 to max; } extend M { optional int32 a = 536870912; }",
    ['a.proto:1:68: number of extension "a" must be from 1 to 536870911, not 536870912'],
  ],
  [
    "an extension of a message without extension ranges",
    "message M { } extend M { optional int32 a = 1; }",
    ['a.proto:1:45: "M" has no extension range for number 1 of "a"'],
  ],
  [
    "an extension number that is used twice",
    "message M { extensions 5; } extend M { optional int32 a = 5; } message N { extend M { optional int32 b = 5; } }",
    ['a.proto:1:59: number 5 of "a" is already used by "N.b", which extends "M", too'],
  ],
  [
    "a required extension",
    "message M { extensions 5; } extend M { required int32 a = 5; }",
    ['a.proto:1:40: extension "a" cannot be required'],
  ],
  [
    "an extension with a json_name",
    'message M { extensions 5; } extend M { optional int32 a = 5 [json_name = "x"]; }',
    ['a.proto:1:62: extension "a" cannot have a json_name'],
  ],
  [
    "an rpc that is defined twice",
    'syntax = "proto3"; message M {} service S { rpc A(M) returns (M); rpc A(M) returns (M); }',
    ['a.proto:1:71: "S.A" is already defined at a.proto:1:49'],
  ],
];

test.each(refused)("%s is refused", (_, texts, errors) => {
  const compiled = compileTexts(texts);
  expect(errorsOf(compiled)).toEqual(errors);
  expect(() => createFileRegistry(compiled.set)).not.toThrow();
});
