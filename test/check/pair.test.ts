import { describe, expect, test } from "vitest";
import { type PairedSides, pair } from "../../src/check/pair.ts";
import type { Pairing } from "../../src/check/rule.ts";
import { fileOf } from "../../src/schema/enclosing.ts";
import type { Subject, SubjectKind } from "../../src/schema/schema.ts";
import { subjectName } from "../../src/schema/subject-name.ts";
import { type Files, schemaOf, schemaOfWorlds, type TestWorld } from "../support/schema-of.ts";

const head = 'syntax = "proto3"; package acme.v1; ';

describe("files", () => {
  test.each<{ name: string; before: TestWorld[]; after: TestWorld[]; pairs: string[] }>([
    {
      name: "pair by path",
      before: [world("", "", { "a.proto": head, "b.proto": head })],
      after: [world("", "", { "a.proto": "", "c.proto": head })],
      pairs: ["a.proto = a.proto", "- b.proto", "+ c.proto"],
    },
    {
      name: "pair by path though their world got another name",
      before: [world("old", "", { "api/a.proto": head })],
      after: [world("api", "api/", { "api/a.proto": head })],
      pairs: ["api/a.proto = api/a.proto"],
    },
    {
      name: "pair by import name in a world whose folder was renamed",
      before: [world("api", "proto/", { "proto/v1/a.proto": head, "proto/v1/b.proto": head })],
      after: [world("api", "api/", { "api/v1/a.proto": head })],
      pairs: ["proto/v1/a.proto = api/v1/a.proto", "- proto/v1/b.proto"],
    },
    {
      name: "do not pair by import name across worlds",
      before: [world("one", "one/", { "one/a.proto": head })],
      after: [world("two", "two/", { "two/a.proto": head })],
      pairs: ["- one/a.proto", "+ two/a.proto"],
    },
    {
      name: "pair by path first: the import name of another file does not matter",
      before: [world("api", "x/", { "x/a.proto": head })],
      after: [world("api", "", { "x/a.proto": head, "a.proto": head })],
      pairs: ["x/a.proto = x/a.proto", "+ a.proto"],
    },
  ])("$name", ({ before, after, pairs }) => {
    const sides = pair(schemaOfWorlds(before), schemaOfWorlds(after));
    const { kept, added, removed } = sides.pairs("file", "file");
    expect([
      ...kept.map((files) => `${files.before.path} = ${files.after.path}`),
      ...removed.map((file) => `- ${file.before.path}`),
      ...added.map((file) => `+ ${file.after.path}`),
    ]).toEqual(pairs);
  });
});

describe("types by file", () => {
  test.each<{ name: string; before: Files; after: Files; pairs: string[] }>([
    {
      name: "pair by nested name, whatever the package is called",
      before: { "a.proto": `${head} message A { message B {} } message C {}` },
      after: { "a.proto": "package acme.v2; message A { message B {} } message D {}" },
      pairs: ["acme.v1.A = acme.v2.A", "acme.v1.A.B = acme.v2.A.B", "- acme.v1.C", "+ acme.v2.D"],
    },
    {
      name: "are removed from the file that they left, and added to the other",
      before: { "a.proto": `${head} message A {}`, "b.proto": head },
      after: { "a.proto": head, "b.proto": `${head} message A {}` },
      pairs: ["- acme.v1.A", "+ acme.v1.A"],
    },
    {
      name: "are not removed with their file, nor added with a new one",
      before: { "a.proto": head, "b.proto": `${head} message A {}` },
      after: { "a.proto": head, "c.proto": `${head} message A {}` },
      pairs: [],
    },
    {
      name: "are removed with what enclosed them",
      before: { "a.proto": `${head} message A { message B { message C {} } }` },
      after: { "a.proto": `${head} message A {}` },
      pairs: ["acme.v1.A = acme.v1.A", "- acme.v1.A.B", "- acme.v1.A.B.C"],
    },
  ])("$name", ({ before, after, pairs }) => {
    expect(pairsOf(pair(schemaOf(before), schemaOf(after)), "message", "file")).toEqual(pairs);
  });
});

