import { execFileSync } from "node:child_process";
import { chmodSync, existsSync, readFileSync, rmSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, test } from "vitest";
import { changedPaths } from "../../src/source/changes.ts";
import { closestName } from "../../src/source/closest-name.ts";
import { explainFileFailure } from "../../src/source/file-failure.ts";
import { called } from "../support/called.ts";
import { open, textsOf } from "../support/open.ts";
import { createFolder, createRepository, type TestRepository } from "../support/repository.ts";

/** Three commits on main, a tag, and what the server of a partial clone must allow. */
function createOrigin(): TestRepository {
  const origin = createRepository();
  origin.git("config", "uploadpack.allowFilter", "true");
  origin.git("config", "uploadpack.allowAnySHA1InWant", "true");
  for (const text of ["1", "2", "3"]) {
    origin.commit({ "a.proto": text, "x/b.proto": `import "${text}.proto";`, "x/c.proto": text });
  }
  origin.tag("v1.4.0");
  return origin;
}

function cloneOf(origin: TestRepository, ...options: readonly string[]): TestRepository {
  return createRepository({ clone: [...options, `file://${origin.directory}`] });
}

describe("a revision that is not there", () => {
  const repository = createOrigin();
  repository.git("branch", "feature/search");
  repository.git("branch", "release");
  const clone = cloneOf(repository);
  clone.write({ "schemas/a.proto": "" });

  test.each([
    ["v1.4.O", 'revision "v1.4.O" does not exist', 'did you mean "v1.4.0"?'],
    ["mian", 'revision "mian" does not exist', 'did you mean "main"?'],
    ["mian~2", 'revision "mian" does not exist', 'did you mean "main"?'],
    ["release", 'revision "release" does not exist', 'did you mean "origin/release"?'],
    ["schemas", 'revision "schemas" does not exist', "for the folder of that name write ./schemas"],
    [
      "x".repeat(5000),
      `revision "${"x".repeat(5000)}" is not in this repository`,
      expect.anything(),
    ],
    ["HEAD~7", 'revision "HEAD~7" does not exist', undefined],
    ["HEAD:x", '"HEAD:x" is a tree, not a commit', "name a branch, a tag or a commit"],
    ["HEAD:a.proto", '"HEAD:a.proto" is a blob, not a commit', "name a branch, a tag or a commit"],
    [
      "origin/unheard-of",
      'revision "origin/unheard-of" is not in this repository',
      "git fetch origin +refs/heads/unheard-of:refs/remotes/origin/unheard-of",
    ],
    [
      "v9-it's; rm",
      'revision "v9-it\'s; rm" is not in this repository',
      "if it is a tag: git fetch origin tag 'v9-it'\\''s; rm'",
    ],
    [
      "--output=x",
      'revision "--output=x" is not in this repository',
      "if it is a tag: git fetch origin tag --output=x",
    ],
    [
      "1234567890123456789012345678901234567890",
      "commit 1234567890123456789012345678901234567890 is not in this clone",
      "git fetch origin 1234567890123456789012345678901234567890",
    ],
    ["tag:v2*", 'no tag that matches "v2*" is reachable from the head side', "git fetch --tags"],
    ["merge-base:mian", 'revision "mian" does not exist', 'did you mean "main"?'],
    [
      "origin/mian",
      'revision "origin/mian" does not exist',
      'did you mean "origin/main"? if not: git fetch origin +refs/heads/mian:refs/remotes/origin/mian',
    ],
  ])("%s", async (text, message, hint) => {
    await expect(open(clone, text)).rejects.toMatchObject({ name: "ReadError", message, hint });
  });

  test("is the beginning of more than one id", async () => {
    const crowded = createRepository();
    const commits = Array.from({ length: 1000 }, (_, number) => {
      const committer = `committer A <a@example.com> ${1_700_000_000 + number} +0000`;
      return `commit refs/heads/main\n${committer}\ndata 1\nx\n`;
    });
    const options = { cwd: crowded.directory, env: crowded.env, input: commits.join("") };
    execFileSync("git", ["fast-import", "--quiet"], options);
    const starts = crowded
      .git("log", "--format=%H")
      .split("\n")
      .map((id) => id.slice(0, 4));
    const shared = starts.find((start, index) => starts.indexOf(start) !== index) ?? "";
    await expect(open(crowded, shared)).rejects.toMatchObject({
      message: `"${shared}" is the beginning of more than one id`,
      hint: "write more of its digits",
    });
  });

  test("is the merge base of unrelated histories", async () => {
    const unrelated = createRepository();
    unrelated.commit({}, "one");
    unrelated.git("checkout", "-q", "--orphan", "other");
    unrelated.commit({}, "two");
    await expect(open(unrelated, "merge-base:main")).rejects.toMatchObject({
      message: '"main" and the head side have no common history',
      hint: "name the old side itself with --against",
    });
  });

  test("is a merge base before the first commit", async () => {
    await expect(open(createRepository(), "merge-base:HEAD")).rejects.toMatchObject({
      message: "this repository has no commit yet",
      hint: "commit something first",
    });
  });
});

