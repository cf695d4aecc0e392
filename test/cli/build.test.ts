import { mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { beforeAll, describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { fakeIo } from "../support/fake-io.ts";
import { createRepository, type Files, type TestRepository } from "../support/repository.ts";

const user = `syntax = "proto3";
package acme.v1;
import "google/protobuf/timestamp.proto";
import "acme/v1/team.proto";
// A user.
message User {
  Team team = 1;
  google.protobuf.Timestamp at = 2;
}
`;
const team = 'syntax = "proto3";\npackage acme.v1;\nmessage Team {}\n';
const good = { "proto/acme/v1/user.proto": user, "proto/acme/v1/team.proto": team };

let repository: TestRepository;
beforeAll(() => {
  repository = createRepository();
  repository.commit(good);
});

async function build(...flags: readonly string[]) {
  const { directory, env } = repository;
  const io = fakeIo({ cwd: directory, env });
  const status = await main(["build", ...flags], io);
  return { status, out: io.out(), err: io.err() };
}

/** Builds these files, which stand in a folder of their own: FOLDER in the flags. */
async function buildFiles(files: Files, ...flags: readonly string[]) {
  const folder = `folder${Object.keys(folders).length}`;
  folders[folder] = true;
  mkdirSync(join(repository.directory, folder));
  repository.write(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [join(folder, path), text])),
  );
  const named = flags.map((flag) => flag.replace("FOLDER", folder));
  const ran = await build(`./${folder}`, "-o", "out.binpb", ...named);
  return { ...ran, err: ran.err.replaceAll(`${folder}/`, "") };
}

const folders: Record<string, true> = {};

function filesIn(path: string) {
  const bytes = readFileSync(join(repository.directory, path));
  return fromBinary(FileDescriptorSetSchema, bytes).file;
}

describe("build", () => {
  test("writes what a revision holds, under import names, each file after its dependencies", async () => {
    expect(await build("HEAD", "-o", "head.binpb")).toEqual({ status: 0, out: "", err: "" });
    expect(filesIn("head.binpb").map(({ name }) => name)).toEqual([
      "acme/v1/team.proto",
      "google/protobuf/timestamp.proto",
      "acme/v1/user.proto",
    ]);
  });

  test("writes what is in the work tree, if nothing else is asked for", async () => {
    repository.write({ "proto/acme/v1/new.proto": 'syntax = "proto3";\n' });
    expect((await build("-o", "tree.binpb")).status).toBe(0);
    repository.remove("proto/acme/v1/new.proto");
    expect(filesIn("tree.binpb").map(({ name }) => name)).toContain("acme/v1/new.proto");
  });

  test("leaves out what it is told to", async () => {
    const flags = ["--exclude-imports", "--exclude-source-info"];
    expect((await build("HEAD", "-o", "bare.binpb", ...flags)).status).toBe(0);
    const files = filesIn("bare.binpb");
    expect(files.map(({ name }) => name)).toEqual(["acme/v1/team.proto", "acme/v1/user.proto"]);
    expect(files.map(({ sourceCodeInfo }) => sourceCodeInfo)).toEqual([undefined, undefined]);
  });

  test("tells places and comments", async () => {
    await build("HEAD", "-o", "head.binpb");
    const places = filesIn("head.binpb").at(-1)?.sourceCodeInfo?.location ?? [];
    const place = places.find(({ path }) => path.join() === "4,0");
    expect(place).toMatchObject({ span: [5, 0, 8, 1], leadingComments: " A user.\n" });
  });

  test("writes to standard output what it writes to a file", async () => {
    await build("HEAD", "-o", "head.binpb");
    const { out } = await build("HEAD", "-o", "-");
    expect(Buffer.from(out, "latin1")).toEqual(
      readFileSync(join(repository.directory, "head.binpb")),
    );
  });

  test.each(["x.json", "x.txtpb", "x.binpb.gz"])("reads %s and writes it anew", async (name) => {
    await build("HEAD", "-o", "head.binpb");
    await build("HEAD", "-o", name);
    expect((await build(`./${name}`, "-o", "again.binpb")).err).toBe("");
    expect(filesIn("again.binpb")).toEqual(filesIn("head.binpb"));
  });

  test("leaves out a folder, of which only what is imported stays", async () => {
    const files = {
      "a/a.proto": 'import "b/used.proto";',
      "b/used.proto": 'import "b/deep.proto";',
      "b/deep.proto": "",
      "b/unused.proto": "",
      "copy/a/a.proto": 'import "b/used.proto";',
      "copy/b/used.proto": "",
    };
    const flags = ["--exclude-path", "FOLDER/b", "--exclude-path", "FOLDER/copy"];
    const ran = await buildFiles(files, ...flags);
    expect(ran).toMatchObject({ status: 0, err: "" });
    const names = filesIn("out.binpb").map(({ name }) => name);
    expect(names).toEqual(["b/deep.proto", "b/used.proto", "a/a.proto"]);
  });

  test("finds the modules of a buf.yaml", async () => {
    const modules = { "buf.yaml": "version: v2\nmodules:\n  - path: api\n" };
    const files = { "api/acme/a.proto": team, "other/b.proto": "message B {}\n", ...modules };
    expect(await buildFiles(files)).toMatchObject({ status: 0 });
    expect(filesIn("out.binpb").map(({ name }) => name)).toEqual(["acme/a.proto"]);
  });
});

