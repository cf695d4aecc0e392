import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { built } from "../support/built.ts";
import {
  createFolder,
  createRepository,
  repositoryAt,
  type TestRepository,
} from "../support/repository.ts";

const entry = built();
const file = "proto/user.proto";
const good = schema("string name = 1;", "string email = 2;");
const better = schema("string name = 1;", "string email = 2;", "string city = 3;");
const bad = schema("string name = 1;");
const resolved = better.replace(
  "string city = 3;",
  "string town = 4;\n  string street = 5;\n  string lane = 6;",
);
const deleted = /FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED/;

let repository: TestRepository;

beforeEach(() => {
  repository = createRepository();
  repository.commit({ [file]: good, "notes.txt": "1\n" });
  hook(repository);
});

describe("as git's pre-commit hook it", () => {
  test("refuses the commit of a breaking change and lets another one pass", () => {
    repository.write({ [file]: bad });
    repository.git("add", "--all");
    expect(commit(repository)).toMatchObject({ status: 1, said: expect.stringMatching(deleted) });
    repository.write({ [file]: better });
    repository.git("add", "--all");
    expect(commit(repository).status).toBe(0);
  });

  test("sees that a file is deleted", () => {
    hook(repository, "--fail-on", "warning");
    repository.git("rm", "-q", file);
    expect(commit(repository)).toMatchObject({
      status: 1,
      said: expect.stringContaining(`file "${file}" was deleted`),
    });
  });

  test("judges the staged lines of a file, not the others", () => {
    repository.write({ [file]: bad });
    repository.git("add", "--all");
    repository.write({ [file]: good });
    expect(commit(repository).status).toBe(1);
    repository.git("add", "--all");
    repository.write({ [file]: bad, "notes.txt": "2\n" });
    repository.git("add", "notes.txt");
    expect(commit(repository).status).toBe(0);
  });

  test.each([
    ["-a", ["-a"]],
    ["a path", ["--", file]],
    ["--include", ["--include", "--", file]],
  ])("judges what %s adds to the index", (_, args) => {
    repository.write({ [file]: bad });
    expect(commit(repository, ...args)).toMatchObject({
      status: 1,
      said: expect.stringMatching(deleted),
    });
    repository.write({ [file]: better });
    expect(commit(repository, ...args).status).toBe(0);
  });

  test("does not judge what is staged beside the path that is committed", () => {
    repository.write({ [file]: bad, "notes.txt": "2\n" });
    repository.git("add", file);
    expect(commit(repository, "--", "notes.txt").status).toBe(0);
    expect(commit(repository).status).toBe(1);
  });

  test("lets the first commit pass, and refuses one that does not compile", () => {
    const empty = createRepository();
    hook(empty);
    empty.write({ [file]: "message {" });
    empty.git("add", "--all");
    expect(commit(empty)).toMatchObject({ status: 1, said: expect.stringContaining(`${file}:1:`) });
    empty.write({ [file]: good });
    empty.git("add", "--all");
    expect(commit(empty)).toMatchObject({
      status: 0,
      said: expect.stringContaining("this repository has no commit yet"),
    });
  });

  test("lets a commit without .proto files pass", () => {
    repository.write({ "notes.txt": "2\n" });
    expect(commit(repository, "-a").status).toBe(0);
  });

  test("judges the result of a merge that stopped, and not before there is one", () => {
    stopped(repository, "merge", "side");
    expect(staged(repository)).toMatchObject({ status: 3, said: inConflict });
    repository.write({ [file]: bad });
    repository.git("add", "--all");
    expect(commit(repository)).toMatchObject({ status: 1, said: expect.stringMatching(deleted) });
    repository.write({ [file]: resolved });
    repository.git("add", "--all");
    expect(commit(repository).status).toBe(0);
    expect(repository.git("rev-list", "--count", "--merges", "HEAD")).toBe("1");
  });

  test.each(["cherry-pick", "revert", "rebase"])(
    "judges the result of a %s that stopped",
    (verb) => {
      stopped(repository, verb, verb === "revert" ? "HEAD~1" : "side");
      expect(staged(repository)).toMatchObject({ status: 3, said: inConflict });
      repository.write({ [file]: schema("string email = 2;") });
      repository.git("add", "--all");
      expect(commit(repository)).toMatchObject({ status: 1, said: expect.stringMatching(deleted) });
      repository.write({ [file]: resolved });
      repository.git("add", "--all");
      expect(commit(repository).status).toBe(0);
    },
  );

  test("judges an amended commit against the one that it replaces", () => {
    repository.write({ [file]: bad });
    expect(commit(repository, "-a", "--amend")).toMatchObject({ status: 1 });
    repository.write({ [file]: better });
    expect(commit(repository, "-a", "--amend").status).toBe(0);
  });

  test("works in a linked work tree, and is about its own index there", () => {
    const linked = repositoryAt(join(createFolder(), "linked"));
    repository.git("worktree", "add", "-q", "-b", "side", linked.directory);
    repository.write({ [file]: bad });
    repository.git("add", "--all");
    linked.write({ [file]: better });
    expect(commit(linked, "-a").status).toBe(0);
    linked.write({ [file]: bad });
    expect(commit(linked, "-a").status).toBe(1);
  });

  test("works in a submodule", () => {
    const outer = createRepository();
    outer.git("submodule", "--quiet", "add", repository.directory, "inner");
    const inner = repositoryAt(join(outer.directory, "inner"));
    hook(inner);
    inner.write({ [file]: bad });
    expect(commit(inner, "-a").status).toBe(1);
    inner.write({ [file]: better });
    expect(commit(inner, "-a").status).toBe(0);
  });

  test.each(["repository", "linked work tree"])("may look at one folder of a %s", (where) => {
    const linked = repositoryAt(join(createFolder(), "linked"));
    repository.git("worktree", "add", "-q", "-b", "side", linked.directory);
    const at = where === "repository" ? repository : linked;
    hook(repository, "-C", "proto");
    at.write({ [file]: bad });
    expect(commit(at, "-a")).toMatchObject({
      status: 1,
      said: expect.stringContaining(`${file}:4:1: error`),
    });
    at.write({ [file]: better });
    expect(commit(at, "-a").status).toBe(0);
  });
});

