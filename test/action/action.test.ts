import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runAction } from "../../src/action/action.ts";
import { built } from "../support/built.ts";
import { fakeIo } from "../support/fake-io.ts";
import {
  createFolder,
  createRepository,
  repositoryAt,
  type TestRepository,
} from "../support/repository.ts";

const entry = built();

const released = 'syntax = "proto3";\npackage acme.v1;\nmessage User {\n  string email = 2;\n}\n';

describe("the default checkout of a pull request, its trial merge at depth 1", () => {
  test("gets the parent that it lacks, without the contents of its files", async () => {
    const { origin, base, merge } = pullRequest();
    const checkout = checkedOut(origin, merge);
    expect(has(checkout, base)).toBe(false);
    await runAction(ioIn(checkout, { name: "pull_request", sha: merge, payload: {} }));
    expect(has(checkout, base)).toBe(true);
    expect(has(checkout, origin.git("rev-parse", `${base}:big.txt`))).toBe(false);
  });

  test("stays as it is where the old side is given", async () => {
    const { origin, base, merge } = pullRequest();
    const checkout = checkedOut(origin, merge);
    const io = ioIn(checkout, { name: "pull_request", sha: merge, payload: {} });
    await runAction({ ...io, env: { ...io.env, INPUT_AGAINST: "HEAD" } });
    expect(has(checkout, base)).toBe(false);
  });
});

test("a pushed branch gets what it stood at", async () => {
  const { origin, base, merge } = pullRequest();
  const checkout = checkedOut(origin, merge);
  await runAction(ioIn(checkout, { name: "push", sha: merge, payload: { before: base } }));
  expect(has(checkout, base)).toBe(true);
});

test("a break is annotated at its place, and fails the step", async () => {
  const { origin, merge } = pullRequest();
  const checkout = checkedOut(origin, merge);
  const io = ioIn(checkout, { name: "pull_request", sha: merge, payload: {} });
  expect(await runAction(io)).toBe(1);
  expect(io.out()).toMatch(/^::error file=user\.proto,line=4,.*title=FIELD_/m);
  expect(io.err()).toBe("");
});

test("a fault in the configuration is annotated at its place, and ends with status 2", async () => {
  const { origin, merge } = pullRequest();
  const checkout = checkedOut(origin, merge);
  checkout.write({ "mine.yaml": "breaking:\n  use: [FIEL]\n" });
  const io = ioIn(checkout, { name: "pull_request", sha: merge, payload: {} });
  const env = { ...io.env, INPUT_CONFIG: "mine.yaml" };
  expect(await runAction({ ...io, env })).toBe(2);
  expect(io.err()).toMatch(
    /^::error file=mine\.yaml,line=2,col=9,title=proto-compat::"FIEL" is not a rule or a category\n {2}help: .+\n$/,
  );
});

test("the bundled entry, as the runner starts it, ends with the same status", () => {
  const { origin, merge } = pullRequest();
  const checkout = checkedOut(origin, merge);
  const { cwd, env } = ioIn(checkout, { name: "pull_request", sha: merge, payload: {} });
  const { status, stdout } = spawnSync(process.execPath, [entry("action")], {
    cwd,
    env: { ...env, "INPUT_FAIL-ON": "error", INPUT_PATHS: "user.proto\n." },
    encoding: "utf8",
  });
  expect(stdout).toMatch(/^::error file=user\.proto,/m);
  expect(status).toBe(1);
});

describe("failures mark the run's page in one line and give a hint", () => {
  test("no checkout", async () => {
    const io = fakeIo({ cwd: createFolder(), env: { ...createRepository().env } });
    expect(await runAction(io)).toBe(3);
    expect(io.err()).toMatch(
      /^::error title=proto-compat::cannot read the checkout: .+\n {2}help: .+\n$/,
    );
  });

  test("a commit that the remote does not have", async () => {
    const { origin, merge } = pullRequest();
    const checkout = checkedOut(origin, merge);
    const payload = { before: "1234567890".repeat(4) };
    const io = ioIn(checkout, { name: "push", sha: merge, payload });
    expect(await runAction(io)).toBe(3);
    expect(io.err()).toMatch(
      /^::error title=proto-compat::cannot fetch 1234.+\n {2}help: .+fetch-depth.+\n$/,
    );
  });

  test("an event that is no JSON", async () => {
    const { origin, merge } = pullRequest();
    const checkout = checkedOut(origin, merge);
    const io = ioIn(checkout, { name: "push", sha: merge, payload: "no JSON" });
    expect(await runAction(io)).toBe(3);
    expect(io.err()).toMatch(
      /^::error title=proto-compat::cannot read the event .+\n {2}help: .+\n$/,
    );
  });

  test("a rule that there is not", async () => {
    const { origin, merge } = pullRequest();
    const checkout = checkedOut(origin, merge);
    const io = ioIn(checkout, { name: "pull_request", sha: merge, payload: {} });
    expect(await runAction({ ...io, env: { ...io.env, INPUT_USE: "PIGEON" } })).toBe(2);
    expect(io.err()).toMatch(/^::error title=proto-compat::"PIGEON" is not a rule/);
  });
});

/** A remote with a branch that changes a field's type, and the merge of both that GitHub tries. */
function pullRequest() {
  const origin = createRepository();
  origin.git("config", "uploadpack.allowFilter", "true");
  origin.git("config", "uploadpack.allowAnySHA1InWant", "true");
  const base = origin.commit({ "user.proto": released, "big.txt": "before" });
  origin.branch("feature");
  origin.commit({ "user.proto": released.replace("string", "int32"), "big.txt": "after" });
  origin.git("checkout", "-q", "-b", "merge", "main");
  origin.git("merge", "-q", "--no-ff", "--no-edit", "feature");
  return { origin, base, merge: origin.git("rev-parse", "HEAD") };
}

/** What actions/checkout makes by default. */
function checkedOut(origin: TestRepository, commit: string): TestRepository {
  const checkout = createRepository();
  checkout.git("remote", "add", "origin", `file://${origin.directory}`);
  checkout.git("fetch", "-q", "--no-tags", "--depth=1", "origin", commit);
  checkout.git("checkout", "-q", "--detach", "FETCH_HEAD");
  return repositoryAt(checkout.directory);
}

function ioIn(
  checkout: TestRepository,
  event: { readonly name: string; readonly sha: string; readonly payload: unknown },
) {
  const text = typeof event.payload === "string" ? event.payload : JSON.stringify(event.payload);
  return fakeIo({
    cwd: checkout.directory,
    env: {
      ...checkout.env,
      GITHUB_EVENT_NAME: event.name,
      GITHUB_SHA: event.sha,
      GITHUB_EVENT_PATH: join(createFolder({ "event.json": text }), "event.json"),
    },
  });
}

/** Asks for what is there, because asking for one object would fetch it. */
function has(repository: TestRepository, object: string): boolean {
  const all = repository.git("cat-file", "--batch-all-objects", "--batch-check=%(objectname)");
  return all.split("\n").includes(object);
}