describe("what build refuses", () => {
  const rows: readonly (readonly [string, Files, readonly string[], number, string])[] = [
    ["a syntax error", { "a.proto": "message {" }, [], 3, "a.proto:1:9: error: expected"],
    [
      "a type that nothing defines",
      { "a.proto": "message A {\n  optional B b = 1;\n}" },
      [],
      3,
      'a.proto:2:12: error: "B" is not defined',
    ],
    [
      "an import that is nowhere and has a type that is used",
      { "a.proto": 'import "b.proto";\nmessage A { optional B b = 1; }' },
      [],
      3,
      'a.proto:1:1: error: import "b.proto" was not found, and "B" is defined nowhere else\n  help: ',
    ],
    [
      "any import that is nowhere, with --strict",
      { "a.proto": 'import "b.proto";' },
      ["--strict"],
      3,
      'a.proto:1:1: error: import "b.proto" was not found\n',
    ],
    [
      "an option that nothing defines, with --strict",
      { "a.proto": "message A { option (x) = 1; }" },
      ["--strict"],
      3,
      'a.proto:1:20: error: option "(x)" is not defined in what this file imports',
    ],
    [
      "two files of one import name",
      { "one/acme/a.proto": "package acme;", "two/acme/a.proto": "package acme;" },
      [],
      2,
      '"one/acme/a.proto" and "two/acme/a.proto" are both imported as "acme/a.proto"',
    ],
    [
      "a name that two files declare",
      { "one/a.proto": "message A {}", "two/b.proto": "message A {}" },
      [],
      3,
      'error: "A" is declared in "b.proto" and "a.proto"',
    ],
  ];
  test.each(rows)("%s", async (_, files, flags, status, message) => {
    const before = readdirSync(repository.directory);
    const ran = await buildFiles(files, ...flags);
    expect(ran).toMatchObject({ status, out: "" });
    expect(ran.err).toContain(message);
    expect(readdirSync(repository.directory).filter((name) => name.endsWith(".tmp"))).toEqual([]);
    expect(before.length).toBeGreaterThan(0);
  });

  test.each([
    [[], 2, "required option"],
    [["-o", "x.proto"], 2, "does not say what format"],
    [["-o", "x"], 2, "does not say what format"],
    [["HEAD", "-o", "nowhere/x.binpb"], 2, "cannot write"],
    [["no-such-revision", "-o", "x.binpb"], 3, "no-such-revision"],
    [["./none.binpb", "-o", "x.binpb"], 3, "it does not exist"],
  ])("%j: %d", async (flags, status, message) => {
    const ran = await build(...flags);
    expect(ran.status).toBe(status);
    expect(ran.err).toContain(message);
  });

  test("binary in a terminal", async () => {
    const { directory, env } = repository;
    const io = fakeIo({ cwd: directory, env, columns: 80 });
    expect(await main(["build", "-o", "-"], io)).toBe(2);
    expect(io.err()).toContain("standard output is a terminal");
  });
});

describe("what is missing and not needed", () => {
  test("is left out with the options that it defines, and told", async () => {
    const text = 'import "gone.proto";\nmessage A { option (gone.o) = 1; }\n';
    const { status, err } = await buildFiles({ "a.proto": text });
    expect({ status, err }).toEqual({
      status: 0,
      err: 'note: a.proto: import "gone.proto" of "a.proto" was not found: it and the options that it defines are left out\n',
    });
    const [file] = filesIn("out.binpb");
    expect(file?.dependency).toEqual([]);
    expect(file?.messageType[0]?.options?.uninterpretedOption).toEqual([]);
  });

  test("leaves the indexes of public imports right", async () => {
    const text = 'import "gone.proto";\nimport public "b.proto";\nmessage A {}\n';
    await buildFiles({ "a.proto": text, "b.proto": "message B {}\n" });
    const file = filesIn("out.binpb").find(({ name }) => name === "a.proto");
    expect(file).toMatchObject({ dependency: ["b.proto"], publicDependency: [0] });
  });
});

test("an image keeps the permissions of the file that it replaces", async () => {
  await build("HEAD", "-o", "head.binpb");
  const before = statSync(join(repository.directory, "head.binpb")).mode;
  await build("HEAD", "-o", "head.binpb");
  expect(statSync(join(repository.directory, "head.binpb")).mode).toBe(before);
});
