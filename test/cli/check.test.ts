import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { fakeIo } from "../support/fake-io.ts";
import { createFolder, createRepository, type TestRepository } from "../support/repository.ts";

const released = `syntax = "proto3";
package acme.v1;
message User {
  string email = 2;
  string name = 3;
}
`;
const broken = released.replace("string email", "int32 email");
const warned = released.replace("string name", "string full_name");

let repository: TestRepository;
beforeAll(() => {
  repository = createRepository();
  repository.commit({ "proto/acme/v1/user.proto": released });
  repository.tag("v1");
  repository.commit({ "proto/acme/v1/user.proto": broken });
  repository.tag("broken");
  repository.git("checkout", "-q", "-b", "warned", "v1");
  repository.commit({ "proto/acme/v1/user.proto": warned });
  repository.git("checkout", "-q", "-b", "gone", "v1");
  repository.commit({ "proto/acme/v1/user.proto": released.replace(/ .*name.*\n/, "") });
  repository.git("checkout", "-q", "-b", "reused");
  repository.commit({ "proto/acme/v1/user.proto": released.replace("string name", "bool on") });
  repository.git("checkout", "-q", "-b", "bad", "v1");
  repository.commit({ "proto/acme/v1/user.proto": 'syntax = "proto3";\nmessage {\n' });
  repository.git("checkout", "-q", "-b", "other", "v1");
  repository.commit({ "README.md": "An example." });
});

describe("the exit status of check", () => {
  test.each([
    { flags: ["--against", "v1", "--head", "broken"], status: 1 },
    { flags: ["--against", "v1", "--head", "broken", "--fail-on", "never"], status: 0 },
    { flags: ["--against", "v1", "--head", "broken", "--use", "SERVICE_NO_DELETE"], status: 0 },
    {
      flags: [
        "--against",
        "v1",
        "--head",
        "broken",
        "--except",
        "FILE,PACKAGE,WIRE,WIRE_JSON,CSR,HISTORY",
      ],
      status: 2,
    },
    { flags: ["--against", "v1", "--head", "warned", "--use", "FIELD_SAME_TYPE"], status: 0 },
    { flags: ["--against", "v1", "--head", "broken", "--use", "FIELD_SAME_TYPE"], status: 0 },
    {
      flags: [
        "--against",
        "v1",
        "--head",
        "broken",
        "--use",
        "FIELD_SAME_TYPE",
        "--fail-on",
        "warning",
      ],
      status: 1,
    },
    { flags: ["--against", "gone", "--head", "reused"], status: 1 },
    { flags: ["--against", "gone", "--head", "reused", "--no-history"], status: 0 },
    { flags: ["--against", "v1", "--head", "other"], status: 0 },
    { flags: ["--against", "v1", "--head", "v1"], status: 0 },
    { flags: ["--against", "no-such-branch", "--head", "v1"], status: 3 },
    { flags: ["--against", "v1", "--head", "bad"], status: 3 },
    { flags: ["--against", "bad", "--head", "v1"], status: 0 },
    { flags: ["--against", "./no/such/folder", "--head", "v1"], status: 3 },
    { flags: ["--config", "no-such-file.yaml"], status: 2 },
    { flags: ["--against", "v1", "--head", "broken", "--root", "proto"], status: 1 },
    { flags: ["--against", "v1", "--head", "broken", "--root", "no/such/folder"], status: 2 },
  ])("of $flags is $status", async ({ flags, status }) => {
    const io = ioIn(repository);
    expect(await main(["check", ...flags], io), io.out() + io.err()).toBe(status);
  });
});

