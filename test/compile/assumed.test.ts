import { createFileRegistry, type DescField } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import { compileTexts, errorsOf, type Texts } from "../support/compile-texts.ts";

interface Row {
  readonly what: string;
  readonly texts: Texts;
  readonly assumed: readonly string[];
  readonly errors?: readonly string[];
  readonly notes?: readonly string[];
}

const notFound = (name: string, by: string) =>
  `import "${name}" of ${by} was not found: what it defines is assumed`;

describe("behind a missing import", () => {
  const rows: readonly Row[] = [
    {
      what: "names are assumed as they are written",
      texts: `syntax = "proto3"; package p; import "x.proto";
        message M { A a = 1; q.B b = 2; .r.C c = 3; map<string, A> d = 4; repeated A e = 5; }
        service S { rpc A(In) returns (stream q.Out); }`,
      assumed: ["A", "In", "q.B", "q.Out", "r.C"],
      notes: [notFound("x.proto", '"a.proto"')],
    },
    {
      what: "a name inside a package that is known is assumed there",
      texts:
        'syntax = "proto3"; package p.q; import "x.proto"; message M { q.A a = 1; p.B b = 2; }',
      assumed: ["p.B", "p.q.A"],
      notes: [notFound("x.proto", '"a.proto"')],
    },
    {
      what: "names are assumed where a file imports it publicly",
      texts: {
        "a.proto": 'syntax = "proto3"; import "b.proto"; message M { A a = 1; }',
        "b.proto": 'syntax = "proto3"; import public "x.proto";',
      },
      assumed: ["A"],
      notes: [notFound("x.proto", '"b.proto"')],
    },
    {
      what: "names are not assumed by those who cannot see it",
      texts: {
        "a.proto": 'syntax = "proto3"; import "b.proto"; message M { A a = 1; }',
        "b.proto": 'syntax = "proto3"; import "x.proto";',
      },
      assumed: [],
      errors: ['a.proto:1:50: "A" is not defined'],
      notes: [notFound("x.proto", '"b.proto"')],
    },
    {
      what: "what is wrong with an assumed type is no error",
      texts: `import "x.proto"; message M {
        optional A a = 1 [default = X]; repeated A b = 2 [packed = true]; optional A c = 3 [jstype = JS_STRING];
        map<string, A> d = 4; }
        extend A { optional int32 e = 7; optional A f = 8; }`,
      assumed: ["A"],
      notes: [notFound("x.proto", '"a.proto"')],
    },
    {
      what: "each missing import is noted once",
      texts: {
        "a.proto": 'import "x.proto"; import "y.proto";',
        "b.proto": 'import "x.proto";',
        "c.proto": 'import "x.proto";',
      },
      assumed: [],
      notes: [notFound("x.proto", '"a.proto" and 2 more files'), notFound("y.proto", '"a.proto"')],
    },
    {
      what: "a type of another file counts, although another one may be meant",
      texts: {
        "a.proto": 'syntax = "proto3"; package p; import "x.proto"; message M { p.E e = 1; }',
        "b.proto": 'syntax = "proto3"; package p; enum E { A = 0; }',
      },
      assumed: ["p.E"],
      notes: [notFound("x.proto", '"a.proto"')],
    },
    {
      what: "a name that may mean a type of another file means nothing for sure",
      texts: {
        "a.proto": 'syntax = "proto3"; package p; import "x.proto"; message M { E e = 1; }',
        "b.proto": 'syntax = "proto3"; package p; enum E { A = 0; }',
      },
      assumed: ["E"],
      notes: [notFound("x.proto", '"a.proto"')],
    },
    {
      what: "a type of a file that imports this one is assumed",
      texts: {
        "a.proto": 'syntax = "proto3"; import "x.proto"; message M { N n = 1; }',
        "b.proto": 'syntax = "proto3"; import "a.proto"; message N { M m = 1; }',
      },
      assumed: ["N"],
      notes: [notFound("x.proto", '"a.proto"')],
    },
    {
      what: "a type stays assumed where a file is lent for another one, and has an enum of that name",
      texts: {
        "a.proto": 'syntax = "proto3"; import "x.proto"; message M { .E e = 1; .N n = 2; }',
        "b.proto": 'syntax = "proto3"; import "a.proto"; enum E { B = 0; }',
        "c.proto": 'syntax = "proto3"; enum E { C = 0; } message N {}',
      },
      assumed: ["E", "N"],
      notes: [notFound("x.proto", '"a.proto"')],
    },
    {
      what: "an rpc takes an assumed message, also where a file is lent that has an enum of that name",
      texts: {
        "a.proto":
          'syntax = "proto3"; package p; import "x.proto"; message M { .p.E e = 1; } service S { rpc A(E) returns (M); }',
        "b.proto": 'syntax = "proto3"; package p; enum E { C = 0; }',
      },
      assumed: ["E", "p.E"],
      notes: [notFound("x.proto", '"a.proto"')],
    },
  ];

  test.each(rows)("$what", ({ texts, assumed, errors, notes }) => {
    const compiled = compileTexts(texts);
    expect(namesIn(compiled.assumed)).toEqual(assumed);
    expect(errorsOf(compiled)).toEqual(errors ?? []);
    expect(compiled.notes.map((note) => note.message)).toEqual(notes ?? []);
    expect(() => createFileRegistry(compiled.set)).not.toThrow();
  });
});

