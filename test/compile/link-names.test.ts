import { createFileRegistry } from "@bufbuild/protobuf";
import { expect, test } from "vitest";
import { compileTexts, errorsOf, type Texts } from "../support/compile-texts.ts";

const refused: readonly [what: string, texts: Texts, errors: readonly string[]][] = [
  [
    "a type that is nowhere",
    'syntax = "proto3"; message M { Foo a = 1; acme.Bar b = 2; .acme.Baz c = 3; }',
    [
      'a.proto:1:32: "Foo" is not defined',
      'a.proto:1:43: "acme.Bar" is not defined',
      'a.proto:1:59: "acme.Baz" is not defined',
    ],
  ],
  [
    "a type of a file that is not imported",
    {
      "a.proto": 'syntax = "proto3"; package acme; message M { Foo a = 1; }',
      "b.proto": 'syntax = "proto3"; package acme; message Foo {}',
    },
    ['a.proto:1:46: "Foo" is not defined: "b.proto" defines "acme.Foo" but is not imported'],
  ],
  [
    "a type of a file that is imported, but not publicly, by an import",
    {
      "a.proto": 'syntax = "proto3"; import "b.proto"; message M { C a = 1; }',
      "b.proto": 'syntax = "proto3"; import "c.proto"; message B { C a = 1; }',
      "c.proto": 'syntax = "proto3"; message C {}',
    },
    ['a.proto:1:50: "C" is not defined: "c.proto" defines "C" but is not imported'],
  ],
  [
    "a name whose first part an inner scope decides",
    'syntax = "proto3"; message Bar { message Baz {} } message Foo { message Bar {} Bar.Baz a = 1; }',
    [
      'a.proto:1:80: "Bar.Baz" is not defined: its first part is found in an inner scope, so it means "Foo.Bar.Baz"',
    ],
  ],
  [
    "a package part that an inner package hides",
    {
      "a.proto":
        'syntax = "proto3"; package acme.google; import "google/protobuf/timestamp.proto"; message M { google.protobuf.Timestamp a = 1; }',
    },
    [
      'a.proto:1:95: "google.protobuf.Timestamp" is not defined: its first part is found in an inner scope, so it means "acme.google.protobuf.Timestamp"',
    ],
  ],
  [
    "a service as a type",
    'syntax = "proto3"; service S { } message M { S a = 1; }',
    ['a.proto:1:46: "S" is a service, not a type'],
  ],
  [
    "a field as a type",
    'syntax = "proto3"; message N { int32 x = 1; } message M { N.x a = 1; }',
    ['a.proto:1:59: "N.x" is not defined'],
  ],
  [
    "an enum value as a type",
    'syntax = "proto3"; enum E { A = 0; } message M { A a = 1; }',
    ['a.proto:1:50: "A" is an enum value, not a type'],
  ],
  [
    "a package as a type",
    'syntax = "proto3"; package acme.v1; message M { acme.v1 a = 1; }',
    ['a.proto:1:49: "acme.v1" is not defined'],
  ],
  [
    "an enum as the request of an rpc",
    'syntax = "proto3"; enum E { A = 0; } message M {} service S { rpc A(E) returns (M); }',
    ['a.proto:1:69: "E" is an enum, not a message'],
  ],
  [
    "an enum as the response of an rpc",
    'syntax = "proto3"; enum E { A = 0; } message M {} service S { rpc A(M) returns (stream E); }',
    ['a.proto:1:88: "E" is an enum, not a message'],
  ],
  [
    "a response type that is nowhere",
    'syntax = "proto3"; message M {} service S { rpc A(M) returns (Gone); }',
    ['a.proto:1:63: "Gone" is not defined'],
  ],
  [
    "an enum that is extended",
    "enum E { A = 0; } extend E { optional int32 a = 1; }",
    ['a.proto:1:26: "E" is an enum, not a message'],
  ],
  [
    "an extendee that is nowhere",
    "extend Gone { optional int32 a = 1; }",
    ['a.proto:1:8: "Gone" is not defined'],
  ],
  [
    "a type of an extension that is nowhere",
    "message M { extensions 5; } extend M { optional Gone a = 5; }",
    ['a.proto:1:49: "Gone" is not defined'],
  ],
];

test.each(refused)("%s is refused", (_, texts, errors) => {
  const compiled = compileTexts(texts);
  expect(errorsOf(compiled)).toEqual(errors);
  expect(() => createFileRegistry(compiled.set)).not.toThrow();
});
