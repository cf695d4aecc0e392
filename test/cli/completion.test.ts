import { spawnSync } from "node:child_process";
import { chmodSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { complete } from "../../src/cli/complete.ts";
import { completionScripts, type Shell } from "../../src/cli/completion-scripts.ts";
import { main } from "../../src/cli/main.ts";
import { programOf } from "../../src/cli/program.ts";
import { formats } from "../../src/report/format.ts";
import { built } from "../support/built.ts";
import { fakeIo } from "../support/fake-io.ts";
import { createFolder, createRepository, type TestRepository } from "../support/repository.ts";

const hostile = "x;$(touch$@pwned)`id`&'\"";
const entry = built();
let repository: TestRepository;
let path: string;

beforeAll(() => {
  repository = createRepository();
  repository.commit({ "a.proto": "", "b c.proto": "" });
  repository.tag("v1.0");
  repository.tag("v1.1");
  repository.git("branch", hostile);
  repository.git("branch", "evil\u202ereversed");
  const folder = createFolder();
  const program = join(folder, "proto-compat");
  writeFileSync(program, `#!/bin/sh\nexec "${process.execPath}" "${entry("bin")}" "$@"\n`);
  chmodSync(program, 0o755);
  path = folder + delimiter + process.env.PATH;
});

describe("after the words", () => {
  test.each([
    { words: ["ch"], offered: ["check"] },
    { words: ["help", "ex"], offered: ["explain"] },
    { words: ["check", "--verb"], offered: ["--verbose"] },
    { words: ["--ver"], offered: ["--version"] },
    { words: ["check", "--format", ""], offered: Object.keys(formats) },
    { words: ["check", "--format=sa"], offered: ["--format=sarif"] },
    { words: ["rules", "--format", ""], offered: ["text", "json"] },
    { words: ["check", "--fail-on", "w"], offered: ["warning"] },
    { words: ["check", "--staged", "--fail-on=n"], offered: ["--fail-on=never"] },
    { words: ["explain", "ONEOF_"], offered: ["ONEOF_NO_DELETE"] },
    { words: ["check", "--use", "WIRE"], offered: ["WIRE", "WIRE_JSON"] },
    { words: ["check", "--use", "WIRE,WIRE"], offered: ["WIRE,WIRE_JSON"] },
    { words: ["check", "--against", "v1"], offered: ["v1.0", "v1.1"] },
    { words: ["check", "--against", "merge-base:v1.1"], offered: ["merge-base:v1.1"] },
    { words: ["check", "--head", ":"], offered: [":index", ":worktree"] },
    { words: ["check", "--against", "tag"], offered: ["tag:"] },
    { words: ["check", "--against", "evil"], offered: [] },
    { words: ["check", "--against=x"], offered: [`--against=${hostile}`] },
    { words: ["completion", ""], offered: ["bash", "zsh", "fish"] },
    { words: ["demo", ""], offered: [] },
    { words: ["check", "--pigeon=x"], offered: [] },
    { words: ["compl"], offered: ["completion"] },
  ])("$words come $offered", async ({ words, offered }) => {
    const { candidates } = await completed(words);
    expect(candidates.map(({ word }) => word)).toEqual(offered);
  });

  test.each([
    [["check", ""]],
    [["check", "a", "b"]],
    [["check", "--", "--fo"]],
    [["check", "--config", ""]],
    [["check", "--format", "json="]],
    [["check", "--format=json=r"]],
    [["check", "--against", "./"]],
    [["check", "-C", ""]],
  ])("%j come files", async (words) => {
    expect((await completed(words)).kind).toBe("files");
  });

  test("of a command come all of its options that its help shows", async () => {
    const { candidates } = await completed(["check", "-"]);
    const words = candidates.map(({ word }) => word).filter((word) => word.startsWith("--"));
    const io = fakeIo();
    await main(["check", "--help"], io);
    expect(words).toEqual(
      [...io.out().matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, one]) => one),
    );
    expect(words.length).toBeGreaterThan(15);
  });

  test("the folder of -C is where branches are looked up, and one that is not there is no failure", async () => {
    const io = fakeIo({ cwd: createFolder(), env: repository.env });
    const at = async (folder: string) => {
      const words = ["check", "-C", folder, "--against", "v1"];
      const { candidates } = await complete(
        words,
        programOf(io, () => {}),
        io,
      );
      return candidates.map(({ word }) => word);
    };
    expect(await at(repository.directory)).toEqual(["v1.0", "v1.1"]);
    expect(await at("no/such/folder")).toEqual([]);
  });
});