describe("a shallow clone", () => {
  const origin = createOrigin();
  const clone = cloneOf(origin, "--depth=1");

  test.each([
    ["HEAD~2", 'revision "HEAD~2" is not in this shallow clone', "git fetch --deepen=2"],
    ["HEAD^^", 'revision "HEAD^^" is not in this shallow clone', "git fetch --deepen=2"],
    [
      "origin/other",
      'revision "origin/other" is not in this repository',
      "git fetch --depth=1 origin +refs/heads/other:refs/remotes/origin/other",
    ],
    [
      "v0.9",
      'revision "v0.9" is not in this repository',
      "if it is a tag: git fetch --depth=1 origin tag v0.9",
    ],
    [
      "tag:v0*",
      'no tag that matches "v0*" is reachable from the head side',
      "git fetch --tags --unshallow",
    ],
  ])("lacks %s, and what brings it is said", async (text, message, hint) => {
    await expect(open(clone, text)).rejects.toMatchObject({ name: "ReadError", message, hint });
  });

  test("lacks a merge base, until the command that is said has run", async () => {
    origin.git("branch", "topic", "HEAD~1");
    const shallow = cloneOf(origin, "--depth=1", "--no-single-branch");
    await expect(open(shallow, "merge-base:origin/topic")).rejects.toMatchObject({
      name: "ReadError",
      message: 'this shallow clone does not reach back to a merge base with "origin/topic"',
      hint: "git fetch --unshallow (on GitHub: actions/checkout with fetch-depth: 0)",
    });
    shallow.git("fetch", "-q", "--unshallow");
    const base = await open(shallow, "merge-base:origin/topic");
    expect(base.commit).toBe(origin.git("rev-parse", "topic"));
  });
});