describe("types by full name", () => {
  const user = 'syntax = "proto3"; package acme.v1; message User {}';
  test.each<{
    name: string;
    before: TestWorld[];
    after: TestWorld[];
    pairs: string[];
    notes?: string[];
  }>([
    {
      name: "pair across files",
      before: [world("", "", { "a.proto": user })],
      after: [world("", "", { "b.proto": user })],
      pairs: ["a.proto = b.proto"],
    },
    {
      name: "pair across worlds, where they are alone",
      before: [world("one", "one/", { "one/a.proto": user })],
      after: [world("two", "two/", { "two/b.proto": user })],
      pairs: ["one/a.proto = two/b.proto"],
    },
    {
      name: "of several worlds pair each in its own file",
      before: [
        world("one", "1/", { "1/a.proto": user }),
        world("two", "2/", { "2/a.proto": user }),
      ],
      after: [world("one", "1/", { "1/a.proto": user }), world("two", "2/", { "2/a.proto": user })],
      pairs: ["1/a.proto = 1/a.proto", "2/a.proto = 2/a.proto"],
    },
    {
      name: "of several worlds pair each in its own world after a move",
      before: [
        world("one", "1/", { "1/a.proto": user }),
        world("two", "2/", { "2/a.proto": user }),
      ],
      after: [world("one", "1/", { "1/b.proto": user }), world("two", "2/", { "2/c.proto": user })],
      pairs: ["1/a.proto = 1/b.proto", "2/a.proto = 2/c.proto"],
    },
    {
      name: "pair with what is left when the others have found theirs",
      before: [
        world("one", "1/", { "1/a.proto": user }),
        world("two", "2/", { "2/a.proto": user }),
      ],
      after: [world("one", "1/", { "1/a.proto": user }), world("tri", "3/", { "3/a.proto": user })],
      pairs: ["1/a.proto = 1/a.proto", "2/a.proto = 3/a.proto"],
    },
    {
      name: "do not pair where it is not clear which belong together, and a note says so",
      before: [
        world("one", "1/", { "1/a.proto": user }),
        world("two", "2/", { "2/a.proto": user }),
      ],
      after: [world("tri", "3/", { "3/a.proto": user })],
      pairs: [],
      notes: [
        '1/a.proto: "acme.v1.User" cannot be compared: more than one file declares the same name',
        '2/a.proto: "acme.v1.User" cannot be compared: more than one file declares the same name',
      ],
    },
    {
      name: "are removed from a world that no longer has the name",
      before: [
        world("one", "1/", { "1/a.proto": user }),
        world("two", "2/", { "2/a.proto": user }),
      ],
      after: [world("one", "1/", { "1/a.proto": user }), world("two", "2/", { "2/a.proto": "" })],
      pairs: ["1/a.proto = 1/a.proto", "- 2/a.proto"],
    },
    {
      name: "are removed with a copy that goes, whether or not the other file is looked at",
      before: [world("", "", { "a.proto": user, "b.proto": user })],
      after: [world("", "", { "a.proto": user })],
      pairs: ["a.proto = a.proto", "- b.proto"],
    },
  ])("$name", ({ before, after, pairs, notes = [] }) => {
    const sides = pair(schemaOfWorlds(before), schemaOfWorlds(after));
    expect(pairsOf(sides, "message", "name", pathOf)).toEqual(pairs);
    expect(sides.notes().map((note) => `${note.path}: ${note.message}`)).toEqual(notes);
  });
});

