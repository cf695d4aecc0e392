import { createFileRegistry } from "@bufbuild/protobuf";
import { expect, test } from "vitest";
import { compileTexts, errorsOf, type Texts } from "../support/compile-texts.ts";

const refused: readonly [what: string, texts: Texts, errors: readonly string[]][] = [
  [
    "a required field in proto3",
    'syntax = "proto3"; message M { required int32 a = 1; }',
    ['a.proto:1:32: field "a" cannot be required in proto3'],
  ],
  [
    "a group in proto3",
    'syntax = "proto3"; message M { optional group A = 1 { } }',
    ['a.proto:1:41: there are no groups in proto3: use a message for "a"'],
  ],
  [
    "a default in proto3",
    'syntax = "proto3"; message M { int32 a = 1 [default = 5]; }',
    ['a.proto:1:55: field "a" cannot have a default: there are none in proto3'],
  ],
  [
    "a closed enum in a proto3 field",
    {
      "a.proto": 'syntax = "proto3"; import "b.proto"; message M { E a = 1; repeated E b = 2; }',
      "b.proto": "enum E { A = 1; }",
    },
    [
      'a.proto:1:50: proto3 field "a" cannot have the closed enum "E"',
      'a.proto:1:68: proto3 field "b" cannot have the closed enum "E"',
    ],
  ],
  [
    "an extension of a message in proto3",
    {
      "a.proto": 'syntax = "proto3"; import "b.proto"; extend M { optional int32 a = 5; }',
      "b.proto": "message M { extensions 5; }",
    },
    ['a.proto:1:45: "M" cannot be extended in proto3: only options can'],
  ],
  [
    "a default of a repeated field",
    "message M { repeated int32 a = 1 [default = 5]; }",
    ['a.proto:1:45: field "a" cannot have a default: it is repeated'],
  ],
  [
    "a default of a message field",
    "message M { optional M a = 1 [default = A]; }",
    ['a.proto:1:41: field "a" cannot have a default: its type is a message'],
  ],
  [
    "a default that is no value of the enum",
    "enum E { A = 0; } message M { optional E a = 1 [default = B]; }",
    ['a.proto:1:59: default of field "a": "E" has no value "B"'],
  ],
  [
    "a number as the default of an enum field",
    "enum E { A = 0; } message M { optional E a = 1 [default = 0]; }",
    ['a.proto:1:59: expected the name of an enum value as default, found "0"'],
  ],
  [
    "a float as the key of a map",
    'syntax = "proto3"; message M { map<float, int32> a = 1; }',
    ['a.proto:1:32: map field "a" cannot have this key type: keys are strings, integers or bools'],
  ],
  [
    "bytes as the key of a map",
    'syntax = "proto3"; message M { map<bytes, int32> a = 1; }',
    ['a.proto:1:32: map field "a" cannot have this key type: keys are strings, integers or bools'],
  ],
  [
    "an enum as the key of a map",
    'syntax = "proto3"; enum E { A = 0; } message M { map<E, int32> a = 1; }',
    ['a.proto:1:50: map field "a" cannot have this key type: keys are strings, integers or bools'],
  ],
  [
    "a message as the key of a map",
    'syntax = "proto3"; message M { map<M, int32> a = 1; }',
    ['a.proto:1:32: map field "a" cannot have this key type: keys are strings, integers or bools'],
  ],
  [
    "an enum without 0 at first as the value of a map",
    "enum E { A = 1; } message M { map<string, E> a = 1; }",
    ['a.proto:1:31: map field "a" needs an enum whose first value is 0, unlike "E"'],
  ],
  [
    "a field of the type of a map entry",
    'syntax = "proto3"; message M { map<string, int32> tags = 1; TagsEntry a = 2; repeated TagsEntry b = 3; }',
    [
      'a.proto:1:61: "M.TagsEntry" belongs to a map field and cannot be used as a type',
      'a.proto:1:87: "M.TagsEntry" belongs to a map field and cannot be used as a type',
    ],
  ],
  [
    "an rpc that sends a map entry",
    'syntax = "proto3"; message M { map<string, int32> tags = 1; } service S { rpc A(M.TagsEntry) returns (M); }',
    ['a.proto:1:81: "M.TagsEntry" belongs to a map field and cannot be used as a type'],
  ],
  [
    "packed strings",
    "message M { repeated string a = 1 [packed = true]; }",
    ['a.proto:1:36: option packed is for repeated numbers, enums and bools, not for "a"'],
  ],
  [
    "a packed field that is not repeated",
    "message M { optional int32 a = 1 [packed = true]; }",
    ['a.proto:1:35: option packed is for repeated numbers, enums and bools, not for "a"'],
  ],
  [
    "a lazy number",
    "message M { optional int32 a = 1 [lazy = true]; }",
    ['a.proto:1:35: option lazy is for messages, not for "a"'],
  ],
  [
    "a jstype of a 32 bit integer",
    "message M { optional int32 a = 1 [jstype = JS_STRING]; }",
    ['a.proto:1:35: option jstype is for 64 bit integers, not for "a"'],
  ],
  [
    "option packed in an edition",
    'edition = "2023"; message M { repeated int32 a = 1 [packed = true]; }',
    ["a.proto:1:53: there is no option packed in editions: use features.repeated_field_encoding"],
  ],
  [
    "a default without presence",
    'edition = "2023"; message M { int32 a = 1 [default = 5, features.field_presence = IMPLICIT]; }',
    ['a.proto:1:54: field "a" cannot have a default: it has no presence'],
  ],
  [
    "a closed enum without presence",
    'edition = "2023"; option features.field_presence = IMPLICIT; enum E { option features.enum_type = CLOSED; A = 0; } message M { E a = 1; }',
    ['a.proto:1:128: field "a": without presence it cannot have the closed enum "E"'],
  ],
  [
    "presence of a field of a oneof",
    'edition = "2023"; message M { oneof o { int32 a = 1 [features.field_presence = EXPLICIT]; } }',
    ['a.proto:1:54: field "a": a field of a oneof cannot have features.field_presence'],
  ],
  [
    "presence of a repeated field",
    'edition = "2023"; message M { repeated int32 a = 1 [features.field_presence = EXPLICIT]; }',
    ['a.proto:1:53: field "a": a repeated field cannot have features.field_presence'],
  ],
  [
    "a message without presence",
    'edition = "2023"; message M { M a = 1 [features.field_presence = IMPLICIT]; }',
    ['a.proto:1:40: field "a": a message always has presence'],
  ],
  [
    "presence of an extension",
    'edition = "2023"; message M { extensions 5; } extend M { int32 a = 5 [features.field_presence = EXPLICIT]; }',
    ['a.proto:1:71: field "a": an extension cannot have features.field_presence'],
  ],
  [
    "a required extension in an edition",
    'edition = "2023"; message M { extensions 5; } extend M { int32 a = 5 [features.field_presence = LEGACY_REQUIRED]; }',
    ['a.proto:1:71: field "a": an extension cannot be required'],
  ],
  [
    "an encoding of a list for a single number",
    'edition = "2023"; message M { int32 a = 1 [features.repeated_field_encoding = PACKED]; }',
    ['a.proto:1:44: field "a": only a repeated field can have features.repeated_field_encoding'],
  ],
  [
    "packed strings in an edition",
    'edition = "2023"; message M { repeated string a = 1 [features.repeated_field_encoding = PACKED]; }',
    ['a.proto:1:54: field "a": only repeated numbers, enums and bools can be packed'],
  ],
  [
    "a message encoding for a number",
    'edition = "2023"; message M { int32 a = 1 [features.message_encoding = DELIMITED]; }',
    ['a.proto:1:44: field "a": only a message field can have features.message_encoding'],
  ],
  [
    "a message encoding for a map",
    'edition = "2023"; message M { map<string, M> a = 1 [features.message_encoding = DELIMITED]; }',
    ['a.proto:1:53: field "a": only a message field can have features.message_encoding'],
  ],
  [
    "UTF-8 validation of bytes",
    'edition = "2023"; message M { bytes a = 1 [features.utf8_validation = NONE]; }',
    ['a.proto:1:44: field "a": only a string field can have features.utf8_validation'],
  ],
  [
    "required fields as the default of a file",
    'edition = "2023"; option features.field_presence = LEGACY_REQUIRED; message M { int32 a = 1; }',
    ["a.proto:1:19: fields cannot be required by default: set the feature on each field"],
  ],
];

test.each(refused)("%s is refused", (_, texts, errors) => {
  const compiled = compileTexts(texts);
  expect(errorsOf(compiled)).toEqual(errors);
  expect(() => createFileRegistry(compiled.set)).not.toThrow();
});
