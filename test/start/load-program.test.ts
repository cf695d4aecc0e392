import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { built } from "../support/built.ts";
import { createFolder } from "../support/repository.ts";

const entry = built();
const head = 'syntax = "proto3";\n';
const texts = {
  "before/a.proto": `${head}message A { int32 b = 1; }`,
  "after/a.proto": `${head}message A { string b = 1; }`,
};

test("a run with what an earlier one has kept says the same, and keeps nothing anew", () => {
  const env = environment();
  const first = check(env);
  expect(first.status).toBe(1);
  const [name = ""] = kept(env);
  const file = join(env.XDG_CACHE_HOME, "proto-compat", name);
  const code = readFileSync(file);
  expect(code.length).toBeGreaterThan(100_000);
  expect(check(env)).toEqual(first);
  expect(readFileSync(file).equals(code)).toBe(true);
  expect(kept(env)).toEqual([name]);
});

test("a run that needs more keeps more, one that needs less keeps nothing", () => {
  const env = environment();
  const run = (...words: readonly string[]) => {
    spawnSync(process.execPath, [entry("bin"), ...words], { env });
    return sizeOfKept(env);
  };
  const little = run("--version");
  check(env);
  const much = sizeOfKept(env);
  expect(much).toBeGreaterThan(little * 1.5);
  expect(run("--version")).toBe(much);
});

test("damaged code is not run", () => {
  const env = environment();
  const first = check(env);
  for (const name of kept(env)) {
    const file = join(env.XDG_CACHE_HOME, "proto-compat", name);
    const code = readFileSync(file);
    writeFileSync(file, code.fill(0x55, code.length >> 1, (code.length >> 1) + 1000));
  }
  expect(check(env)).toEqual(first);
});

test("a program that was built anew is not run as it was", () => {
  const env = environment();
  const first = check(env);
  const program = join(entry("bin"), "../program.cjs");
  const source = readFileSync(program);
  try {
    appendFileSync(program, "module.exports = { runCommand: async () => 42 };\n");
    expect(check(env).status).toBe(42);
  } finally {
    writeFileSync(program, source);
  }
  expect(check(env)).toEqual(first);
  expect(kept(env)).toHaveLength(2);
});

test("runs at the same time do not disturb each other", async () => {
  const env = environment();
  const folder = createFolder(texts);
  const runs = Array.from({ length: 6 }, async () => {
    const child = spawn(process.execPath, commandLine(), { cwd: folder, env, stdio: "ignore" });
    const [status] = await once(child, "close");
    return status;
  });
  expect(await Promise.all(runs)).toEqual([1, 1, 1, 1, 1, 1]);
  expect(kept(env)).toHaveLength(1);
});

interface Environment extends NodeJS.ProcessEnv {
  readonly XDG_CACHE_HOME: string;
}

function environment(): Environment {
  return { ...process.env, XDG_CACHE_HOME: createFolder(), NODE_DISABLE_COMPILE_CACHE: "" };
}

function check(env: Environment) {
  const cwd = createFolder(texts);
  const { stdout, stderr, status } = spawnSync(process.execPath, commandLine(), {
    cwd,
    env,
    encoding: "utf8",
  });
  return { stdout, stderr, status };
}

function commandLine(): readonly string[] {
  return [entry("bin"), "check", "--against", "./before", "--head", "./after"];
}

function kept(env: Environment): readonly string[] {
  return readdirSync(join(env.XDG_CACHE_HOME, "proto-compat"));
}

function sizeOfKept(env: Environment): number {
  const [name = ""] = kept(env);
  return readFileSync(join(env.XDG_CACHE_HOME, "proto-compat", name)).length;
}
