import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { delimiter, join } from "node:path";
import { beforeAll, beforeEach, describe, expect, test } from "vitest";
import { parse } from "yaml";
import { built } from "../support/built.ts";
import {
  createFolder,
  createRepository,
  repositoryAt,
  type TestRepository,
} from "../support/repository.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/ci.md"), "utf8");
const blocks = [...page.matchAll(/```(\w+)\n(.*?)```/gs)].map(([, language = "", text = ""]) => ({
  language,
  text,
}));

const entry = built();
const file = "proto/user.proto";
const released = ["string name = 1;", "string email = 2;", "string city = 3;"];

let programs: string;
/** A clone of a pull request that goes to the branch "release", which has moved on since. */
let clone: TestRepository;
let base: string;

beforeAll(() => {
  programs = createFolder();
  const program = join(programs, "proto-compat");
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${entry("bin")}" "$@"\n`);
  chmodSync(program, 0o755);
});

beforeEach(() => {
  const origin = createRepository();
  commit(origin, released.slice(0, 2));
  origin.branch("release");
  base = commit(origin, released);
  origin.branch("topic");
  commit(origin, [...released, "bool admin = 4;"]);
  origin.git("checkout", "-q", "release");
  commit(origin, [...released, "bytes picture = 5;"]);
  origin.git("checkout", "-q", "main");
  clone = createRepository();
  clone.git("remote", "add", "origin", origin.directory);
  clone.git("fetch", "-q", "origin", "topic");
  clone.git("checkout", "-q", "--detach", "FETCH_HEAD");
});

interface Recipe {
  readonly name: string;
  readonly commands: () => readonly string[];
  readonly env: () => Readonly<Record<string, string>>;
  readonly reports: readonly string[];
  /** Whether the service has fetched the branches. */
  readonly fetched?: true;
}

const target = "release";

const recipes: readonly Recipe[] = [
  {
    name: "GitLab",
    commands: () => yaml(".gitlab-ci.yml")["proto-compat"].script,
    env: () => ({ CI: "true", CI_MERGE_REQUEST_DIFF_BASE_SHA: base }),
    reports: ["codequality.json", "junit.xml"],
  },
  {
    name: "Jenkins",
    commands: () =>
      [...textOf("Jenkinsfile").matchAll(/\bsh '(.*)'/g)].map(([, each = ""]) => each),
    env: () => ({ JENKINS_URL: "https://jenkins.example.com/", CHANGE_TARGET: target }),
    reports: ["junit.xml"],
  },
  {
    name: "Buildkite",
    commands: () =>
      yaml(".buildkite/pipeline.yml").steps[0].commands.map((each: string) =>
        each.replaceAll("$$", "$"),
      ),
    env: () => ({ CI: "true", BUILDKITE_PULL_REQUEST_BASE_BRANCH: target }),
    reports: ["junit.xml"],
  },
  {
    name: "Azure Pipelines",
    commands: () => [yaml("azure-pipelines.yml").steps[1].script],
    env: () => ({ TF_BUILD: "True", SYSTEM_PULLREQUEST_TARGETBRANCH: `refs/heads/${target}` }),
    reports: ["junit.xml"],
    fetched: true,
  },
  {
    name: "Bitbucket",
    commands: () => yaml("bitbucket-pipelines.yml").pipelines["pull-requests"]["**"][0].step.script,
    env: () => ({ CI: "true", BITBUCKET_PR_DESTINATION_BRANCH: target }),
    reports: ["test-results/junit.xml"],
  },
  {
    name: "CircleCI",
    commands: () =>
      yaml(".circleci/config.yml").jobs["proto-compat"].steps.flatMap((step: { run?: string }) =>
        step.run === undefined ? [] : [step.run.replaceAll("main", target)],
      ),
    env: () => ({ CI: "true" }),
    reports: ["results/junit.xml"],
  },
];

describe.each(recipes)("the recipe for $name", (recipe) => {
  beforeEach(() => {
    if (recipe.fetched) clone.git("fetch", "-q", "origin");
  });

  test("finds what the pull request breaks, and leaves its reports", () => {
    commit(clone, released.slice(0, 1));
    const { status, said } = run(recipe);
    expect([status, said]).toEqual([1, expect.stringContaining("2 errors in 1 file")]);
    expect(said).toContain('field 3 "city"');
    expect(said).not.toContain('"admin"');
    for (const report of recipe.reports) {
      expect(readFileSync(join(clone.directory, report), "utf8")).toContain("city");
    }
  });

  test("passes where nothing breaks", () => {
    commit(clone, [...released, "string note = 9;"]);
    expect(run(recipe).status).toBe(0);
    for (const report of recipe.reports)
      expect(existsSync(join(clone.directory, report))).toBe(true);
  });
});

