import { expect, test } from "vitest";
import type { Root } from "../../src/select/selection.ts";
import { answering, filesOf } from "../support/answering.ts";

type Texts = Readonly<Record<string, string>>;

const inferred: readonly (readonly [string, Texts, string, string])[] = [
  [
    "a package that ends the folder tells the root",
    { "proto/acme/v1/user.proto": "package acme.v1;" },
    "proto/acme/v1/user.proto",
    "proto",
  ],
  [
    "a package that is the whole folder puts the root at the top",
    { "acme/v1/user.proto": "package acme.v1;" },
    "acme/v1/user.proto",
    "",
  ],
  [
    "an import of the own tree tells the root where the package does not end the folder",
    {
      "proto/acme/user.proto": 'package acme.users.v1; import "acme/role.proto";',
      "proto/acme/role.proto": "package acme.roles.v1;",
    },
    "proto/acme/user.proto",
    "proto",
  ],
  [
    "an import of the own tree goes before a package that ends the folder by chance",
    {
      "internal/user/userpb/user.proto":
        'package userpb; import "internal/role/rolepb/role.proto";',
      "internal/role/rolepb/role.proto": "package rolepb;",
    },
    "internal/user/userpb/user.proto",
    "",
  ],
  [
    "of several roots of the own tree the one of the package is taken",
    {
      "a/b/user.proto":
        'package b; import "b/role.proto"; import "a/b/x.proto"; import "a/b/y.proto";',
      "a/b/role.proto": "",
      "a/b/x.proto": "",
      "a/b/y.proto": "",
    },
    "a/b/user.proto",
    "a",
  ],
  [
    "a package goes before an import that lies in another root, which happens to be an ancestor",
    {
      "proto/acme/v1/user.proto": 'package acme.v1; import "google/api/http.proto";',
      "google/api/http.proto": "package google.api;",
    },
    "proto/acme/v1/user.proto",
    "proto",
  ],
  [
    "a package goes before the bare name of a neighbour",
    {
      "api/rpcpb/raft.proto": 'package rpcpb; import "rpc.proto";',
      "api/rpcpb/rpc.proto": "package rpcpb;",
    },
    "api/rpcpb/raft.proto",
    "api",
  ],
  [
    "without a telling package the bare name of a neighbour makes the folder the root",
    { "steam/user.proto": 'import "base.proto";', "steam/base.proto": "" },
    "steam/user.proto",
    "steam",
  ],
  [
    "imports below the own folder make it the root",
    {
      "proto/user.proto": 'package acme; import "google/api/http.proto";',
      "proto/google/api/http.proto": "package google.api;",
    },
    "proto/user.proto",
    "proto",
  ],
  [
    "a silent file belongs to the root of its folder",
    {
      "proto/acme/a.proto": "package acme.one;",
      "proto/acme/b.proto": "package acme;",
    },
    "proto/acme/a.proto",
    "proto",
  ],
  [
    "neighbours go before an import that lies in another root",
    {
      "game/user.proto": 'import "google/protobuf/descriptor.proto";',
      "game/net.proto": 'import "base.proto";',
      "game/base.proto": "",
      "google/protobuf/descriptor.proto": "package google.protobuf;",
    },
    "game/user.proto",
    "game",
  ],
  [
    "the import of another root tells more than nothing",
    {
      "game/user.proto": 'import "common/base.proto";',
      "common/base.proto": "package common;",
    },
    "game/user.proto",
    "",
  ],
  [
    "the ancestor that holds most imports is taken, of equals the nearest",
    {
      "a/b/c/user.proto": 'import "x/one.proto"; import "y/two.proto";',
      "a/x/one.proto": "",
      "a/b/y/two.proto": "",
    },
    "a/b/c/user.proto",
    "a/b",
  ],
  [
    "a silent folder belongs to the root of what is around it",
    {
      "proto/acme/config/config.proto": "package acme.config.v1;",
      "proto/acme/v1/user.proto": "package acme.v1;",
    },
    "proto/acme/config/config.proto",
    "proto",
  ],
  [
    "a root that does not hold the file is not taken from around it",
    {
      "e2e/example.proto": "package example.v1;",
      "proto/acme/v1/user.proto": "package acme.v1;",
    },
    "e2e/example.proto",
    "e2e",
  ],
  [
    "nothing told by anything leaves the folder itself",
    { "e2e/example.proto": "" },
    "e2e/example.proto",
    "e2e",
  ],
  [
    "a file at the top has its root there",
    { "example.proto": "package a.b;" },
    "example.proto",
    "",
  ],
  [
    "a file cannot tell its root by importing itself",
    { "a/b/x.proto": 'import "b/x.proto";' },
    "a/b/x.proto",
    "a/b",
  ],
];

test.each(inferred)("%s", (_, texts, path, root) => {
  expect(rootsOf(texts, [])).toContainEqual([
    path,
    root,
    path.slice(root === "" ? 0 : root.length + 1),
  ]);
});

const explicit: readonly (readonly [string, readonly Root[], string, string])[] = [
  ["an explicit root goes before the package", [at("proto/acme")], "v1/user.proto", "proto/acme"],
  [
    "the longest explicit root holds the file",
    [at("proto"), at("proto/acme")],
    "v1/user.proto",
    "proto",
  ],
  [
    "a prefix stands in front of the import name",
    [at("proto", "x/y")],
    "x/y/acme/v1/user.proto",
    "proto",
  ],
  [
    "a file outside of all explicit roots is inferred",
    [at("other")],
    "acme/v1/user.proto",
    "proto",
  ],
  ["a folder that only begins alike holds nothing", [at("pro")], "acme/v1/user.proto", "proto"],
];

test.each(explicit)("%s", (_, roots, importName, world) => {
  const path = "proto/acme/v1/user.proto";
  const found = rootsOf({ [path]: "package acme.v1;" }, roots);
  expect(found).toEqual([[path, world, importName]]);
});

test("a root is found without a listing where a file tells it", () => {
  const after = filesOf({
    "proto/acme/user.proto": 'package acme; import "acme/role.proto";',
    "proto/acme/role.proto": "package acme;",
  });
  const before = new Map([...after, ["proto/acme/user.proto", "package acme;"]]);
  const { requests } = answering({ before, after });
  expect(requests.map((request) => request.kind)).toEqual(["read", "read", "exists", "read"]);
});

function at(folder: string, prefix = ""): Root {
  return { folder, prefix };
}

/** Path, world and import name of every file. */
function rootsOf(texts: Texts, roots: readonly Root[]) {
  const { selection } = answering({ before: new Map(), after: filesOf(texts) }, { roots });
  return selection.worlds.flatMap(({ name, after }) =>
    [...after.compared].map(([path, importName]) => [path, name, importName]),
  );
}