describe("what stands inside types", () => {
  const before = schemaOf({
    "a.proto": `syntax = "proto2"; package acme.v1;
      message A { optional int32 x = 1; optional int32 y = 2; oneof o { int32 z = 3; } oneof p { int32 q = 5; }
        extensions 100 to 200; }
      message Gone { optional int32 x = 1; }
      enum E { option allow_alias = true; ZERO = 0; NIL = 0; ONE = 1; }
      service S { rpc Get(A) returns (A); rpc Put(A) returns (A); }
      extend A { optional int32 e = 100; optional int32 f = 101; }`,
  });
  const after = schemaOf({
    "b.proto": `syntax = "proto2"; package acme.v1;
      message A { optional int32 y = 1; optional int32 x = 4; oneof o { int32 z = 3; int32 q = 5; }
        extensions 100 to 200; }
      message New { optional int32 x = 1; }
      enum E { ZERO = 0; ONE = 2; }
      service S { rpc Get(A) returns (A); rpc List(A) returns (A); }
      extend A { optional int32 e = 101; optional int32 g = 102; }`,
  });
  test.each<readonly [SubjectKind, Pairing, string[]]>([
    [
      "field",
      "number",
      [
        "acme.v1.A.x = acme.v1.A.y",
        "acme.v1.A.z = acme.v1.A.z",
        "acme.v1.A.q = acme.v1.A.q",
        "- acme.v1.A.y",
        "+ acme.v1.A.x",
      ],
    ],
    [
      "field",
      "name",
      [
        "acme.v1.A.x = acme.v1.A.x",
        "acme.v1.A.y = acme.v1.A.y",
        "acme.v1.A.z = acme.v1.A.z",
        "acme.v1.A.q = acme.v1.A.q",
      ],
    ],
    ["field", "file", []],
    ["oneof", "name", ["acme.v1.A.o = acme.v1.A.o", "- acme.v1.A.p"]],
    [
      "enum_value",
      "number",
      ["acme.v1.E.ZERO = acme.v1.E.ZERO", "- acme.v1.E.ONE", "+ acme.v1.E.ONE"],
    ],
    ["rpc", "name", ["acme.v1.S.Get = acme.v1.S.Get", "- acme.v1.S.Put", "+ acme.v1.S.List"]],
    ["extension", "number", ["acme.v1.f = acme.v1.e", "- acme.v1.e", "+ acme.v1.g"]],
    ["extension", "name", ["acme.v1.e = acme.v1.e", "- acme.v1.f", "+ acme.v1.g"]],
  ])("%s by %s", (kind, pairing, pairs) => {
    expect(pairsOf(pair(before, after), kind, pairing)).toEqual(pairs);
  });

  test("each pairing is computed once", () => {
    const sides = pair(before, after);
    expect(sides.pairs("field", "number")).toBe(sides.pairs("field", "number"));
    expect(sides.pairs("rpc", "name")).toBe(sides.pairs("rpc", "name"));
  });

  test("the optional fields of proto3 have no oneof", () => {
    const schema = schemaOf({
      "a.proto": 'syntax = "proto3"; message A { optional int32 x = 1; }',
    });
    expect(pair(schema, schema).pairs("oneof", "name").kept).toEqual([]);
  });

  test("what was removed or added knows its container of the new side", () => {
    const { removed, added } = pair(before, after).pairs("field", "number");
    expect([...removed, ...added].map(({ container }) => pathOf(container))).toEqual([
      "b.proto",
      "b.proto",
    ]);
    const gone = pair(before, after).pairs("message", "name").removed;
    expect(gone.map(({ container }) => container)).toEqual([undefined]);
  });
});

function world(name: string, root: string, files: Files): TestWorld {
  return { name, root, files };
}

function pairsOf(
  sides: PairedSides,
  kind: SubjectKind,
  pairing: Pairing,
  words: (subject: Subject) => string = subjectName,
): readonly string[] {
  const { kept, removed, added } = sides.pairs(kind, pairing);
  return [
    ...kept.map(({ before, after }) => `${words(before)} = ${words(after)}`),
    ...removed.map(({ before }) => `- ${words(before)}`),
    ...added.map(({ after }) => `+ ${words(after)}`),
  ];
}

function pathOf(subject: Subject): string {
  return fileOf(subject).proto.name;
}