describe("the recipe for Make", () => {
  const make = (...words: readonly string[]) => shell(["make", "proto-compat", ...words].join(" "));
  beforeEach(() => {
    clone.write({ Makefile: runnable(textOf("Makefile")) });
    clone.git("fetch", "-q", "origin");
    clone.git("remote", "set-head", "origin", "main");
    commit(clone, released.slice(0, 1));
  });

  test("compares with where the default branch was left", () => {
    const { status, said } = make();
    expect([status, said]).toEqual([2, expect.stringContaining("1 error in 1 file")]);
  });

  test("compares with what it is told, as one word", () => {
    expect(make(`AGAINST=${base}`).said).toContain("2 errors in 1 file");
    expect(make("AGAINST='HEAD; touch pwned'").said).toContain("HEAD; touch pwned");
    expect(existsSync(join(clone.directory, "pwned"))).toBe(false);
  });
});

describe("the recipes for Bazel", () => {
  test("run in the work tree", () => {
    commit(clone, released.slice(0, 1));
    const script = scriptOf("proto-compat.sh");
    const env = { BUILD_WORKSPACE_DIRECTORY: clone.directory };
    const { status, said } = shell(`"${script}" --against ${base}`, env, createFolder());
    expect([status, said]).toEqual([1, expect.stringContaining("2 errors in 1 file")]);
  });

  test.each([
    [1, released.slice(0, 1)],
    [0, [...released, "string note = 9;"]],
  ])("compare folders of links, with status %i", (expected, fields) => {
    const [real, sandbox] = [createFolder(), createFolder()];
    const sides = { "released/proto": released, proto: fields };
    for (const [folder, lines] of Object.entries(sides)) {
      mkdirSync(join(sandbox, folder), { recursive: true });
      const text = join(real, folder.replace("/", "-"));
      writeFileSync(text, schema(lines));
      symlinkSync(text, join(sandbox, folder, "user.proto"));
    }
    const command = `"${scriptOf("proto-compat-test.sh")}" ${bazelArgs().join(" ")}`;
    const { status, said } = shell(command, { TEST_TMPDIR: createFolder() }, sandbox);
    expect([status, said]).toEqual([expected, expect.stringMatching(/in 1 file|1 changed file/)]);
  });
});

test("the command for a terminal compares as CI does", () => {
  clone.git("fetch", "-q", "origin");
  commit(clone, released.slice(0, 1));
  const command = blocks.at(-1)?.text ?? "";
  expect(shell(runnable(command).replace("main", target)).said).toContain("2 errors in 1 file");
});

test.each([
  "CHANGE_TARGET",
  "BUILDKITE_PULL_REQUEST_BASE_BRANCH",
  "BITBUCKET_PR_DESTINATION_BRANCH",
])("without the branch that %s names the message says how to fetch it", (name) => {
  commit(clone, released);
  const { status, said } = shell("proto-compat check", { CI: "true", [name]: target });
  expect([status, said]).toEqual([3, expect.stringMatching(/help: .*git fetch/)]);
});

function schema(fields: readonly string[]): string {
  return `syntax = "proto3";\nmessage User {\n${fields.map((each) => `  ${each}\n`).join("")}}\n`;
}

function commit(repository: TestRepository, fields: readonly string[]): string {
  return repository.commit({ [file]: schema(fields) });
}

/** The block whose first comment names the file. */
function textOf(name: string): string {
  const found = blocks.find(({ text }) => /^(?:#!.*\n)?(?:#|\/\/) (.*)/.exec(text)?.[1] === name);
  expect(found, name).toBeDefined();
  return found?.text ?? "";
}

function yaml(name: string) {
  return parse(textOf(name));
}

/** As an executable file. */
function scriptOf(name: string): string {
  const path = join(createFolder({ [name]: runnable(textOf(name)) }), name);
  chmodSync(path, 0o755);
  return path;
}

function bazelArgs(): readonly string[] {
  const list = /args = (\[.*\])/.exec(textOf("BUILD.bazel"))?.[1] ?? "[]";
  return JSON.parse(list);
}

/** With the program that is built here in place of the published one. */
function runnable(text: string): string {
  return text.replaceAll("npx --yes proto-compat", "proto-compat");
}

function run(recipe: Recipe) {
  const commands = recipe.commands();
  expect(commands.join("\n")).toContain("npx --yes proto-compat check");
  return shell(commands.map(runnable).join("\n"), recipe.env());
}

/** Stops at the first command that fails, as all these services do. */
function shell(
  commands: string,
  env: Readonly<Record<string, string>> = {},
  cwd = clone.directory,
) {
  const { env: isolated } = repositoryAt(cwd);
  const PATH = `${programs}${delimiter}${isolated.PATH}`;
  const options = { cwd, env: { ...isolated, PATH, ...env }, encoding: "utf8" } as const;
  const { status, stdout, stderr } = spawnSync("sh", ["-e", "-c", commands], options);
  return { status, said: stdout + stderr };
}