const inConflict = expect.stringContaining(
  `"${file}" is in conflict: the index has no result of the merge\n  help: resolve it, then: git add -- ${file}`,
);

test("GIT_INDEX_FILE says what is staged", () => {
  const index = join(createFolder(), "index");
  const elsewhere = { ...repository.env, GIT_INDEX_FILE: index };
  const options = { cwd: repository.directory, env: elsewhere };
  repository.write({ [file]: bad });
  spawnSync("git", ["read-tree", "HEAD"], options);
  spawnSync("git", ["add", "--all"], options);
  expect(staged(repository).status).toBe(0);
  expect(staged(repository, { GIT_INDEX_FILE: index }).status).toBe(1);
});

function schema(...fields: readonly string[]): string {
  return `syntax = "proto3";\nmessage User {\n${fields.map((each) => `  ${each}\n`).join("")}}\n`;
}

/** A hook that runs the built program, in all work trees of the repository. */
function hook(at: TestRepository, ...args: readonly string[]): void {
  const folder = resolve(at.directory, at.git("rev-parse", "--git-path", "hooks"));
  mkdirSync(folder, { recursive: true });
  const words = [process.execPath, entry("bin"), "check", "--staged", ...args];
  const path = join(folder, "pre-commit");
  writeFileSync(path, `#!/bin/sh\nexec ${words.map((word) => `"${word}"`).join(" ")}\n`);
  chmodSync(path, 0o755);
}

/** Both branches change the same lines; `verb` brings the one to the other and stops. */
function stopped(at: TestRepository, verb: string, what: string): void {
  at.git("config", "core.editor", "true");
  at.branch("side");
  at.git("commit", "-q", "--no-verify", "--allow-empty", "-m", "on the side");
  change(at, "string town = 4;");
  at.git("checkout", "-q", "main");
  change(at, "string street = 5;");
  change(at, "string lane = 6;");
  const result = spawnSync("git", [verb, ...(verb === "revert" ? ["--no-edit"] : []), what], {
    cwd: at.directory,
    env: at.env,
    encoding: "utf8",
  });
  expect(result.stdout + result.stderr).toContain("CONFLICT");
}

function change(at: TestRepository, field: string): void {
  at.write({ [file]: schema("string name = 1;", "string email = 2;", field) });
  at.git("commit", "-q", "--no-verify", "-a", "-m", field);
}

function commit(at: TestRepository, ...args: readonly string[]) {
  return ran(at, "git", ["commit", "-q", "-m", "a change", ...args], at.env);
}

function staged(at: TestRepository, env: Readonly<Record<string, string>> = {}) {
  const args = [entry("bin"), "check", "--staged"];
  return ran(at, process.execPath, args, { ...at.env, ...env });
}

function ran(
  at: TestRepository,
  program: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
) {
  const options = { cwd: at.directory, env, encoding: "utf8" } as const;
  const { status, stdout, stderr } = spawnSync(program, args, options);
  return { status, said: stdout + stderr };
}
