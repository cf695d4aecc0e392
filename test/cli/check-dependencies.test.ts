import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { fakeIo } from "../support/fake-io.ts";
import { createFolder, createRepository, type Files } from "../support/repository.ts";

const commit = "28151c0d0a1641bf938a7672c500e01d";
const locked: Files = {
  "buf.yaml":
    "version: v2\nmodules:\n  - path: proto\ndeps:\n  - buf.build/acme/types\nbreaking:\n  use: [FILE, WIRE]\n",
  "buf.lock": `version: v2\ndeps:\n  - name: buf.build/acme/types\n    commit: ${commit}\n    digest: b5:99c7\n`,
};
const before =
  'syntax = "proto3";\npackage a.v1;\nimport "acme/types.proto";\nmessage M { acme.T t = 1; }\n';
const after = before.replace("acme.T t", "acme.E t");
const types =
  'syntax = "proto3";\npackage acme;\nimport "acme/more.proto";\nimport "google/protobuf/any.proto";\nmessage T { More more = 1; google.protobuf.Any any = 2; }\nenum E { E_UNSPECIFIED = 0; }\n';
const more = 'syntax = "proto3";\npackage acme;\nmessage More {}\n';

/** As buf leaves it behind. */
const modules = `v3/modules/b5/buf.build/acme/types/${commit}`;
const cached: Files = {
  [`${modules}/module.yaml`]: "version: v1\nfiles_dir: files\n",
  [`${modules}/files/acme/types.proto`]: types,
  [`${modules}/files/acme/more.proto`]: more,
};

async function check(cache: Files, vendored: Files = {}) {
  const repository = createRepository();
  repository.commit({ ...locked, ...vendored, "proto/a/v1/a.proto": before });
  repository.commit({ "proto/a/v1/a.proto": after });
  const env = { ...repository.env, BUF_CACHE_DIR: createFolder(cache) };
  const io = fakeIo({ cwd: repository.directory, env });
  const status = await main(
    ["check", "--against", "HEAD~1", "--head", "HEAD", "--format", "json"],
    io,
  );
  const { findings, notes, files } = JSON.parse(io.out());
  return {
    status,
    compiled: files.compiled,
    messages: findings.map(({ message }: { readonly message: string }) => message),
    assumed: notes.filter(({ kind }: { readonly kind: string }) => kind === "assumed-import")
      .length,
  };
}

test("a dependency that buf has fetched is compiled with its own imports, and not compared", async () => {
  const type = 'field 1 "t" of a.v1.M changed type from acme.T to acme.E';
  expect(await check(cached)).toEqual({
    status: 1,
    compiled: 3,
    messages: [
      'field 1 "t" of a.v1.M changed cardinality from optional with explicit presence to optional with implicit presence',
      type,
      type,
    ],
    assumed: 0,
  });
});

test("one that buf has not fetched is assumed, and nothing is said of its kinds", async () => {
  const { compiled, messages, assumed } = await check({});
  expect({ compiled, assumed }).toEqual({ compiled: 1, assumed: 1 });
  expect(messages).not.toContainEqual(expect.stringContaining("cardinality"));
});

test("one that is vendored is taken from the repository", async () => {
  const vendored = {
    "vendor/acme/types.proto": 'syntax = "proto3"; package acme; message T {} message E {}',
  };
  const { compiled, messages, assumed } = await check(cached, vendored);
  expect({ compiled, assumed }).toEqual({ compiled: 2, assumed: 0 });
  expect(messages).not.toContainEqual(expect.stringContaining("cardinality"));
});
