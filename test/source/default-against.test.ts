import { describe, expect, test } from "vitest";
import { ciBase } from "../../src/source/ci-base.ts";
import { defaultAgainst } from "../../src/source/default-against.ts";
import { openSource } from "../../src/source/open.ts";
import { contextOf, open } from "../support/open.ts";
import { createFolder, createRepository, type TestRepository } from "../support/repository.ts";

async function defaultFor(
  repository: TestRepository,
  head = ":worktree",
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const other = await open(repository, head);
  return (await defaultAgainst(contextOf(repository, { other, env }))).text;
}

function cloneOf(origin: TestRepository): TestRepository {
  return createRepository({ clone: [origin.directory] });
}

/** A repository with one commit and these branches, on the last of them. */
function withBranches(...names: readonly string[]): TestRepository {
  const repository = createRepository();
  repository.git("checkout", "-q", "-b", names[0] ?? "main");
  repository.commit({ "a.proto": "1" });
  for (const name of names.slice(1)) repository.branch(name);
  return repository;
}

describe("without --against, the head side is compared with", () => {
  test("the merge base with origin's default branch, whatever it is called", async () => {
    const clone = cloneOf(withBranches("main", "develop"));
    clone.branch("topic");
    expect(await defaultFor(clone)).toBe("merge-base:origin/develop");
    expect(await defaultFor(clone, ":index")).toBe("merge-base:origin/develop");
  });

  test("HEAD on the default branch itself", async () => {
    const clone = cloneOf(withBranches("main", "develop"));
    expect(await defaultFor(clone)).toBe("HEAD");
    expect(await defaultFor(clone, "origin/main")).toBe("HEAD");
  });

  test("the merge base, if the head side is a revision that is not checked out", async () => {
    const repository = withBranches("main");
    repository.branch("topic");
    repository.commit({ "a.proto": "2" });
    repository.git("checkout", "-q", "main");
    expect(await defaultFor(repository, "topic")).toBe("merge-base:main");
  });

  test.each([["main"], ["master"], ["trunk"]])("the only local one, %s", async (name) => {
    const repository = withBranches(name, "topic");
    expect(await defaultFor(repository)).toBe(`merge-base:${name}`);
    repository.git("checkout", "-q", name);
    expect(await defaultFor(repository)).toBe("HEAD");
  });

  test("the only remote-tracking one, before the local ones", async () => {
    const clone = cloneOf(withBranches("master"));
    clone.git("remote", "set-head", "origin", "--delete");
    clone.branch("main");
    clone.branch("topic");
    expect(await defaultFor(clone)).toBe("merge-base:origin/master");
  });

  test("HEAD before the first commit", async () => {
    const repository = createRepository();
    repository.git("symbolic-ref", "HEAD", "refs/heads/strange");
    expect(await defaultFor(repository)).toBe("HEAD");
  });

  test("the branch point of a detached HEAD", async () => {
    const repository = withBranches("main");
    repository.git("checkout", "-q", "--detach");
    expect(await defaultFor(repository)).toBe("merge-base:main");
  });
});

describe("without --against, it is an error", () => {
  test.each([
    [["main", "master", "topic"], '"main" and "master" could each be the default branch'],
    [["topic"], "there is no origin/HEAD, and no branch main, master or trunk"],
  ])("among the branches %j", async (branches, reason) => {
    const repository = withBranches(...branches);
    await expect(defaultFor(repository)).rejects.toMatchObject({
      name: "UsageError",
      message: `what to compare with is not known: ${reason}`,
      hint: expect.stringContaining("--against"),
    });
  });

  test("if the head side is a folder", async () => {
    const repository = withBranches("main");
    const other = await open(repository, createFolder());
    const context = contextOf(repository, { other });
    const error = { name: "UsageError", hint: expect.stringContaining("--against") };
    await expect(defaultAgainst(context)).rejects.toMatchObject(error);
    const spec = { kind: "merge-base", text: "merge-base:main", revision: "main" } as const;
    await expect(openSource(spec, context)).rejects.toMatchObject(error);
  });
});

describe("in CI, the old side is", () => {
  const id = "1".repeat(40);
  const base = "2".repeat(40);
  const merge = { id, tree: "3".repeat(40), parents: [base, "4".repeat(40)] };
  const github = {
    GITHUB_EVENT_NAME: "pull_request",
    GITHUB_REF: "refs/pull/7/merge",
    GITHUB_SHA: id,
    GITHUB_BASE_REF: "release/1.x",
  };

  test.each([
    ["the base that GitHub merged into", github, merge, base],
    [
      "the merge base, if another commit is checked out",
      { ...github, GITHUB_SHA: base },
      merge,
      "",
    ],
    ["the merge base, if the merge is squashed", github, { ...merge, parents: [base] }, ""],
    ["the merge base of a pull_request_target", { GITHUB_BASE_REF: "release/1.x" }, merge, ""],
    ["the merge base, if nothing is checked out", github, undefined, ""],
    ["Azure's target", { SYSTEM_PULLREQUEST_TARGETBRANCH: "refs/heads/release/1.x" }, merge, ""],
    ["Bitbucket's target", { BITBUCKET_PR_DESTINATION_BRANCH: "release/1.x" }, merge, ""],
    ["GitLab's merge base", { CI_MERGE_REQUEST_DIFF_BASE_SHA: base }, merge, base],
    [
      "GitLab's target, if it merged the two",
      { CI_MERGE_REQUEST_DIFF_BASE_SHA: id, CI_MERGE_REQUEST_TARGET_BRANCH_SHA: base },
      merge,
      base,
    ],
  ])("%s", (_name, env, head, expected) => {
    expect(ciBase(env, head)?.text).toBe(expected || "merge-base:origin/release/1.x");
  });

  test("not known outside of a pull request", () => {
    const push = { GITHUB_EVENT_NAME: "push", GITHUB_SHA: id, GITHUB_BASE_REF: "" };
    expect(ciBase(push, merge)).toBeUndefined();
    expect(ciBase({}, merge)).toBeUndefined();
  });

  test("found in GitHub's shallow checkout of the merge, once its base is fetched", async () => {
    const origin = withBranches("main");
    const first = origin.git("rev-parse", "main");
    origin.branch("topic");
    origin.commit({ "a.proto": "2" });
    origin.git("checkout", "-q", "--detach", "main");
    origin.git("merge", "-q", "--no-ff", "-m", "merge", "topic");
    origin.git("branch", "merged");
    const merged = origin.git("rev-parse", "merged");
    const arguments_ = ["--depth=1", "--branch=merged", `file://${origin.directory}`];
    const clone = createRepository({ clone: arguments_ });
    const env = { ...github, GITHUB_SHA: merged };
    expect(await defaultFor(clone, ":worktree", env)).toBe(first);
    await expect(open(clone, first)).rejects.toMatchObject({
      name: "ReadError",
      message: `commit ${first} is not in this shallow clone`,
      hint: `git fetch --depth=1 origin ${first}`,
    });
    clone.git("fetch", "-q", "--depth=1", "origin", first);
    expect((await open(clone, first)).commit).toBe(first);
  });
});