describe("a report", () => {
  test("for programs is one object, and nothing is said to people where all went well", async () => {
    const io = ioIn(repository);
    await main(["check", "--against", "v1", "--head", "broken", "--format", "json"], io);
    expect(JSON.parse(io.out())).toMatchObject({ version: 1, summary: { errors: 1 } });
    expect(io.err()).toBe("");
  });

  test("of a side that cannot be read is an object for programs, and a message for people", async () => {
    const io = ioIn(repository);
    await main(["check", "--against", "no-such-branch", "--format", "json"], io);
    expect(JSON.parse(io.out()).errors).toHaveLength(1);
    expect(io.err()).toMatch(/no-such-branch/);
  });

  test("of a side that cannot be read goes to standard error, if it is for people", async () => {
    const io = ioIn(repository);
    await main(["check", "--against", "no-such-branch"], io);
    expect(io.out()).toBe("");
    expect(io.err()).toMatch(/no-such-branch/);
  });

  test("goes to a file when asked to, without colours, and is counted on standard error", async () => {
    const folder = createFolder();
    const io = ioIn(repository, { FORCE_COLOR: "1" });
    const output = ["--output", join(folder, "report.txt")];
    expect(await main(["check", "--against", "v1", "--head", "broken", ...output], io)).toBe(1);
    const report = readFileSync(join(folder, "report.txt"), "utf8");
    expect(report).toContain("email");
    expect(report).not.toContain("\u001b");
    expect(io.out()).toBe("");
    expect(io.err()).toMatch(/^1 error, 0 warnings: see .+report\.txt\n$/);
  });

  test("goes to each file that is named, and one to standard output", async () => {
    const folder = createFolder();
    const io = ioIn(repository);
    const formats = ["text", `json=${folder}/a.json`, `github=${folder}/b.txt`];
    const flags = formats.map((format) => `--format=${format}`);
    expect(await main(["check", "--against", "v1", "--head", "broken", ...flags], io)).toBe(1);
    expect(io.out()).toMatch(/^1 error in 1 file/m);
    expect(io.err()).toBe("");
    const written: unknown = JSON.parse(readFileSync(join(folder, "a.json"), "utf8"));
    expect(written).toMatchObject({ summary: { errors: 1 } });
    expect(readFileSync(join(folder, "b.txt"), "utf8")).toMatch(/^::error /);
  });

  test("links to the files of the work tree, for whoever can follow links", async () => {
    const work = createRepository();
    work.commit({ "a b.proto": released });
    work.write({ "a b.proto": broken });
    const reportTo = async (terminal: object, env: object, ...flags: readonly string[]) => {
      const io = fakeIo({ cwd: work.directory, env: { ...work.env, ...env }, ...terminal });
      await main(["check", "--against", "HEAD", ...flags], io);
      return io.out();
    };
    const terminal = { columns: 80, links: true };
    const address = `file://[^/]*${pathToFileURL(work.directory).pathname}/a%20b\\.proto`;
    expect(await reportTo(terminal, {})).toMatch(new RegExp(`\\]8;;${address}\u001b`));
    expect(await reportTo({ columns: 80 }, {})).not.toContain("]8;;");
    expect(await reportTo(terminal, { NO_COLOR: "1" })).not.toContain("]8;;");
    expect(await reportTo(terminal, {}, "--head", "HEAD")).not.toContain("]8;;");
    expect(await reportTo({}, { FORCE_COLOR: "1" })).not.toContain("]8;;");
  });

  test("that is quiet is about what fails alone, on both outputs; a file has all of it", async () => {
    const folder = createFolder();
    const io = ioIn(repository);
    const sides = ["--against", "v1", "--head", "warned", "--use", "FIELD_SAME_TYPE"];
    const formats = ["--format", `text=${folder}/all.txt`];
    expect(await main(["check", ...sides, ...formats, "--quiet"], io)).toBe(0);
    expect(await main(["check", ...sides, "-q"], io)).toBe(0);
    expect(io.out() + io.err()).toBe("");
    expect(readFileSync(join(folder, "all.txt"), "utf8")).toMatch(/^no breaking changes/);
  });

  test("cannot be quiet and verbose", async () => {
    const io = ioIn(repository);
    expect(await main(["check", "--quiet", "--verbose"], io)).toBe(2);
    expect(io.err()).toMatch(/'-q, --quiet' cannot be used with option '--verbose'/);
  });

  test("as SARIF names the repository and the commit, but no password", async () => {
    const two = createRepository();
    two.commit({ "a.proto": released });
    two.commit({ "a.proto": broken });
    two.git("remote", "add", "origin", "https://me:secret@example.com/apis.git");
    const io = ioIn(two);
    const sides = ["--against", "HEAD~1", "--head", "HEAD"];
    expect(await main(["check", ...sides, "--format", "sarif"], io)).toBe(1);
    expect(JSON.parse(io.out()).runs[0].versionControlProvenance).toEqual([
      {
        repositoryUri: "https://example.com/apis.git",
        revisionId: two.git("rev-parse", "HEAD").trim(),
        mappedTo: { uriBaseId: "%SRCROOT%" },
      },
    ]);
  });

  test("of a side that cannot be read goes to each file, too", async () => {
    const folder = createFolder();
    const io = ioIn(repository);
    const flags = ["--format", `json=${folder}/a.json`, "--format", `github=${folder}/b.txt`];
    expect(await main(["check", "--against", "no-such-branch", ...flags], io)).toBe(3);
    expect(JSON.parse(readFileSync(join(folder, "a.json"), "utf8")).errors).toHaveLength(1);
    expect(readFileSync(join(folder, "b.txt"), "utf8")).toMatch(/^::error .*no-such-branch/);
    expect(io.out()).toBe("");
    expect(io.err()).toMatch(/no-such-branch/);
  });

  test("is written although another one cannot be", async () => {
    const folder = createFolder();
    const io = ioIn(repository);
    const files = ["text", `json=${folder}/no/a.json`, `json=${folder}/b.json`];
    const flags = files.map((format) => `--format=${format}`);
    expect(await main(["check", "--against", "v1", "--head", "broken", ...flags], io)).toBe(2);
    expect(io.out()).toMatch(/^1 error in 1 file/m);
    expect(io.err()).toMatch(/^error: cannot write ".+a\.json"/);
    expect(JSON.parse(readFileSync(join(folder, "b.json"), "utf8")).version).toBe(1);
  });

  test("that has no place of its own is refused before anything is compared", async () => {
    const io = ioIn(repository);
    expect(await main(["check", "--format=text", "--format=json"], io)).toBe(2);
    expect(io.err()).toMatch(/^error: --format text and --format json would both go to/);
    expect(io.out()).toBe("");
  });

  test("to a file that cannot be written is wrong usage", async () => {
    const io = ioIn(repository);
    const output = ["--output", "no/such/folder/report.txt"];
    expect(await main(["check", "--against", "v1", "--head", "broken", ...output], io)).toBe(2);
    expect(io.err()).toMatch(/^error: cannot write "/);
  });
});

test("what changed elsewhere is not taken for fine, if only some paths are asked for", async () => {
  const two = createRepository();
  two.commit({ "a.proto": released, "b/b.proto": released.replace("acme", "other") });
  two.commit({ "a.proto": broken });
  const io = ioIn(two);
  expect(await main(["check", "--against", "HEAD~1", "b"], io)).toBe(0);
  expect(io.out()).toMatch(/^nothing to compare: no .proto file changed in the paths that were/);
});

test("a package whose files moved to another root is not deleted", async () => {
  const moved = createRepository();
  moved.commit({ "proto/x/user.proto": released });
  moved.git("mv", "proto", "api");
  const uses = `${released.replace("User", "Group")}import "x/user.proto";\n`;
  moved.commit({ "api/x/group.proto": uses });
  const io = ioIn(moved);
  await main(["check", "--against", "HEAD~1", "--format", "json"], io);
  const { findings } = JSON.parse(io.out());
  expect(findings.map(({ rule }: { readonly rule: string }) => rule)).toEqual(["FILE_NO_DELETE"]);
});

test("-C runs as if started in that folder", async () => {
  const io = fakeIo({ env: repository.env });
  const where = ["-C", join(repository.directory, "proto")];
  expect(await main(["check", ...where, "--against", "v1", "--head", "broken", "acme"], io)).toBe(
    1,
  );
});

test("--staged checks what is staged, not what is in the work tree", async () => {
  const staged = createRepository();
  staged.commit({ "user.proto": released });
  staged.write({ "user.proto": broken });
  staged.git("add", "user.proto");
  staged.write({ "user.proto": released });
  expect(await main(["check", "--staged"], ioIn(staged))).toBe(1);
  expect(await main(["check", "--against", "HEAD"], ioIn(staged))).toBe(0);
});

function ioIn(at: TestRepository, env: Readonly<Record<string, string>> = {}) {
  return fakeIo({ cwd: at.directory, env: { ...at.env, ...env } });
}

describe("a side that is given as a path is refused with the command line that was meant", () => {
  const flags = "the sides have flags: proto-compat check";
  test.each([
    { paths: ["v1", "broken"], says: '"v1" is a revision', meant: "--against v1 --head broken" },
    { paths: ["v1"], says: '"v1" is a revision', meant: "--against v1" },
    { paths: ["v1~0", "proto"], says: '"v1~0" is a revision', meant: "--against v1~0 proto" },
    { paths: ["v1..broken"], says: "a range of revisions", meant: "--against v1 --head broken" },
    { paths: ["v1...broken"], says: "a range", meant: "--against merge-base:v1 --head broken" },
    { paths: ["v1.."], says: "a range of revisions", meant: "--against v1 --head HEAD" },
    { paths: ["merge-base:v1"], says: "is a side", meant: "--against merge-base:v1" },
    { paths: ["HEAD^{/a change}"], says: "is a revision", meant: "--against 'HEAD^{/a change}'" },
    { paths: ["--against", "v1", "broken"], says: "revision", meant: "--against v1 --head broken" },
  ])("$paths", async ({ paths, says, meant }) => {
    const { status, err } = await run("check", ...paths);
    expect(status).toBe(2);
    expect(err).toContain(says);
    expect(err).toContain(`${flags} ${meant}\n`);
  });

  test.each([
    { paths: ["../x"], says: '"../x" is outside of what is compared' },
    { paths: ["README.md"], says: '"README.md" holds no .proto file on either side' },
    { paths: ["no-such"], says: '"no-such" holds no .proto file on either side' },
    { paths: ["v1..no-such"], says: '"v1..no-such" holds no .proto file on either side' },
    { paths: ["v1", "v1", "v1"], says: '"v1" holds no .proto file on either side' },
  ])("what is no side, or one too many, is what it was: $paths", async ({ paths, says }) => {
    const { status, err } = await run("check", ...paths);
    expect(status).toBe(2);
    expect(err).toContain(says);
    expect(err).not.toContain(flags);
  });

  test("another folder, too", async () => {
    const folder = createFolder({ "a.proto": released });
    const { status, err } = await run("check", folder);
    expect(status).toBe(2);
    expect(err).toContain(`${flags} --against ${folder}\n`);
  });

  async function run(...argv: readonly string[]) {
    const io = fakeIo({ cwd: repository.directory, env: repository.env });
    return { status: await main(argv, io), err: io.err() };
  }
});