describe("a partial clone", () => {
  const origin = createOrigin();
  const env = { GIT_ALLOW_PROTOCOL: "file" };

  function createPartialClone(): TestRepository {
    return cloneOf(origin, "--no-checkout", "--filter=blob:none");
  }

  test("is compared without fetching a file, and fetches what is read all at once", async () => {
    const clone = createPartialClone();
    const trace = join(createFolder(), "trace");
    const traced = { ...env, GIT_TRACE: trace };
    const head = await open(clone, "HEAD", { env: traced });
    const before = await open(clone, "HEAD~2", { env: traced, other: head });
    const { paths } = await changedPaths(before, head);
    expect(paths.map(({ path }) => path)).toEqual(["a.proto", "x/b.proto", "x/c.proto"]);
    expect(fetchesIn(trace)).toBe(0);
    expect(await textsOf(before, ["a.proto", "x/b.proto", "x/c.proto"])).toEqual({
      "a.proto": "1",
      "x/b.proto": 'import "1.proto";',
      "x/c.proto": "1",
    });
    expect(fetchesIn(trace)).toBe(1);
    expect([...(await head.mayImport(called("3.proto"))).keys()]).toEqual(["x/b.proto"]);
    expect(fetchesIn(trace)).toBe(2);
  });

  test("with a sparse checkout fetches what it left out all at once", async () => {
    const clone = createPartialClone();
    clone.write({ ".git/info/sparse-checkout": "/a.proto\n" });
    clone.git("config", "core.sparseCheckout", "true");
    clone.git("checkout", "-q", "main");
    for (const text of [":worktree", ":index"]) {
      const trace = join(createFolder(), "trace");
      const source = await open(clone, text, { env: { ...env, GIT_TRACE: trace } });
      expect([...(await source.mayImport(called("3.proto"))).keys()]).toEqual(["x/b.proto"]);
      expect(await textsOf(source, ["x/c.proto", "a.proto"])).toEqual({
        "a.proto": "3",
        "x/c.proto": "3",
      });
      expect(fetchesIn(trace)).toBe(text === ":worktree" ? 1 : 0);
    }
  });

  test("without the network is an error that says so", async () => {
    const clone = createPartialClone();
    const source = await open(clone, "HEAD", { offline: true });
    const error = {
      name: "ReadError",
      message: "this partial clone lacks an object, and --offline forbids to fetch it",
      hint: "run it once without --offline, or fetch everything: git fetch --refetch --no-filter",
    };
    await expect(source.read(["a.proto"])).rejects.toMatchObject(error);
    await expect(source.mayImport(called("3.proto"))).rejects.toMatchObject(error);
    expect(await source.list()).toEqual(new Set(["a.proto", "x/b.proto", "x/c.proto"]));
  });

  test("whose remote is gone is an error that gives git's reason", async () => {
    const clone = createPartialClone();
    clone.git("remote", "set-url", "origin", `file://${clone.directory}/gone`);
    const source = await open(clone, "HEAD", { env });
    await expect(source.read(["a.proto", "x/c.proto"])).rejects.toMatchObject({
      name: "ReadError",
      message: expect.stringMatching(
        /^this partial clone lacks an object, and fetching it failed: /,
      ),
      hint: "git fetch --refetch --no-filter",
    });
  });
});

function fetchesIn(trace: string): number {
  if (!existsSync(trace)) return 0;
  return readFileSync(trace, "utf8").match(/trace: built-in: git fetch\b/g)?.length ?? 0;
}

