import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { changedPaths } from "../../src/source/changes.ts";
import { gitEnvironment } from "../../src/source/git-environment.ts";
import { called } from "../support/called.ts";
import { open, textsOf } from "../support/open.ts";
import { createFolder, createRepository, type TestRepository } from "../support/repository.ts";

function edited(): TestRepository {
  const repository = createRepository();
  repository.commit({ "x/a.proto": "1", ".gitattributes": "*.proto diff=own\n" });
  repository.commit({ "x/a.proto": "2" });
  repository.write({ "x/a.proto": "3", "b.proto": 'import "x/a.proto";' });
  return repository;
}

async function answers(
  repository: Pick<TestRepository, "directory" | "env">,
  env: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const head = await open(repository, ":worktree", { env });
  const before = await open(repository, "HEAD~1", { env, other: head });
  return {
    changed: (await changedPaths(before, head)).paths.map(({ path }) => path),
    texts: await textsOf(before, ["x/a.proto"]),
    importers: [...(await head.mayImport(called("a.proto"))).keys()],
  };
}

const expected = {
  changed: ["b.proto", "x/a.proto"],
  texts: { "x/a.proto": "1" },
  importers: ["b.proto"],
};

test("the user's settings do not change the answers", async () => {
  const repository = edited();
  const settings = {
    "color.ui": "always",
    "color.status": "always",
    "core.quotePath": "true",
    "core.pager": "false",
    "diff.external": "false",
    "diff.own.textconv": "false",
    "diff.own.command": "false",
    "diff.relative": "true",
    "diff.renames": "copies",
    "diff.ignoreSubmodules": "all",
    "grep.fallbackToNoIndex": "true",
    "status.showUntrackedFiles": "no",
    "status.relativePaths": "true",
    "status.branch": "true",
    "status.showStash": "true",
    "submodule.recurse": "true",
    "column.ui": "always",
    "core.abbrev": "5",
  };
  for (const [name, value] of Object.entries(settings)) repository.git("config", name, value);
  expect(await answers(repository)).toEqual(expected);
});

test("the user's environment neither stops git nor changes the answers", async () => {
  const marker = join(createFolder(), "was-run");
  const env = {
    EDITOR: `touch ${marker}`,
    PAGER: `touch ${marker}`,
    GIT_PAGER: `touch ${marker}`,
    GIT_EXTERNAL_DIFF: `touch ${marker}`,
    GIT_SSH_COMMAND: "ssh -v",
    GIT_ASKPASS: "true",
    GIT_LITERAL_PATHSPECS: "1",
    GIT_CONFIG_COUNT: "2",
    GIT_CONFIG_KEY_0: "url.https://example.com/.insteadOf",
    GIT_CONFIG_VALUE_0: "example:",
    GIT_CONFIG_KEY_1: "credential.helper",
    GIT_CONFIG_VALUE_1: "store",
    LC_ALL: "de_DE.UTF-8",
  };
  expect(await answers(edited(), env)).toEqual(expected);
  expect(existsSync(marker)).toBe(false);
});

test("GIT_DIR and GIT_WORK_TREE name the repository, as for git", async () => {
  const repository = edited();
  const env = {
    GIT_DIR: join(repository.directory, ".git"),
    GIT_WORK_TREE: repository.directory,
  };
  expect(await answers({ directory: createFolder(), env: repository.env }, env)).toEqual(expected);
  const inside = { directory: join(repository.directory, "x"), env: repository.env };
  expect(await answers(inside, env)).toEqual(expected);
});

test("a hook's relative GIT_DIR counts from the folder in which it runs", async () => {
  const env = { GIT_DIR: ".git", GIT_INDEX_FILE: ".git/index", GIT_PREFIX: "" };
  expect(await answers(edited(), env)).toEqual(expected);
});

test("the index is not written: nobody's lock is taken", async () => {
  const repository = edited();
  repository.write({ ".git/index.lock": "" });
  expect(await answers(repository)).toEqual(expected);
});

test("only --offline forbids the network", () => {
  expect(gitEnvironment({ A: "1", PAGER: "less", B: undefined }, false)).toEqual({
    A: "1",
    GIT_OPTIONAL_LOCKS: "0",
    GIT_TERMINAL_PROMPT: "0",
    LC_ALL: "C",
  });
  expect(gitEnvironment({}, true)).toMatchObject({
    GIT_ALLOW_PROTOCOL: "none",
    GIT_NO_LAZY_FETCH: "1",
  });
});
