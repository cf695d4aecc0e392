import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import {
  createFolder,
  createRepository,
  type Files,
  repositoryAt,
  type TestRepository,
} from "../support/repository.ts";

const root = join(import.meta.dirname, "../..");
const file = "proto/user.proto";
const good = schema("string name = 1;", "string email = 2;");
const better = schema("string name = 1;", "string email = 2;", "string city = 3;");
const bad = schema("string name = 1;");

/** What each hook of `.pre-commit-hooks.yaml` refuses, given what is committed already. */
const trials: readonly Trial[] = [
  {
    hook: "proto-compat",
    args: [],
    committed: { [file]: good },
    refused: { [file]: bad },
    says: "proto/user.proto:4:1: error: field 2",
    accepted: { [file]: better },
  },
  {
    hook: "proto-compat-codegen",
    args: ["--fail-on=warning"],
    committed: { "buf.gen.yaml": generatedBy("v1.36.6") },
    refused: { "buf.gen.yaml": generatedBy("v1.35.0") },
    says: "buf.gen.yaml:3:13: warning: protoc-gen-go went back from 1.36.6 to 1.35.0",
    accepted: { "buf.gen.yaml": generatedBy("v1.36.7") },
  },
];

interface Trial {
  readonly hook: string;
  readonly args: readonly string[];
  readonly committed: Files;
  readonly refused: Files;
  readonly says: string;
  readonly accepted: Files;
}

/** A clone of what is committed here, and the folder in which pre-commit installs hooks, once. */
const clone = createFolder();
const installed = createFolder();
let revision: string;
let repository: TestRepository;

beforeAll(() => {
  revision = execFileSync("git", ["rev-parse", "HEAD"], { cwd: root, encoding: "utf8" }).trim();
  const source = repositoryAt(clone);
  source.git("clone", "--quiet", "--no-checkout", root, ".");
  source.git("checkout", "--quiet", "-B", "trial", revision);
  repository = createRepository();
  configure(repository, "proto-compat");
  repository.git("add", "--all");
  const { status, said } = preCommit(repository, "run");
  expect(status, said).toBe(0);
});

beforeEach(() => {
  repository = createRepository();
  configure(repository, "proto-compat");
});

test("every hook has a trial", () => {
  const hooks: readonly { readonly id: string }[] = parse(
    readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8"),
  );
  expect(hooks.map(({ id }) => id)).toEqual(trials.map(({ hook }) => hook));
});

test.each(trials)("$hook refuses a bad change and accepts a good one", (trial) => {
  configure(repository, trial.hook, trial.args);
  start(trial.committed);
  repository.write(trial.refused);
  expect(commit("-a")).toMatchObject({ status: 1, said: expect.stringContaining(trial.says) });
  repository.write(trial.accepted);
  expect(commit("-a")).toMatchObject({ status: 0, said: expect.stringContaining("Passed") });
});

