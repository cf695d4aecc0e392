import { expect, test } from "vitest";
import { answering, filesOf, type Settings } from "../support/answering.ts";

test("changed files are selected on the sides that have them", () => {
  const sides = {
    before: filesOf({ "gone.proto": "", "kept.proto": "", "same.proto": "" }),
    after: filesOf({ "new.proto": "", "kept.proto": "// more", "same.proto": "" }),
  };
  const [world] = answering(sides).selection.worlds;
  expect([...(world?.before.compared.keys() ?? [])]).toEqual(["gone.proto", "kept.proto"]);
  expect([...(world?.after.compared.keys() ?? [])]).toEqual(["kept.proto", "new.proto"]);
});

test("imported files come along without being compared", () => {
  const user = 'import "a.proto";';
  const kept = { "a.proto": 'import "b.proto";', "b.proto": "", "c.proto": "" };
  const before = filesOf({ ...kept, "user.proto": user });
  const after = filesOf({ ...kept, "user.proto": `${user} // more` });
  const [world] = answering({ before, after }).selection.worlds;
  expect(world?.after.files.map((file) => file.path)).toEqual(["a.proto", "b.proto", "user.proto"]);
  expect([...(world?.after.compared.keys() ?? [])]).toEqual(["user.proto"]);
});

const wholesale: readonly (readonly [string, Settings])[] = [
  ["on demand", { all: true }],
  ["where the explicit roots changed", { rootsBefore: [], roots: [{ folder: "x", prefix: "" }] }],
];

test.each(wholesale)("every file is selected %s", (_, settings) => {
  const kept = { "a.proto": "", "x/b.proto": "" };
  const sides = { before: filesOf({ ...kept, "gone.proto": "" }), after: filesOf(kept) };
  const { worlds } = answering(sides, settings).selection;
  const paths = worlds.flatMap(({ before }) => [...before.compared.keys()]);
  expect(paths.toSorted()).toEqual(["a.proto", "gone.proto", "x/b.proto"]);
});

test("a file that does not parse stays in, with its errors", () => {
  const sides = {
    before: filesOf({ "a.proto": "message {" }),
    after: filesOf({ "a.proto": "message A {}" }),
  };
  const [world] = answering(sides).selection.worlds;
  expect(world?.before.files.map((file) => file.errors.length > 0)).toEqual([true]);
});

test("what is listed but cannot be read is not there", () => {
  const kept = { "acme/role.proto": "" };
  const sides = {
    before: filesOf(kept),
    after: filesOf({ ...kept, "acme/user.proto": 'import "acme/role.proto";' }),
  };
  const [world] = answering(sides, { unreadable: ["acme/role.proto"] }).selection.worlds;
  expect(world?.after.files.map((file) => file.path)).toEqual(["acme/user.proto"]);
  expect([...(world?.after.imports.get("acme/user.proto") ?? [])]).toEqual([
    ["acme/role.proto", { kind: "assumed" }],
  ]);
});

test("a listing is asked for in the place of very many paths", () => {
  const imports = Array.from({ length: 2000 }, (_, index) => `import "acme/x${index}.proto";`);
  const sides = { before: filesOf({}), after: filesOf({ "a/b/c.proto": imports.join("\n") }) };
  const kinds = answering(sides).requests.map((request) => request.kind);
  expect(kinds).toEqual(["read", "list", "may-import"]);
});

test("nothing changed: nothing is asked and nothing selected", () => {
  const files = filesOf({ "a.proto": "" });
  const { selection, requests } = answering({ before: files, after: files });
  expect(requests).toEqual([]);
  expect(selection).toEqual({ worlds: [], notes: [] });
});

test("an added field costs no search for importers and no listing", () => {
  const kept = { "acme/role.proto": "package acme; message Role {}" };
  const text =
    'syntax = "proto3"; package acme; import "acme/role.proto"; message User { Role role = 1;';
  const sides = {
    before: filesOf({ ...kept, "acme/user.proto": `${text} }` }),
    after: filesOf({ ...kept, "acme/user.proto": `${text} int32 age = 2; }` }),
  };
  const { requests } = answering(sides);
  expect(requests.map(({ kind, side }) => `${kind} ${side}`)).toEqual([
    "read before",
    "read after",
    "exists after",
    "read after",
  ]);
});

test("who imports a file is asked by the names alone that it can have", () => {
  const kept = Object.fromEntries(
    ["a/v1", "b/v1", "b/v2"].map((folder) => [
      `${folder}/user.proto`,
      `package ${folder.replace("/", ".")}; import "${folder}/types.proto";`,
    ]),
  );
  const path = "proto/b/v1/types.proto";
  const root = { folder: "proto", prefix: "repo.io" };
  const soughtFor = (text: string) => {
    const before = filesOf({ ...kept, [path]: text });
    const after = filesOf({ ...kept, [path]: `${text} message Added {}` });
    const { requests } = answering({ before, after }, { roots: [root] });
    return requests.flatMap((request) => (request.kind === "may-import" ? request.sought : []))[0];
  };
  expect(soughtFor("package b.v1;")).toEqual({
    names: ["v1/types.proto", "types.proto"],
    endings: ["b/v1/types.proto"],
  });
  expect(soughtFor("package c;")).toEqual({ names: [], endings: ["types.proto"] });
});

test("importers are searched once for all files of a round, in the new side", () => {
  const sides = {
    before: filesOf({ "acme/a.proto": "package acme;", "acme/b.proto": "package acme;" }),
    after: filesOf({
      "acme/a.proto": "package acme; message A {}",
      "acme/b.proto": "package acme; message B {}",
    }),
  };
  const searches = answering(sides).requests.filter((request) => request.kind === "may-import");
  expect(searches).toEqual([
    {
      kind: "may-import",
      side: "after",
      sought: { names: ["a.proto", "b.proto"], endings: ["acme/a.proto", "acme/b.proto"] },
    },
  ]);
});
