import { expect, test } from "vitest";
import type { Root } from "../../src/select/selection.ts";
import { answering, filesOf } from "../support/answering.ts";

interface Case {
  /** Paths of other files, with their text. */
  readonly others: Readonly<Record<string, string>>;
  readonly name: string;
  readonly meaning: string;
  /** Of the importer; else "proto/acme/v1/user.proto" of package acme.v1. */
  readonly path?: string;
  readonly text?: string;
  readonly roots?: readonly Root[];
  readonly notes?: readonly string[];
}

const cases: Readonly<Record<string, Case>> = {
  "an import below the own root is taken": {
    others: { "proto/acme/v1/role.proto": "" },
    name: "acme/v1/role.proto",
    meaning: "proto/acme/v1/role.proto",
  },
  "the own root goes before a nearer folder": {
    others: { "proto/common.proto": "", "proto/acme/v1/common.proto": "" },
    name: "common.proto",
    meaning: "proto/common.proto",
  },
  "a folder around the file is searched, the nearest first": {
    others: { "proto/acme/common.proto": "", "common.proto": "" },
    name: "common.proto",
    meaning: "proto/acme/common.proto",
  },
  "a copy in the source goes before the built-in file": {
    others: { "proto/google/protobuf/any.proto": "package google.protobuf;" },
    name: "google/protobuf/any.proto",
    meaning: "proto/google/protobuf/any.proto",
  },
  "a built-in file goes before a copy in another root": {
    others: { "third_party/google/protobuf/any.proto": "package google.protobuf;" },
    name: "google/protobuf/any.proto",
    meaning: "built-in google/protobuf/any.proto",
  },
  "a path that ends with the import is taken from another root": {
    others: { "third_party/google/api/http.proto": "package google.api;" },
    name: "google/api/http.proto",
    meaning: "third_party/google/api/http.proto",
  },
  "of several the one that shares most folders is taken": {
    others: {
      "a/google/api/http.proto": "package google.api;",
      "proto/deps/google/api/http.proto": "package google.api;",
    },
    name: "google/api/http.proto",
    meaning: "proto/deps/google/api/http.proto",
  },
  "of equals the first is taken, and a note says so": {
    others: {
      "b/google/api/http.proto": "package google.api;",
      "a/google/api/http.proto": "package google.api;",
    },
    name: "google/api/http.proto",
    meaning: "a/google/api/http.proto",
    notes: [
      'import "google/api/http.proto" was taken for "a/google/api/http.proto", but could be "b/google/api/http.proto" as well',
    ],
  },
  "a longer path is not taken if its package belongs to its name": {
    others: { "buf/validate/validate.proto": "package buf.validate;" },
    name: "validate/validate.proto",
    meaning: "assumed",
  },
  "a nearer file of another package does not hide the right one": {
    others: {
      "proto/x/api/http.proto": "package x.api;",
      "far/api/http.proto": "package api;",
    },
    name: "api/http.proto",
    meaning: "far/api/http.proto",
  },
  "a bare name may be a file of any package": {
    others: { "common/types.proto": "package common;" },
    name: "types.proto",
    meaning: "common/types.proto",
  },
  "a virtual prefix is dropped where the rest is a path from the top": {
    path: "api/rpcpb/rpc.proto",
    text: "package rpcpb; message M { mvccpb.KeyValue kv = 1; }",
    others: { "api/mvccpb/kv.proto": "package mvccpb; message KeyValue {}" },
    name: "etcd/api/mvccpb/kv.proto",
    meaning: "api/mvccpb/kv.proto",
  },
  "a virtual prefix is dropped where the rest ends exactly one path": {
    others: { "vendor/gogoproto/gogo.proto": "package gogoproto; message Gogo {}" },
    text: "package acme.v1; message M { gogoproto.Gogo gogo = 1; }",
    name: "github.com/gogo/protobuf/gogoproto/gogo.proto",
    meaning: "vendor/gogoproto/gogo.proto",
  },
  "a virtual prefix is not dropped where the rest ends two paths": {
    others: {
      "a/gogoproto/gogo.proto": "package gogoproto; message Gogo {}",
      "b/gogoproto/gogo.proto": "package gogoproto; message Gogo {}",
    },
    text: "package acme.v1; message M { gogoproto.Gogo gogo = 1; }",
    name: "github.com/gogo/protobuf/gogoproto/gogo.proto",
    meaning: "assumed",
  },
  "a virtual prefix is not dropped against the package of the file": {
    path: "temporal/api/service.proto",
    text: "package temporal.api; message M { Rule rule = 1; }",
    others: { "temporal/api/annotations.proto": "package temporal.api; message Rule {}" },
    name: "google/api/annotations.proto",
    meaning: "assumed",
  },
  "a virtual prefix is not dropped for a file that the importer does not speak of": {
    others: { "api/http.proto": "message HttpRule {}" },
    name: "google/api/http.proto",
    meaning: "assumed",
  },
  "a bare name behind a virtual prefix must spell its package": {
    others: { "proto/date.proto": "package acme.types; message Date {}" },
    text: "package acme.v1; message M { Date date = 1; }",
    name: "google/type/date.proto",
    meaning: "assumed",
  },
  "a bare name behind a domain may be at the top": {
    others: { "types.proto": "package acme.types; message Date {}" },
    text: "package acme.v1; message M { Date date = 1; }",
    name: "github.com/acme/api/types.proto",
    meaning: "types.proto",
  },
  "a virtual prefix never leads to the importer itself": {
    path: "annotations.proto",
    text: "message M {}",
    others: {},
    name: "a.b/annotations.proto",
    meaning: "assumed",
  },
  "what is nowhere is assumed": { others: {}, name: "google/api/http.proto", meaning: "assumed" },
  "explicit roots are searched in their order": {
    others: { "one/x.proto": "", "two/x.proto": "" },
    roots: [at("two"), at("proto"), at("one")],
    name: "x.proto",
    meaning: "two/x.proto",
  },
  "the prefix of an explicit root is part of the name": {
    others: { "lib/x.proto": "" },
    roots: [at("proto"), at("lib", "acme/lib")],
    name: "acme/lib/x.proto",
    meaning: "lib/x.proto",
  },
  "a prefix must be whole folders": {
    others: { "lib/x.proto": "", "other/y.proto": "" },
    roots: [at("proto"), at("lib", "acme")],
    name: "acmelib/x.proto",
    meaning: "assumed",
  },
  "a file outside of the explicit roots finds them, too": {
    others: { "lib/x.proto": "" },
    roots: [at("lib", "acme/lib")],
    name: "acme/lib/x.proto",
    meaning: "lib/x.proto",
  },
};

