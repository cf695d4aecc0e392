import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import manifest from "../../package.json" with { type: "json" };
import { built } from "../support/built.ts";
import { createRepository, type TestRepository } from "../support/repository.ts";

const root = join(import.meta.dirname, "../..");
const page = readFileSync(join(root, "docs/hooks.md"), "utf8");
const readme = readFileSync(join(root, "README.md"), "utf8");
const entry = built();
const file = "user.proto";
const good = 'syntax = "proto3";\nmessage User {\n  string name = 1;\n  int32 age = 2;\n}\n';
const bad = good.replace("  int32 age = 2;\n", "");
const better = good.replace("}", "  string city = 3;\n}");

let repository: TestRepository;

beforeEach(() => {
  repository = createRepository();
  repository.commit({ [file]: good, ".gitignore": "node_modules\n", "package.json": "{}\n" });
  const program = join(repository.directory, "node_modules/.bin/proto-compat");
  mkdirSync(join(program, ".."), { recursive: true });
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${entry("bin")}" "$@"\n`);
  chmodSync(program, 0o755);
});

describe("a hook without a manager", () => {
  const [script = "", share = ""] = blocksOf("Without a hook manager", page);

  test("works as it is written", () => {
    install(".git/hooks/pre-commit", script);
    judges();
  });

  test("works in a folder that is committed", () => {
    install(".githooks/pre-commit", script);
    expect(shell(share).status).toBe(0);
    judges();
  });

  test("is what the README says", () => {
    const line = script.split("\n")[1] ?? "";
    expect(line).toMatch(/^exec npx/);
    expect(readme).toContain(`\`${line}\``);
  });
});

test.each([
  // Its hooks run by `sh -e`, with the programs of the package before the others.
  ["husky", (text: string) => text],
  // Its commands run by `sh -c`.
  ["lefthook", (text: string) => parse(text)["pre-commit"].commands["proto-compat"].run],
])("what %s is told to run judges what is staged", (name, commandOf) => {
  const [text = ""] = blocksOf(name, page);
  const command: string = commandOf(text);
  const PATH = `node_modules/.bin${delimiter}${repository.env.PATH}`;
  for (const [content, status] of [[bad, 1] as const, [better, 0] as const]) {
    repository.write({ [file]: content });
    repository.git("add", "--all");
    expect(shell(command, { PATH }).status).toBe(status);
  }
});

describe("the configuration of pre-commit", () => {
  const examples = [...blocksOf("pre-commit", page), ...blocksOf("As a hook", readme)];
  const hooks: readonly { readonly id: string; readonly entry: string }[] = parse(
    readFileSync(join(root, ".pre-commit-hooks.yaml"), "utf8"),
  );

  test("names hooks that there are, of this version", () => {
    expect(examples.length).toBeGreaterThan(1);
    for (const text of examples) {
      const [repo] = parse(text).repos;
      expect(repo.rev).toBe(`v${manifest.version}`);
      const ids = repo.hooks.map(({ id }: { readonly id: string }) => id);
      expect(hooks.map(({ id }) => id)).toEqual(expect.arrayContaining(ids));
    }
  });

  test("gives arguments that are taken", () => {
    const args = examples.flatMap((text) => parse(text).repos[0].hooks[0].args ?? []);
    const words = hooks[0]?.entry.split(" ").slice(1) ?? [];
    const run = spawnSync(process.execPath, [entry("bin"), ...words, ...args], {
      cwd: repository.directory,
      env: repository.env,
      encoding: "utf8",
    });
    expect([run.status, run.stderr]).toEqual([0, ""]);
    expect(args.length).toBeGreaterThan(0);
  });
});

/** The blocks of code below a heading. */
function blocksOf(heading: string, text: string): readonly string[] {
  const section = text.split(`\n## ${heading}\n`)[1]?.split("\n## ")[0] ?? "";
  return [...section.matchAll(/```\w+\n(.*?)```/gs)].map(([, block = ""]) => block);
}

function install(path: string, script: string): void {
  repository.write({ [path]: script });
  chmodSync(join(repository.directory, path), 0o755);
}

function judges(): void {
  for (const [content, status] of [[bad, 1] as const, [better, 0] as const]) {
    repository.write({ [file]: content });
    expect(shell("git commit -q -a -m 'a change'").status).toBe(status);
  }
}

function shell(command: string, env: Readonly<Record<string, string>> = {}) {
  const options = { cwd: repository.directory, env: { ...repository.env, ...env } };
  return spawnSync("sh", ["-e", "-c", command], options);
}
