import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { built } from "../support/built.ts";
import { createRepository, type TestRepository } from "../support/repository.ts";

/** Fetched here and not by `npm ci`: the one is a program of 14 MB, and only this needs the other. */
const managers = ["husky@9.1.7", "lefthook@2.2.2"] as const;

const page = readFileSync(join(import.meta.dirname, "../../docs/hooks.md"), "utf8");
const entry = built();
const file = "proto/user.proto";
const good = 'syntax = "proto3";\nmessage User {\n  string name = 1;\n  int32 age = 2;\n}\n';
const bad = good.replace("  int32 age = 2;\n", "");
const better = good.replace("}", "  string city = 3;\n}");

let repository: TestRepository;

beforeEach(() => {
  repository = createRepository();
  repository.commit({
    [file]: good,
    "proto/other.proto": good.replace("User", "Other"),
    ".gitignore": "node_modules\n",
    "package.json": '{ "private": true }\n',
  });
  const fetch = ["install", "--no-save", "--ignore-scripts", "--no-audit", "--no-fund"];
  const { status, said } = run("npm", ...fetch, ...managers);
  expect(status, said).toBe(0);
  const program = join(repository.directory, "node_modules/.bin/proto-compat");
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${entry("bin")}" "$@"\n`);
  chmodSync(program, 0o755);
});

test("husky runs the hook", () => {
  expect(run("node_modules/.bin/husky").status).toBe(0);
  mkdirSync(join(repository.directory, ".husky"), { recursive: true });
  repository.write({ ".husky/pre-commit": block("husky") });
  judges();
});

test("lefthook runs the hook", () => {
  repository.write({ "lefthook.yml": block("lefthook") });
  expect(run("node_modules/.bin/lefthook", "install").status).toBe(0);
  judges();
});

function judges(): void {
  repository.write({ [file]: bad });
  const said = expect.stringContaining(`${file}:4:1: error: field 2`);
  expect(commit()).toMatchObject({ status: 1, said });
  repository.write({ [file]: better });
  expect(commit()).toMatchObject({ status: 0 });
  repository.remove(file);
  const deleted = expect.stringContaining(`file "${file}" was deleted`);
  expect(commit()).toMatchObject({ said: deleted });
}

/** The first block of the section. */
function block(heading: string): string {
  const section = page.split(`\n## ${heading}\n`)[1] ?? "";
  return /```\w+\n(.*?)```/s.exec(section)?.[1] ?? "";
}

function commit() {
  return run("git", "commit", "-a", "-m", "a change");
}

function run(program: string, ...args: readonly string[]) {
  const { directory: cwd, env: isolated } = repository;
  const env = { ...isolated, HOME: homedir() };
  const { status, stdout, stderr } = spawnSync(program, args, { cwd, env, encoding: "utf8" });
  return { status, said: stdout + stderr };
}