describe("a repository", () => {
  test.each([["HEAD"], [":worktree"], [":index"], ["tag:"]])("is needed for %s", async (text) => {
    const folder = createFolder();
    const { env } = createRepository();
    const ceiling = { GIT_CEILING_DIRECTORIES: folder };
    await expect(open({ directory: folder, env }, text, { env: ceiling })).rejects.toMatchObject({
      name: "ReadError",
      message: `"${folder}" is not in a git repository`,
      hint: expect.stringContaining("--against"),
    });
  });

  test.each([["HEAD"], [":worktree"]])("of another user is refused for %s", async (text) => {
    const repository = createOrigin();
    const env = { GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" };
    await expect(open(repository, text, { env })).rejects.toMatchObject({
      name: "ReadError",
      message: `git refuses "${repository.directory}": it belongs to another user`,
      hint: `git config --global --add safe.directory ${repository.directory}`,
    });
  });

  test.each([[":worktree"], [":index"]])("without a work tree has no %s", async (text) => {
    const bare = createRepository({ clone: ["--bare", createOrigin().directory] });
    await expect(open(bare, text)).rejects.toMatchObject({
      name: "ReadError",
      message: "this repository has no work tree",
      hint: "name a revision with --head",
    });
  });

  test("that lost an object is an error, not an empty file", async () => {
    const repository = createRepository();
    repository.commit({ "a.proto": "A", "x/b.proto": "B" });
    const source = await open(repository, "HEAD");
    for (const name of ["HEAD:a.proto", "HEAD:x"]) {
      const id = repository.git("rev-parse", name);
      rmSync(join(repository.directory, ".git/objects", id.slice(0, 2), id.slice(2)));
      const path = name === "HEAD:x" ? "x/b.proto" : "a.proto";
      await expect(source.read([path])).rejects.toMatchObject({
        name: "ReadError",
        message: `object ${id} is missing from this repository`,
      });
    }
  });
});

describe("git", () => {
  test.each([["HEAD"], [":worktree"], [":index"]])("is not installed: %s", async (text) => {
    const repository = createOrigin();
    await expect(open(repository, text, { env: { PATH: "" } })).rejects.toMatchObject({
      name: "ReadError",
      message: "git was not found on the PATH",
      hint: "install git, or compare two folders with --head and --against",
    });
  });

  test("is too old", async () => {
    const repository = createOrigin();
    const script = `echo "$@" | grep -q version && echo git version 2.7.4 && exit 0
      echo "error: unknown option" >&2; echo "usage: git" >&2; exit 129`;
    const env = { PATH: withGit(script) };
    await expect(open(repository, ":worktree", { env })).rejects.toMatchObject({
      name: "ReadError",
      message: "git version 2.7.4 is too old",
      hint: "install git 2.20 or newer",
    });
  });

  test.each([
    ["ends before it answers", "exit 3", "it gave no reason"],
    ["is killed", "kill -9 $$", "it gave no reason"],
    ["dies with a reason", "echo fatal: the disk is on fire >&2; exit 1", "the disk is on fire"],
  ])("%s", async (_name, script, reason) => {
    const repository = createOrigin();
    const real = `exec ${execFileSync("sh", ["-c", "command -v git"], { encoding: "utf8" }).trim()}`;
    const env = { PATH: withGit(`test "$1" = cat-file || ${real} "$@"; ${script}`) };
    await expect(open(repository, "HEAD", { env })).rejects.toMatchObject({
      name: "ReadError",
      message: `git cat-file failed: ${reason}`,
    });
  });

  test("speaks another protocol", async () => {
    const repository = createOrigin();
    const env = { PATH: withGit("echo hello; cat") };
    await expect(open(repository, "HEAD", { env })).rejects.toMatchObject({
      name: "ReadError",
      message: 'git cat-file answered "hello"',
    });
  });
});

/** A PATH on which git is this shell script. */
function withGit(script: string): string {
  const folder = createFolder({ git: `#!/bin/sh\n${script}\n` });
  chmodSync(join(folder, "git"), 0o755);
  return [folder, process.env.PATH].join(delimiter);
}

test("the working directory is not there", async () => {
  const { env } = createRepository();
  const directory = join(createFolder(), "gone");
  await expect(open({ directory, env }, "HEAD")).rejects.toMatchObject({
    name: "ReadError",
    message: `cannot read "${directory}": it does not exist`,
  });
});

test.each([
  ["./v1.binpb", undefined, 'cannot read "./v1.binpb": it does not exist'],
  ["./folder.pb", undefined, 'cannot read "./folder.pb": it is a folder, not a file'],
  ["./v1.bin", "", '"./v1.bin" is not an image that can be read: it holds no file'],
  ["./v1.json.gz", "{}", "is not an image that can be read: it is not in gzip format"],
  ["./up.json", '{"file":[{"name":"../up.proto"}]}', 'file "../up.proto": no import has that name'],
  ["./odd.json", '{"file":[{"name":"a.txt"}]}', 'file "a.txt": no import has that name'],
])("image %s, %j: %s", async (path, content, message) => {
  const repository = createRepository();
  repository.write({ "folder.pb/a.proto": "" });
  if (content !== undefined) repository.write({ [path]: content });
  const error = await open(repository, path).catch((thrown: unknown) => thrown);
  expect(error).toMatchObject({ name: "ReadError", path });
  expect(String(error)).toContain(message);
});

test.each([
  ["EACCES", 'cannot read "a.proto": permission denied'],
  ["EIO", 'cannot read "a.proto": the disk reports an error'],
  ["EWHATEVER", 'cannot read "a.proto": EWHATEVER'],
])("a file system error %s is put into words", (code, message) => {
  const error = explainFileFailure(Object.assign(new Error("syscall"), { code }), "a.proto");
  expect(error).toMatchObject({ name: "ReadError", message, path: "a.proto" });
});

test.each([
  ["mian", "main"],
  ["Main", "main"],
  ["develop", "origin/develop"],
  ["v1.3", "v1.2"],
  ["something-else", undefined],
  ["", undefined],
])("the closest name to %j is %j", (wanted, expected) => {
  expect(closestName(wanted, ["main", "origin/develop", "v1.2"])).toBe(expected);
});
