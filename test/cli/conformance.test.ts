import { readdirSync } from "node:fs";
import { beforeAll, describe, expect, test, vi } from "vitest";
import { main } from "../../src/cli/main.ts";
import { built } from "../support/built.ts";
import { fakeIo } from "../support/fake-io.ts";
import { createFolder, createRepository, type Files } from "../support/repository.ts";
import { standInCompiler } from "../support/stand-in-compiler.ts";

const bin = built();
let protoc: string;
let buf: string;
beforeAll(() => {
  protoc = standInCompiler(bin("bin"), "protoc");
  buf = standInCompiler(bin("bin"), "buf");
});

async function conformance(cwd: string, ...flags: readonly string[]) {
  const io = fakeIo({ cwd, env: { PATH: process.env.PATH } });
  const status = await main(["conformance", ".", ...flags], io);
  return { status, out: io.out(), err: io.err() };
}

const header = 'syntax = "proto3";\npackage acme;\n';
const good = `${header}// A user.\nmessage User { int32 age = 1; }\n`;

/** The numbers of the line of a witness: files, equal, explained, different, refused by us, them, both. */
function countsIn(out: string): readonly number[] {
  const line = out.split("\n").find((each) => /^(protoc 99.9|buf 9.9.9) /.test(each)) ?? "";
  return (line.match(/(?<= )\d+(?= )/g) ?? []).slice(0, 7).map(Number);
}

describe("a witness", () => {
  const rows: readonly (readonly [string, Files, number, readonly number[], string])[] = [
    ["agrees", { "a.proto": good }, 0, [1, 1, 0, 0, 0, 0, 0], ""],
    [
      "has another type",
      { "a.proto": `${good}// witness: int64 for int32\n` },
      1,
      [1, 0, 0, 1, 0, 0, 0],
      'a.proto: descriptor .messageType.0.field.0.type: ours "TYPE_INT32", theirs "TYPE_INT64"',
    ],
    [
      "has another comment",
      { "a.proto": `${good}// witness: group for user\n` },
      1,
      [1, 0, 0, 1, 0, 0, 0],
      'a.proto: comment 4,0: ours [" A user.\\n","",[]], theirs [" A group.\\n","",[]]',
    ],
    [
      "refuses a file, and with it who imports it, but no other",
      {
        "a.proto": good,
        "b.proto": `${header}// witness: refuse\n`,
        "c.proto": `${header}import "b.proto";\n`,
      },
      1,
      [3, 1, 0, 0, 0, 2, 0],
      "b.proto and 1 other: only it refuses it: b.proto:1:1: not to my taste",
    ],
    [
      "refuses what we refuse",
      { "a.proto": good, "b.proto": "message {" },
      0,
      [2, 1, 0, 0, 0, 0, 1],
      "",
    ],
    [
      "is asked about files alone that declare the same name",
      { "one/a.proto": good, "two/b.proto": good },
      0,
      [2, 2, 0, 0, 0, 0, 0],
      "",
    ],
    [
      "is shown stubs for what is missing",
      { "a.proto": `${header}import "gone.proto";\nmessage A { Gone gone = 1 [(x) = 1]; }\n` },
      0,
      [1, 1, 0, 0, 0, 0, 0],
      "",
    ],
  ];
  test.each(rows)("%s", async (_, files, status, counts, line) => {
    const folder = createFolder(files);
    const ran = await conformance(folder, "--protoc", protoc);
    expect(ran.err).toBe("");
    expect(countsIn(ran.out)).toEqual(counts);
    expect(ran.out).toContain(line);
    expect(ran.status).toBe(status);
  });

  test("leaves nothing behind", async () => {
    const folder = createFolder({ "a.proto": good });
    const temporary = createFolder();
    vi.stubEnv("TMPDIR", temporary);
    try {
      const ran = await conformance(folder, "--protoc", protoc, "--buf", buf);
      expect(ran.status).toBe(0);
    } finally {
      vi.unstubAllEnvs();
    }
    expect(readdirSync(temporary)).toEqual([]);
    expect(readdirSync(folder)).toEqual(["a.proto"]);
  });
});

test("what was compared once is not compared again in another commit", async () => {
  const repository = createRepository();
  repository.commit({ "a.proto": good });
  repository.commit({ "b.proto": good.replace("User", "Team") });
  repository.commit({ "b.proto": good.replace("User", "Group") });
  const { env, directory } = repository;
  const io = fakeIo({ cwd: directory, env });
  const flags = ["--protoc", protoc, "--commits", "20"];
  expect(await main(["conformance", ".", ...flags], io)).toBe(0);
  expect(io.out()).toContain("3 sources");
  expect(countsIn(io.out())).toEqual([5, 5, 0, 0, 0, 0, 0]);
  expect(io.out()).toMatch(/100\.00 % +3\n/);
});

describe("what cannot be done", () => {
  test.each([
    [[], 2, "there is nobody to compare with"],
    [["--protoc", process.execPath], 2, "is not a protoc that can be asked"],
    [["--buf", "/no/such/buf"], 2, "is not a buf that can be asked"],
    [["--protoc", "PROTOC", "--commits", "-1"], 2, "It is not a number"],
    [["--protoc", "PROTOC", "--commits", "1"], 3, "is not in a git repository"],
  ])("%j: %d", async (flags, status, message) => {
    const named = flags.map((flag) => (flag === "PROTOC" ? protoc : flag));
    const ran = await conformance(createFolder({ "a.proto": good }), ...named);
    expect({ status: ran.status, out: ran.out }).toEqual({ status, out: "" });
    expect(ran.err).toContain(message);
  });
});
