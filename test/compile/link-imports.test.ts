import { createFileRegistry } from "@bufbuild/protobuf";
import { expect, test } from "vitest";
import { compileTexts, errorsOf, type Texts } from "../support/compile-texts.ts";

const refused: readonly [what: string, texts: Texts, errors: readonly string[]][] = [
  [
    "a file that imports itself",
    'syntax = "proto3"; import "a.proto"; message M {}',
    ['a.proto:1:20: imports form a cycle: "a.proto" -> "a.proto"'],
  ],
  [
    "files that import each other",
    {
      "a.proto": 'syntax = "proto3"; import "b.proto"; message A {}',
      "b.proto": 'syntax = "proto3"; import "c.proto"; message B {}',
      "c.proto": 'syntax = "proto3";\nimport "a.proto"; message C {}',
    },
    ['c.proto:2:1: imports form a cycle: "a.proto" -> "b.proto" -> "c.proto" -> "a.proto"'],
  ],
  [
    "an import that is listed twice",
    {
      "a.proto": 'syntax = "proto3"; import "b.proto"; import "b.proto"; message A { B b = 1; }',
      "b.proto": 'syntax = "proto3"; message B {}',
    },
    ['a.proto:1:38: import "b.proto" is listed twice'],
  ],
  [
    "a message that is defined twice in a file",
    'syntax = "proto3"; package acme; message M {} message M {}',
    ['a.proto:1:55: "acme.M" is already defined at a.proto:1:42'],
  ],
  [
    "a message and an enum of one name",
    'syntax = "proto3"; message M {} enum M { A = 0; }',
    ['a.proto:1:38: "M" is already defined at a.proto:1:28'],
  ],
  [
    "a message and a service of one name",
    'syntax = "proto3"; message M {} service M { }',
    ['a.proto:1:41: "M" is already defined at a.proto:1:28'],
  ],
  [
    "a nested message that is defined twice",
    'syntax = "proto3"; message M { message N {} message N {} }',
    ['a.proto:1:53: "M.N" is already defined at a.proto:1:40'],
  ],
  [
    "a value that two enums of one package have",
    'syntax = "proto3"; package acme; enum E { UNKNOWN = 0; } enum F { UNKNOWN = 0; }',
    [
      'a.proto:1:67: "acme.UNKNOWN" is already defined at a.proto:1:43 (values of an enum stand beside the enum, not in it)',
    ],
  ],
  [
    "an enum value named as a message",
    'syntax = "proto3"; message A {} enum E { A = 0; }',
    [
      'a.proto:1:42: "A" is already defined at a.proto:1:28 (values of an enum stand beside the enum, not in it)',
    ],
  ],
  [
    "a message that an import defines, too",
    {
      "a.proto": 'syntax = "proto3"; package acme; import "b.proto"; message M {}',
      "b.proto": 'syntax = "proto3"; package acme;\nmessage M {}',
    },
    ['a.proto:1:60: "acme.M" is already defined at b.proto:2:9'],
  ],
  [
    "an enum value that an import defines, too",
    {
      "a.proto": 'syntax = "proto3"; package acme; import "b.proto"; enum E { A = 0; }',
      "b.proto": 'syntax = "proto3"; package acme; enum F { A = 0; }',
    },
    [
      'a.proto:1:61: "acme.A" is already defined at b.proto:1:43 (values of an enum stand beside the enum, not in it)',
    ],
  ],
  [
    "two imports that define the same",
    {
      "a.proto":
        'syntax = "proto3"; package acme; import "b.proto"; import "c.proto"; message A { M m = 1; }',
      "b.proto": 'syntax = "proto3"; package acme; message M {}',
      "c.proto": 'syntax = "proto3"; package acme; message M {}',
    },
    [
      'a.proto:1:52: "acme.M" is defined twice in what this file imports: b.proto:1:42 and c.proto:1:42',
    ],
  ],
  [
    "two imports that define the same, one of them publicly imported",
    {
      "a.proto": 'syntax = "proto3"; import "b.proto"; import "d.proto"; message A {}',
      "b.proto": 'syntax = "proto3"; message M {}',
      "c.proto": 'syntax = "proto3"; message M {}',
      "d.proto": 'syntax = "proto3"; import public "c.proto";',
    },
    ['a.proto:1:38: "M" is defined twice in what this file imports: b.proto:1:28 and c.proto:1:28'],
  ],
  [
    "a message named as the package of an import",
    {
      "a.proto": 'syntax = "proto3"; package acme; import "b.proto"; message v1 {}',
      "b.proto": 'syntax = "proto3"; package acme.v1; message M {}',
    },
    ['a.proto:1:60: "acme.v1" is already defined as a package in "b.proto"'],
  ],
  [
    "a package named as a message of an import",
    {
      "a.proto": 'syntax = "proto3"; package acme.v1; import "b.proto"; message A {}',
      "b.proto": 'syntax = "proto3"; package acme; message v1 {}',
    },
    ['a.proto:1:20: package "acme.v1" is already defined as something else at b.proto:1:42'],
  ],
];

test.each(refused)("%s is refused", (_, texts, errors) => {
  const compiled = compileTexts(texts);
  expect(errorsOf(compiled)).toEqual(errors);
  expect(() => createFileRegistry(compiled.set)).not.toThrow();
});