describe("proto-compat", () => {
  test("lets the first commit pass", () => {
    preCommit(repository, "install");
    repository.write({ [file]: good });
    repository.git("add", "--all");
    expect(commit()).toMatchObject({ status: 0, said: expect.stringContaining("Passed") });
  });

  test("is not passed by because all that is staged is a deletion", () => {
    configure(repository, "proto-compat", ["--fail-on=warning"]);
    start({ [file]: good, "proto/other.proto": 'syntax = "proto3";\n' });
    repository.git("rm", "-q", file);
    const said = expect.stringContaining(`file "${file}" was deleted`);
    expect(commit()).toMatchObject({ status: 1, said });
  });

  test("judges what is staged of a file, while the rest is put aside", () => {
    start({ [file]: good });
    repository.write({ [file]: bad });
    repository.git("add", "--all");
    repository.write({ [file]: good });
    expect(commit().status).toBe(1);
    repository.write({ [file]: better });
    repository.git("add", "--all");
    repository.write({ [file]: bad });
    expect(commit()).toMatchObject({ status: 0, said: expect.stringContaining("[INFO] Stashing") });
    expect(readFileSync(join(repository.directory, file), "utf8")).toBe(bad);
  });

  test("judges the path that is committed, and not what is staged beside it", () => {
    start({ [file]: good, "proto/other.proto": good.replace("User", "Other") });
    repository.write({ [file]: bad });
    repository.git("add", "--all");
    repository.write({ "proto/other.proto": better.replace("User", "Other") });
    expect(commit("--", "proto/other.proto").status).toBe(0);
    expect(commit("--", file).status).toBe(1);
  });

  test.each(["merge", "rebase"])("judges the result of a %s that stopped", (verb) => {
    start({ [file]: good });
    stopped(verb);
    expect(commit()).toMatchObject({
      status: expect.any(Number),
      said: expect.stringMatching(/unmerged/i),
    });
    repository.write({ [file]: bad });
    repository.git("add", "--all");
    expect(commit().status).toBe(1);
    const lines = ["string town = 4;", "string street = 5;"];
    repository.write({ [file]: schema("string name = 1;", "string email = 2;", ...lines) });
    repository.git("add", "--all");
    expect(commit().status).toBe(0);
  });

  test("works in a linked work tree", () => {
    start({ [file]: good });
    const linked = repositoryAt(join(createFolder(), "linked"));
    repository.git("worktree", "add", "-q", "-b", "side", linked.directory);
    repository = linked;
    repository.write({ [file]: bad });
    expect(commit("-a").status).toBe(1);
    repository.write({ [file]: better });
    expect(commit("-a").status).toBe(0);
  });
});

function schema(...fields: readonly string[]): string {
  return `syntax = "proto3";\nmessage User {\n${fields.map((each) => `  ${each}\n`).join("")}}\n`;
}

function generatedBy(version: string): string {
  const plugin = `buf.build/protocolbuffers/go:${version}`;
  return `version: v2\nplugins:\n  - remote: ${plugin}\n    out: gen\n`;
}

function configure(at: TestRepository, id: string, args: readonly string[] = []): void {
  const hook = { id, ...(args.length === 0 ? {} : { args }) };
  const repos = [{ repo: clone, rev: revision, hooks: [hook] }];
  at.write({ ".pre-commit-config.yaml": stringify({ repos }) });
}

/** Commits the files past the hook, which is there from then on. */
function start(files: Files): void {
  repository.commit(files);
  const { status, said } = preCommit(repository, "install");
  expect(status, said).toBe(0);
}

/** Both branches change the same lines; `verb` brings the one to the other and stops. */
function stopped(verb: string): void {
  repository.branch("side");
  change("string town = 4;");
  repository.git("checkout", "-q", "main");
  change("string street = 5;");
  const { status, said } = ran("git", [verb, "side"]);
  expect(said).toContain("CONFLICT");
  expect(status).toBe(1);
}

function change(field: string): void {
  repository.write({ [file]: schema("string name = 1;", "string email = 2;", field) });
  repository.git("commit", "-q", "--no-verify", "-a", "-m", field);
}

function commit(...args: readonly string[]) {
  return ran("git", ["commit", "-m", "a change", ...args]);
}

function preCommit(at: TestRepository, ...args: readonly string[]) {
  return ran("pre-commit", args, at);
}

function ran(program: string, args: readonly string[], at: TestRepository = repository) {
  const options = { cwd: at.directory, env: environment(at), encoding: "utf8" } as const;
  const { status, stdout, stderr } = spawnSync(program, args, options);
  return { status, said: stdout + stderr };
}

/** The user's npm, so that its registry and cache are found, and nothing of the npm that runs this. */
function environment(at: TestRepository): Readonly<Record<string, string>> {
  const kept = Object.entries(process.env).flatMap(([name, value]) =>
    value === undefined ||
    /^(GIT_|npm_(?!config_(registry|cache)$)|NODE_OPTIONS$|VITEST)/i.test(name)
      ? []
      : [[name, value] as const],
  );
  return {
    ...Object.fromEntries(kept),
    ...at.env,
    HOME: homedir(),
    PRE_COMMIT_HOME: installed,
    GIT_EDITOR: "true",
  };
}