describe("a file with errors stays out, and its importers are linked nevertheless", () => {
  const rows: readonly (readonly [what: string, broken: string, error: string])[] = [
    [
      "if it does not parse",
      'syntax = "proto3"; package p; message N { } enum E { A = 0; } message Lost {{ }',
      "expected",
    ],
    [
      "if a name is not defined in it",
      'syntax = "proto3"; package p; message N { Gone a = 1; } enum E { A = 0; } message Lost {}',
      '"Gone" is not defined',
    ],
    [
      "if it is against the rules",
      'syntax = "proto3"; package p; message N { int32 a = 0; } enum E { A = 0; } message Lost {}',
      'number of "a" must be 1 or more',
    ],
    [
      "if an option is wrong",
      'syntax = "proto3"; package p; option deprecated = 5; message N {} enum E { A = 0; } message Lost {}',
      'option "deprecated" must be true or false',
    ],
    [
      "if it imports itself",
      'syntax = "proto3"; package p; import "b.proto"; message N {} enum E { A = 0; } message Lost {}',
      "imports form a cycle",
    ],
  ];

  test.each(rows)("%s", (_, broken, error) => {
    const compiled = compileTexts({
      "a.proto": `syntax = "proto3"; package p; import "b.proto";
        message M { N n = 1; repeated E e = 2 [packed = true]; Lost l = 3; map<int32, E> m = 4; }
        service S { rpc A(N) returns (M); }`,
      "b.proto": broken,
      "c.proto": 'syntax = "proto3"; import "a.proto"; message C { p.M m = 1; }',
    });
    expect(errorsOf(compiled).join("\n")).toContain(error);
    expect(compiled.errors.every(({ path }) => path === "b.proto")).toBe(true);
    expect(namesIn(compiled.assumed)).toEqual(["p.E", "p.Lost", "p.N"]);
    const registry = createFileRegistry(compiled.set);
    expect(registry.getFile("b.proto")).toBeUndefined();
    expect(registry.getMessage("C")?.fields.map(typeOf)).toEqual(["p.M"]);
    expect(registry.getMessage("p.M")?.fields.map(typeOf)).toEqual(["p.N", "p.E", "p.Lost", "p.E"]);
  });
});

function typeOf(field: DescField): string | undefined {
  return field.message?.typeName ?? field.enum?.typeName;
}

test("an unknown option of a file that imports a broken one is not noted", () => {
  const { notes } = compileTexts({
    "a.proto": 'import "b.proto"; message M { option (x) = 1; }',
    "b.proto": "message {",
  });
  expect(notes).toEqual([]);
});

test("a name that is an enum in one copy and a message in another is an error for its users", () => {
  const compiled = compileTexts({
    "a.proto": 'import "one.proto"; import "c.proto"; message A { optional B b = 1; }',
    "c.proto": 'import "two.proto"; message C { optional B b = 1; }',
    "one.proto": "message B {}",
    "two.proto": "enum B { X = 0; }",
  });
  expect(errorsOf(compiled)).toEqual([
    'a.proto:1:60: "B" is a message here, but an enum in "two.proto"',
  ]);
  expect(() => createFileRegistry(compiled.set)).not.toThrow();
});

function namesIn(assumed: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  return [...new Set([...assumed.values()].flatMap((names) => [...names]))].toSorted();
}

test("an assumed name takes the kind of a copy elsewhere, so that one registry holds both", () => {
  const compiled = compileTexts({
    "one/a.proto": 'import "one/e.proto"; import "two/b.proto"; message A { optional E e = 1; }',
    "one/e.proto": "enum E { X = 0; } message {",
    "two/b.proto": 'import "two/e.proto"; message B { optional E e = 1; }',
    "two/e.proto": "enum E { X = 0; }",
  });
  expect(compiled.errors.every(({ path }) => path === "one/e.proto")).toBe(true);
  const registry = createFileRegistry(compiled.set);
  expect(registry.getMessage("A")?.fields.map(typeOf)).toEqual(["E"]);
});
