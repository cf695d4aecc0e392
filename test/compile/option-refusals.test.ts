import { createFileRegistry } from "@bufbuild/protobuf";
import { expect, test } from "vitest";
import { compileTexts, errorsOf, type Texts } from "../support/compile-texts.ts";

const refused: readonly [what: string, texts: Texts, errors: readonly string[]][] = [
  [
    "a word for a flag",
    'syntax = "proto3"; message M { int32 a = 1 [deprecated = maybe]; }',
    ['a.proto:1:58: option "deprecated" must be true or false'],
  ],
  [
    "a number for a flag",
    'syntax = "proto3"; message M { option deprecated = 1; }',
    ['a.proto:1:52: option "deprecated" must be true or false'],
  ],
  [
    "a string for a flag",
    'syntax = "proto3"; option java_multiple_files = "true";',
    ['a.proto:1:49: option "java_multiple_files" must be true or false'],
  ],
  [
    "a number for a string",
    'syntax = "proto3"; option go_package = 5;',
    ['a.proto:1:40: option "go_package" must be a quoted string'],
  ],
  [
    "a word for a string",
    'syntax = "proto3"; option java_package = acme;',
    ['a.proto:1:42: option "java_package" must be a quoted string'],
  ],
  [
    "a value that the enum has not",
    'syntax = "proto3"; option optimize_for = FAST;',
    [
      'a.proto:1:42: option "optimize_for" must be a value of the enum "google.protobuf.FileOptions.OptimizeMode", which has no "FAST"',
    ],
  ],
  [
    "a number for an enum",
    'syntax = "proto3"; option optimize_for = 1;',
    [
      'a.proto:1:42: option "optimize_for" must be a value of the enum "google.protobuf.FileOptions.OptimizeMode"',
    ],
  ],
  [
    "a string for an enum",
    'message M { optional int64 a = 1 [jstype = "JS_STRING"]; }',
    [
      'a.proto:1:44: option "jstype" must be a value of the enum "google.protobuf.FieldOptions.JSType"',
    ],
  ],
  [
    "an option that is set twice",
    'syntax = "proto3"; option go_package = "a"; option go_package = "b";',
    ['a.proto:1:52: option "go_package" is set twice'],
  ],
  [
    "a field inside a flag",
    'syntax = "proto3"; option java_multiple_files.x = true;',
    [
      'a.proto:1:27: option "java_multiple_files.x": "java_multiple_files" is not a message and has no fields',
    ],
  ],
  [
    "a feature in proto3",
    'syntax = "proto3"; message M { int32 a = 1 [features.field_presence = EXPLICIT]; }',
    ['a.proto:1:45: option "features.field_presence" is only allowed in editions'],
  ],
  [
    "a feature that there is not",
    'edition = "2023"; option features.field_absence = IMPLICIT;',
    [
      'a.proto:1:26: option "features.field_absence": "google.protobuf.FeatureSet" has no field "field_absence"',
    ],
  ],
  [
    "a value that a feature has not",
    'edition = "2023"; option features.field_presence = MAYBE;',
    [
      'a.proto:1:52: option "features.field_presence" must be a value of the enum "google.protobuf.FeatureSet.FieldPresence", which has no "MAYBE"',
    ],
  ],
  [
    "a feature that is set twice",
    'edition = "2023"; option features.field_presence = IMPLICIT; option features.field_presence = EXPLICIT;',
    ['a.proto:1:69: option "features.field_presence" is set twice'],
  ],
  [
    "a feature of enums on a field",
    'edition = "2023"; message M { int32 a = 1 [features.enum_type = CLOSED]; }',
    ['a.proto:1:65: "enum_type" in option "features.enum_type" cannot be set on a field'],
  ],
  [
    "a feature of messages on a service",
    'edition = "2023"; service S { option features.message_encoding = DELIMITED; }',
    [
      'a.proto:1:66: "message_encoding" in option "features.message_encoding" cannot be set on a service',
    ],
  ],
  [
    "features as a word",
    'edition = "2023"; option features = IMPLICIT;',
    ['a.proto:1:37: option "features" must be a message, written as { field: value }'],
  ],
  [
    "a number that is too large for its option",
    'import "google/protobuf/descriptor.proto"; extend google.protobuf.FileOptions { optional int32 n = 50000; } option (n) = 2147483648;',
    [
      'a.proto:1:122: option "(n)" must be an integer from -2147483648 to 2147483647, not 2147483648',
    ],
  ],
  [
    "a negative number for an unsigned option",
    'import "google/protobuf/descriptor.proto"; extend google.protobuf.FileOptions { optional uint32 n = 50000; } option (n) = -1;',
    ['a.proto:1:123: option "(n)" must be an integer from 0 to 4294967295, not -1'],
  ],
  [
    "a float for an integer option",
    'import "google/protobuf/descriptor.proto"; extend google.protobuf.FileOptions { optional int64 n = 50000; } option (n) = 1.5;',
    ['a.proto:1:122: option "(n)" must be an integer'],
  ],
  [
    "a string for a number option",
    'import "google/protobuf/descriptor.proto"; extend google.protobuf.FileOptions { optional double n = 50000; } option (n) = "1";',
    ['a.proto:1:123: option "(n)" must be a number'],
  ],
  [
    "a number for a bytes option",
    'import "google/protobuf/descriptor.proto"; extend google.protobuf.FileOptions { optional bytes n = 50000; } option (n) = 1;',
    ['a.proto:1:122: option "(n)" must be a quoted string'],
  ],
  [
    "a number for a message option",
    'import "google/protobuf/descriptor.proto"; message P { optional int32 x = 1; } extend google.protobuf.FileOptions { optional P p = 50000; } option (p) = 1;',
    ['a.proto:1:154: option "(p)" must be a message, written as { field: value }'],
  ],
  [
    "a field that a message option has not",
    'import "google/protobuf/descriptor.proto"; message P { optional int32 x = 1; } extend google.protobuf.FileOptions { optional P p = 50000; } option (p).y = 1;',
    ['a.proto:1:148: option "(p).y": "P" has no field "y"'],
  ],
  [
    "a field that a message option has not, in braces",
    'import "google/protobuf/descriptor.proto"; message P { optional int32 x = 1; } extend google.protobuf.FileOptions { optional P p = 50000; } option (p) = { y: 1 };',
    ['a.proto:1:154: option "(p)": "P" has no field "y"'],
  ],
  [
    "a wrong value in braces",
    'import "google/protobuf/descriptor.proto"; message P { optional int32 x = 1; } extend google.protobuf.FileOptions { optional P p = 50000; } option (p) = { x: "1" };',
    ['a.proto:1:154: field "x" of option "(p)" must be an integer'],
  ],
  [
    "a singular field twice in braces",
    'import "google/protobuf/descriptor.proto"; message P { optional int32 x = 1; } extend google.protobuf.FileOptions { optional P p = 50000; } option (p) = { x: 1 x: 2 };',
    ['a.proto:1:154: field "x" of option "(p)" must be given only once'],
  ],
  [
    "a list for a singular field",
    'import "google/protobuf/descriptor.proto"; message P { optional int32 x = 1; } extend google.protobuf.FileOptions { optional P p = 50000; } option (p) = { x: [1, 2] };',
    ['a.proto:1:154: field "x" of option "(p)" must be a single value, not a list'],
  ],
  [
    "text format without a colon",
    'import "google/protobuf/descriptor.proto"; message P { optional int32 x = 1; } extend google.protobuf.FileOptions { optional P p = 50000; } option (p) = { x 1 };',
    ['a.proto:1:154: option value is not in text format: expected ":" after "x", found "1"'],
  ],
  [
    "text format with a bracket that is not closed",
    'import "google/protobuf/descriptor.proto"; message P { repeated int32 x = 1; } extend google.protobuf.FileOptions { optional P p = 50000; } option (p) = { x: [1 };',
    [
      'a.proto:1:154: option value is not in text format: expected "," or "]" in a list, found its end',
    ],
  ],
  [
    "a message option that is set as a whole after a part",
    'import "google/protobuf/descriptor.proto"; message P { optional int32 x = 1; } extend google.protobuf.FileOptions { optional P p = 50000; } option (p).x = 1; option (p) = { x: 2 };',
    ['a.proto:1:166: option "(p)" is set twice'],
  ],
  [
    "a part of a message option that is set already",
    'import "google/protobuf/descriptor.proto"; message P { optional int32 x = 1; } extend google.protobuf.FileOptions { optional P p = 50000; } option (p) = { x: 2 }; option (p).x = 1;',
    ['a.proto:1:171: option "(p).x" is set twice'],
  ],
  [
    "a part of a repeated message option",
    'import "google/protobuf/descriptor.proto"; message P { optional int32 x = 1; } extend google.protobuf.FileOptions { repeated P p = 50000; } option (p).x = 1;',
    ['a.proto:1:148: option "(p).x": "p" is repeated and must be set as a whole'],
  ],
  [
    "an option for fields on a message",
    'import "google/protobuf/descriptor.proto"; extend google.protobuf.FieldOptions { optional int32 n = 50000; } message M { option (n) = 1; }',
    [
      'a.proto:1:129: option "(n)": "n" extends "google.protobuf.FieldOptions", not "google.protobuf.MessageOptions"',
    ],
  ],
  [
    "an option that says what it is for",
    'import "google/protobuf/descriptor.proto"; extend google.protobuf.MessageOptions { optional int32 n = 50000 [targets = TARGET_TYPE_FIELD]; } message M { option (n) = 1; }',
    ['a.proto:1:167: "n" in option "(n)" cannot be set on a message'],
  ],
  [
    "an extension in braces of another message",
    'import "google/protobuf/descriptor.proto"; message P { extensions 5; } message Q { extensions 5; } extend Q { optional int32 q = 5; } extend google.protobuf.FileOptions { optional P p = 50000; } option (p) = { [q]: 1 };',
    ['a.proto:1:209: option "(p)": "q" is not an extension of "P"'],
  ],
  [
    "an Any of a type that is nowhere",
    'syntax = "proto3"; import "google/protobuf/descriptor.proto"; import "google/protobuf/any.proto"; extend google.protobuf.FileOptions { google.protobuf.Any any = 50000; } option (any) = { [type.googleapis.com/acme.Gone] { x: 1 } };',
    [
      'a.proto:1:186: field "[type.googleapis.com/acme.Gone]" of option "(any)": "acme.Gone" is not a message that can be seen here',
    ],
  ],
];

test.each(refused)("%s is refused", (_, texts, errors) => {
  const compiled = compileTexts(texts);
  expect(errorsOf(compiled)).toEqual(errors);
  expect(() => createFileRegistry(compiled.set)).not.toThrow();
});