test.each(["bash", "zsh", "fish"] as const)("completion %s prints the script", async (shell) => {
  const io = fakeIo();
  expect(await main(["completion", shell], io)).toBe(0);
  expect(io.out()).toBe(completionScripts[shell]);
});

describe.skipIf(!has("bash"))("bash (skipped where there is none)", () => {
  test.each([
    ["proto-compat ch", ["check"]],
    ["proto-compat check --format=sa", ["sarif"]],
    ["proto-compat check --format sa", ["sarif"]],
    ["proto-compat check --format=json=", []],
    ["proto-compat check --use FILE,ONEOF", ["FILE,ONEOF_NO_DELETE"]],
    ["proto-compat check --against=merge-base:v1", ["v1.0", "v1.1"]],
    ["proto-compat check --against :i", ["index"]],
    ["proto-compat check  --against   v1.1", ["v1.1"]],
    ["proto-compat check ", []],
  ])("offers for %j the words %j", (line, offered) => {
    expect(inBash(line)).toEqual(offered);
  });

  test("neither runs nor leaves unquoted what a branch is called", () => {
    const [word = ""] = inBash("proto-compat check --against x");
    expect(shell("bash", ["-c", `printf %s ${word}`]).stdout).toBe(hostile);
    expect(shell("ls", []).stdout).toBe("a.proto\nb c.proto\n");
  });
});

describe.skipIf(!has("zsh"))("zsh (skipped where there is none)", () => {
  test.each([
    [["check", "--format=sa"], ["--format=sarif"]],
    [["check", "--against", "x"], [hostile]],
    [["check", ""], ["files"]],
  ])("offers after %j the words %j", (words, offered) => {
    // The builtins of completion work in an editor only: these stand in for them.
    const driver = `
compdef() { : }
_files() { print -r -- files }
compset() { : }
compadd() { print -rl -- "\${(@)values}" }
source /dev/stdin <<'SCRIPT'
${completionScripts.zsh}
SCRIPT
words=(proto-compat "$@")
CURRENT=$#words
_proto_compat
`;
    const { stdout } = shell("zsh", ["-f", "-c", driver, "zsh", ...words]);
    expect(stdout.trimEnd().split("\n")).toEqual(offered);
  });
});

describe.skipIf(!has("fish"))("fish (skipped where there is none)", () => {
  test.each([
    ["proto-compat ch", ["check"]],
    ["proto-compat check --format=sa", ["--format=sarif"]],
    ["proto-compat check --against x", [hostile]],
    ["proto-compat check --format=json=a.p", ["--format=json=a.proto"]],
    ["proto-compat check a.p", ["a.proto"]],
  ])("offers for %j the words %j", (line, offered) => {
    const driver = `${completionScripts.fish}\ncomplete -C $argv[1]`;
    const { stdout } = shell("fish", ["--no-config", "-c", driver, line]);
    const words = stdout
      .trimEnd()
      .split("\n")
      .map((one) => one.split("\t")[0]);
    expect(words).toEqual(offered);
  });
});

async function completed(words: readonly string[]) {
  const io = fakeIo({ cwd: repository.directory, env: repository.env });
  return await complete(
    words,
    programOf(io, () => {}),
    io,
  );
}

/** What bash would offer with the cursor at the end of the line; it breaks words as readline does. */
function inBash(line: string): readonly string[] {
  const driver = `
${completionScripts.bash}
COMP_WORDBREAKS=$' \\t\\n"\\'><=;|&(:'
COMP_LINE=$1 COMP_POINT=\${#1}
shift
COMP_WORDS=("$@") COMP_CWORD=$(($# - 1))
_proto_compat
(( \${#COMPREPLY[@]} )) && printf '%s\\n' "\${COMPREPLY[@]}"
`;
  const pieces = line.match(/[=:]+|[^\s=:]+/g) ?? [];
  const words = /[\s]$/.test(line) || /[=:]$/.test(line) ? [...pieces, ""] : pieces;
  const { stdout, stderr } = shell("bash", ["--norc", "-c", driver, "bash", line, ...words]);
  expect(stderr).toBe("");
  return stdout.split("\n").slice(0, -1);
}

function shell(program: Shell | "ls", commandLine: readonly string[]) {
  return spawnSync(program, commandLine, {
    cwd: repository.directory,
    env: { ...repository.env, PATH: path, HOME: repository.directory },
    encoding: "utf8",
  });
}

function has(program: string): boolean {
  return spawnSync(program, ["--version"]).status === 0;
}
