import { describe, expect, test } from "vitest";
import { built } from "../support/built.ts";
import { createFolder, createRepository, type TestRepository } from "../support/repository.ts";
import {
  checkedOut,
  mergeInto,
  pullRequest,
  released,
  runStep,
  type Step,
  stateOf,
} from "../support/workflow.ts";

const entry = built();

/** The lines "sides" of a report: what was compared with what. */
const short = (id: string) => id.slice(0, 7);

async function run(checkout: TestRepository, step: Step) {
  const before = stateOf(checkout);
  const result = await runStep(entry("action"), checkout, step);
  expect(stateOf(checkout)).toEqual(before);
  return result;
}

const url = ({ directory }: TestRepository) => `file://${directory}`;

const repository = { default_branch: "main" };

describe("a pull request", () => {
  test("is its trial merge, compared with the merge's first parent", async () => {
    const { origin, base, head, merge } = pullRequest();
    // The branch moves on while the workflow waits.
    origin.git("checkout", "-q", "main");
    const later = origin.commit({ "other.proto": 'syntax = "proto3";' });
    const checkout = checkedOut(url(origin), merge);
    const payload = { pull_request: { number: 7, base: { sha: later }, head: { sha: head } } };
    const result = await run(checkout, { event: "pull_request", sha: merge, payload });
    expect(result.stdout).toMatch(/^::error file=user\.proto,line=4,.*title=FIELD_/m);
    expect(result.stdout).toContain(`(${short(base)} -> HEAD (${short(merge)}))`);
    expect(result).toMatchObject({ status: 1, stderr: "" });
  });

  test.each([
    { event: "pull_request", depth: 1 },
    { event: "pull_request", depth: 0 },
    { event: "pull_request_target", depth: 1 },
    { event: "pull_request_review", depth: 2 },
  ])(
    "whose head is checked out, $depth deep, on $event is compared with where it began",
    async ({ event, depth }) => {
      const { origin, base, head } = pullRequest();
      origin.git("checkout", "-q", "main");
      const later = origin.commit({ "user.proto": released.replace("2", "3") });
      const checkout = checkedOut(url(origin), head, { depth });
      const payload = { pull_request: { number: 7, base: { sha: later }, head: { sha: head } } };
      const sha = event === "pull_request_target" ? later : mergeInto(origin, "main~1", "feature");
      const result = await run(checkout, { event, sha, payload });
      expect(result.stdout).toMatch(new RegExp(`${short(base)}\\)* -> HEAD`));
      expect(result.status).toBe(1);
    },
  );

  test("is compared with the nearest common commit, although a farther one is found first", async () => {
    const { origin, base, head } = pullRequest();
    // Two steps from the tip through a merge, while the way to the base of the branch is long.
    const grow = (parents: readonly string[]) =>
      origin.git(
        "commit-tree",
        `${head}^{tree}`,
        "-m",
        "x",
        ...parents.flatMap((id) => ["-p", id]),
      );
    const start = origin.git("commit-tree", `${base}^{tree}`, "-m", "start");
    const fork = origin.git("commit-tree", `${base}^{tree}`, "-m", "fork", "-p", start);
    let tip = grow([fork]);
    for (let count = 0; count < 60; count += 1) tip = grow([tip]);
    tip = grow([tip, grow([start])]);
    const target = origin.git("commit-tree", `${base}^{tree}`, "-m", "later", "-p", fork);
    const checkout = checkedOut(url(origin), tip);
    const payload = { pull_request: { number: 7, base: { sha: target }, head: { sha: tip } } };
    const result = await run(checkout, { event: "pull_request", payload, sha: target });
    expect(result.stdout).toContain(`(${short(fork)} -> HEAD (${short(tip)}))`);
  });

  test("of which nothing is checked out proves nothing, and that is an error", async () => {
    const { origin, base, head } = pullRequest();
    const checkout = checkedOut(url(origin), base);
    const payload = { pull_request: { number: 7, base: { sha: base }, head: { sha: head } } };
    const result = await run(checkout, { event: "pull_request_target", payload });
    expect(result.stderr).toMatch(
      /^::error title=.*nothing of the pull request is in it\n {2}help: /,
    );
    expect(result.status).toBe(2);
  });
});

