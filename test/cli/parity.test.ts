import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { fakeIo } from "../support/fake-io.ts";
import { createFolder, createRepository, type TestRepository } from "../support/repository.ts";
import { standInPeer } from "../support/stand-in-peer.ts";

const peer = standInPeer();
const header = 'syntax = "proto3";\npackage acme.v1;\n';
const said = 'Field "2" with name "email" on message "User" changed type from "string" to "int32".';

/** Line 4 holds the field, and what the stand-in is to find there. */
function user(type: string, comment = ""): string {
  return `${header}message User {\n  ${type} email = 2;${comment}\n}\n`;
}

const both = user("int32", ` // peer: FIELD_SAME_TYPE ${said}`);
const onlyPeer = user("string", ' // peer: FIELD_SAME_NAME Field "2" changed name.');
const refused = user("int32", " // peer: COMPILE it is not to my taste");

let repository: TestRepository;
beforeAll(() => {
  repository = createRepository();
  repository.commit({ "acme/v1/user.proto": user("string") });
  for (const [name, text] of Object.entries({ both, onlyPeer, refused, onlyOurs: user("int32") })) {
    repository.git("checkout", "-q", "-b", name, "main");
    repository.commit({ "acme/v1/user.proto": text });
  }
  repository.git("checkout", "-q", "-b", "deleted", "main");
  repository.commit({ "acme/v1/team.proto": `${header}message Team {}\n` });
  repository.remove("acme/v1/team.proto");
  repository.commit();
});

async function parity(...flags: readonly string[]) {
  const { directory, env } = repository;
  const io = fakeIo({ cwd: directory, env: { ...env, PATH: process.env.PATH } });
  const status = await main(["parity", "--peer", peer, ...flags], io);
  return { status, out: io.out(), err: io.err() };
}

/** Leaves out the rules of ours that the stand-in would have to find as well. */
const rule = ["--rule", "FIELD_SAME_TYPE,FIELD_SAME_NAME,FILE_NO_DELETE"];

describe("the exit status of parity", () => {
  test.each([
    {
      range: "both",
      status: 0,
      words: ["findings: 1 of both, 0 only of the peer, 0 only of ours"],
    },
    { range: "onlyOurs", status: 1, words: ["only we: acme/v1/user.proto:4: FIELD_SAME_TYPE: "] },
    {
      range: "onlyPeer",
      status: 1,
      words: ['only the peer: acme/v1/user.proto:4: FIELD_SAME_NAME: Field "2" changed name.'],
    },
    {
      range: "refused",
      status: 3,
      words: ["0 alone, 1 not at all", "acme/v1/user.proto:4: it is not to my taste"],
    },
    { range: "deleted", status: 0, words: ["1 of both", "place of a deletion (another place, 0"] },
  ])("$range: $status", async ({ range, status, words }) => {
    const ran = await parity("--range", `main..${range}`, ...rule);
    expect({ ...ran, out: undefined }).toEqual({ status, out: undefined, err: "" });
    for (const word of words) expect(ran.out).toContain(word);
  });

  test.each([
    [["--peer", "/no/such/buf"], '"/no/such/buf" is not a buf that can be asked'],
    [["--peer", process.execPath], "is not a buf that can be asked"],
    [["-n", "0"], "It is not a positive number"],
    [["--range", ""], "is not a range of commits"],
    [["-C", "nowhere"], '"nowhere" is not a folder'],
  ])("%j: 2", async (flags, message) => {
    const { status, out, err } = await parity(...flags);
    expect({ status, out }).toEqual({ status: 2, out: "" });
    expect(err).toContain(message);
  });

  test.each([
    [["--range", "no-such-branch"], "no-such-branch"],
    [["--fixtures", "acme"], "no folder in it holds a pair of sides"],
    [["--fixtures", "nowhere"], "it does not exist"],
  ])("%j: 3", async (flags, message) => {
    const { status, out, err } = await parity(...flags);
    expect({ status, out }).toEqual({ status: 3, out: "" });
    expect(err).toContain(message);
  });
});

describe("the changes that are compared", () => {
  test.each([
    { flags: ["--range", "deleted"], cases: 2 },
    { flags: ["--range", "deleted", "-n", "1"], cases: 1 },
    { flags: ["--range", "deleted", "--every", "2"], cases: 1 },
    { flags: ["--range", "main"], cases: 0 },
  ])("$flags: $cases", async ({ flags, cases }) => {
    const { out } = await parity(...flags, "--format", "json");
    expect(JSON.parse(out)).toMatchObject({ version: 1, peer: "buf 9.9.9", cases });
  });

  test("of fixtures are the folders of a folder", async () => {
    const folder = createFolder({
      "one/before/acme/v1/user.proto": user("string"),
      "one/after/acme/v1/user.proto": both,
      "two/before/acme/v1/user.proto": user("string"),
      "two/after/acme/v1/user.proto": onlyPeer,
      "none/expected.txt": "",
    });
    const { status, out } = await parity("--fixtures", folder, "--format", "json", ...rule);
    expect(status).toBe(1);
    const report: unknown = JSON.parse(out);
    expect(report).toMatchObject({
      cases: 2,
      files: { whole: 2, alone: 0, failed: 0 },
      rules: { FIELD_SAME_TYPE: { both: 1, onlyPeer: 0, onlyOurs: 0, intended: 0 } },
      unexplained: [{ case: "two", side: "peer", rule: "FIELD_SAME_NAME", line: 4 }],
    });
  });
});

describe("what the peer is shown", () => {
  test("is a file alone where it refuses another of the same change", async () => {
    const folder = createFolder({
      "one/before/acme/v1/user.proto": user("string"),
      "one/after/acme/v1/user.proto": both,
      "one/before/acme/v1/other.proto": user("string").replace("User", "Other"),
      "one/after/acme/v1/other.proto": refused.replace("User", "Other"),
    });
    const { status, out } = await parity("--fixtures", folder, ...rule);
    expect(status).toBe(0);
    expect(out).toContain("files: 0 judged together, 1 alone, 1 not at all");
    expect(out).toContain("findings: 1 of both");
  });

  test("has what a file imports, on both sides, although one side does not import it", async () => {
    const folder = createFolder({
      "one/before/acme/v1/user.proto": `${header}import "acme/v1/team.proto";\nmessage User {}\n`,
      "one/after/acme/v1/user.proto": `${header}message User {}\n`,
      "one/before/acme/v1/team.proto": `${header}message Team {}\n`,
      "one/after/acme/v1/team.proto": `${header}message Team {}\n`,
    });
    const { status, out } = await parity("--fixtures", folder);
    expect(status).toBe(0);
    expect(out).toContain("findings: 0 of both, 0 only of the peer, 0 only of ours");
  });

  test("is gone afterwards", async () => {
    const temporary = createFolder();
    const { directory, env } = repository;
    const io = fakeIo({ cwd: directory, env: { ...env, PATH: process.env.PATH } });
    const before = process.env.TMPDIR;
    process.env.TMPDIR = temporary;
    try {
      await main(["parity", "--peer", peer, "--range", "main..both"], io);
    } finally {
      if (before === undefined) delete process.env.TMPDIR;
      else process.env.TMPDIR = before;
    }
    expect(readdirSync(join(temporary))).toEqual([]);
  });
});