test.each(Object.entries(cases))("%s", (_, given) => {
  const path = given.path ?? "proto/acme/v1/user.proto";
  const text = `import "${given.name}"; ${given.text ?? "package acme.v1;"}`;
  const after = filesOf({ ...given.others, [path]: text });
  const { selection } = answering({ before: new Map(), after }, { roots: given.roots ?? [] });
  expect(meaningIn(selection, path, given.name)).toBe(given.meaning);
  expect(selection.notes.map((note) => note.message)).toEqual(given.notes ?? []);
});

const hostile = [
  "",
  "/etc/secret.proto",
  "../secret.proto",
  "acme/../../secret.proto",
  "acme/./secret.proto",
  "acme//secret.proto",
  "..\\\\secret.proto",
  "C:\\\\secret.proto",
  "secret.proto/",
  "secret.txt",
  "acme\\000/secret.proto",
  `${"a/".repeat(5000)}secret.proto`,
];

test("the roots of the own set are searched before those of another", () => {
  const path = "proto/user.proto";
  const files = filesOf({ [path]: 'import "x.proto";', "one/x.proto": "", "lib/x.proto": "" });
  const rootSets = [[at("one")], [at("proto"), at("lib")]];
  const { selection } = answering({ before: new Map(), after: files }, { rootSets });
  expect(meaningIn(selection, path, "x.proto")).toBe("lib/x.proto");
});

test.each(hostile)("the import %.40j is never looked for", (name) => {
  const path = "acme/user.proto";
  const after = filesOf({ [path]: `import "${name}";` });
  const { selection, requests } = answering({ before: new Map(), after });
  const resolved = [...(selection.worlds[0]?.after.imports.get(path)?.values() ?? [])];
  expect(resolved).toEqual([{ kind: "assumed" }]);
  const asked = requests.flatMap((request) => ("paths" in request ? request.paths : []));
  expect(asked.filter((each) => each !== path)).toEqual([]);
});

function at(folder: string, prefix = ""): Root {
  return { folder, prefix };
}

function meaningIn(
  { worlds }: ReturnType<typeof answering>["selection"],
  path: string,
  name: string,
): string | undefined {
  const world = worlds.find((each) => each.after.compared.has(path));
  const meaning = world?.after.imports.get(path)?.get(name);
  switch (meaning?.kind) {
    case "file":
      return meaning.path;
    case "built-in":
      return `built-in ${meaning.name}`;
    case "assumed":
      return "assumed";
    case undefined:
      return undefined;
  }
}