describe("a push", () => {
  test("is compared with what the branch stood at", async () => {
    const { origin, base, head } = pullRequest();
    const checkout = checkedOut(url(origin), head);
    const payload = { before: base, repository };
    const result = await run(checkout, { event: "push", ref: "refs/heads/feature", payload });
    expect(result.stdout).toContain(`(${short(base)} -> HEAD (${short(head)}))`);
    expect(result.status).toBe(1);
  });

  test.each([1, 0])(
    "of a new branch, checked out %d deep, is compared with where it left the default branch",
    async (depth) => {
      const { origin, base, head } = pullRequest();
      origin.git("checkout", "-q", "main");
      origin.commit({ "user.proto": released.replace("2", "3") });
      const checkout = checkedOut(url(origin), head, { depth });
      const payload = { before: "0".repeat(40), repository };
      const result = await run(checkout, { event: "push", ref: "refs/heads/feature", payload });
      expect(result.stdout).toMatch(new RegExp(`${short(base)}\\)* -> HEAD`));
      expect(result.status).toBe(1);
    },
  );

  test("with force is compared with what it replaced, if the remote still has it", async () => {
    const { origin, base, head } = pullRequest();
    const checkout = checkedOut(url(origin), base);
    const payload = { before: head, forced: true, repository };
    const result = await run(checkout, { event: "push", ref: "refs/heads/feature", payload });
    expect(result.stdout).toContain(`(${short(head)} -> HEAD (${short(base)}))`);
  });

  test("with force is compared with where it left the default branch if what it replaced is gone", async () => {
    const { origin, base, head } = pullRequest();
    const checkout = checkedOut(url(origin), head);
    const payload = { before: "12345678".repeat(5), forced: true, repository };
    const result = await run(checkout, { event: "push", ref: "refs/heads/feature", payload });
    expect(result.stdout).toMatch(
      /^::notice title=proto-compat::1234567, .* gone .* where it left main$/m,
    );
    expect(result.stdout).toContain(`(${short(base)} -> HEAD (${short(head)}))`);
  });

  test("after which the remote lacks what the branch stood at is an error", async () => {
    const { origin, head } = pullRequest();
    const checkout = checkedOut(url(origin), head);
    const payload = { before: "12345678".repeat(5), repository };
    const result = await run(checkout, { event: "push", ref: "refs/heads/main", payload });
    expect(result.stderr).toMatch(
      /^::error title=proto-compat::cannot fetch 1234.+\n {2}help: .+\n$/,
    );
    expect(result.status).toBe(3);
  });

  test.each([
    { what: "that deletes a branch", payload: { deleted: true, before: "1".repeat(40) } },
    { what: "that is the first of all", payload: { before: "0".repeat(40) } },
  ])("$what has nothing to compare, and says so", async ({ payload }) => {
    const { origin, base } = pullRequest();
    const checkout = checkedOut(url(origin), base);
    const step = { event: "push", ref: "refs/heads/main", payload: { ...payload, repository } };
    const result = await run(checkout, step);
    expect(result.stdout).toMatch(/^::notice title=proto-compat::nothing to compare: .+\n$/);
    expect(result.status).toBe(0);
    expect(result.outputs.get("breaking")).toBe("false");
  });
});

test("a merge queue's group is compared with the group's base", async () => {
  const { origin, base, merge } = pullRequest();
  const checkout = checkedOut(url(origin), merge);
  const payload = { merge_group: { base_sha: base, head_sha: merge } };
  const result = await run(checkout, { event: "merge_group", payload });
  expect(result.stdout).toContain(`(${short(base)} -> HEAD (${short(merge)}))`);
});

test.each([
  { event: "schedule", ref: "refs/heads/main", from: "the commit before" },
  { event: "workflow_dispatch", ref: "refs/heads/main", from: "the commit before" },
  { event: "release", ref: "refs/tags/v1", from: "the commit before" },
  {
    event: "workflow_dispatch",
    ref: "refs/heads/feature",
    from: "where it left the default branch",
  },
])("$event on $ref compares with $from", async ({ event, ref, from }) => {
  const { origin, base, head } = pullRequest();
  if (from.startsWith("where")) origin.git("branch", "-f", "main", base);
  const checkout = checkedOut(url(origin), head);
  const result = await run(checkout, { event, ref, payload: { repository } });
  expect(result.stdout).toContain(`(${short(base)} -> HEAD (${short(head)}))`);
  expect(result.stdout.includes("::notice")).toBe(from === "the commit before");
});

describe("the input against, at a checkout of one commit,", () => {
  test.each(["v1.0.0", "origin/main", "main", "refs/tags/v1.0.0", "merge-base:origin/main"])(
    "finds %s at the remote",
    async (against) => {
      const { origin, base, head } = pullRequest();
      origin.git("tag", "-a", "-m", "a release", "v1.0.0", base);
      const checkout = checkedOut(url(origin), head);
      const result = await run(checkout, { event: "push", inputs: { against } });
      expect(result.stdout).toContain(`(${short(base)} -> HEAD (${short(head)}))`);
      expect(result.status).toBe(1);
    },
  );

  test("explains what the remote does not have either", async () => {
    const { origin, head } = pullRequest();
    const checkout = checkedOut(url(origin), head);
    const result = await run(checkout, { event: "push", inputs: { against: "v9" } });
    expect(result.stdout).toMatch(/^::error title=proto-compat::revision "v9" /m);
    expect(result.status).toBe(3);
  });
});

test("a checkout whose path has spaces and colons, in a folder of the workspace, works", async () => {
  const { origin, merge } = pullRequest({ "proto api/a.proto": released });
  const folder = createFolder({ "my: schemas/x": "" });
  const checkout = checkedOut(url(origin), merge, { folder: `${folder}/my: schemas` });
  const { merge: _, ...rest } = { merge, inputs: { "working-directory": "my: schemas/proto api" } };
  const before = stateOf(checkout);
  const step = { event: "pull_request", sha: merge, ...rest };
  const result = await runStep(entry("action"), { ...checkout, directory: folder }, step);
  expect(result.stdout).toMatch(/^::error file=user\.proto,/m);
  expect(stateOf(checkout)).toEqual(before);
});

test("a repository with other object ids works", async () => {
  const origin = createRepository({ objectFormat: "sha256" });
  origin.git("config", "uploadpack.allowAnySHA1InWant", "true");
  const before = origin.commit({ "user.proto": released });
  const after = origin.commit({ "user.proto": released.replace("string", "int32") });
  const checkout = createRepository({ objectFormat: "sha256" });
  checkout.git("remote", "add", "origin", url(origin));
  checkout.git("fetch", "-q", "--depth=1", "origin", after);
  checkout.git("checkout", "-q", "--detach", after);
  const result = await run(checkout, { event: "push", payload: { before } });
  expect(result.stdout).toMatch(/^::error file=user\.proto,line=4/m);
});
