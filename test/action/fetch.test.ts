import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { built } from "../support/built.ts";
import { type GitServer, serveGit } from "../support/git-server.ts";
import { createFolder, type TestRepository } from "../support/repository.ts";
import { runnerCommands } from "../support/runner.ts";
import { checkedOut, pullRequest, runStep, stateOf, stepEnvironment } from "../support/workflow.ts";

const entry = built();

const basic = (user: string) => `basic ${Buffer.from(user).toString("base64")}`;

describe("a remote that is reached by HTTP", () => {
  test("and is open to all needs no token, and is not shown one that is for another server", async () => {
    const { origin, merge } = pullRequest();
    const server = await serveGit(origin);
    const checkout = checkedOutFrom(server, origin, merge);
    const inputs = { token: "s3cret" };
    const result = await runStep(entry("action"), checkout, { event: "pull_request", inputs });
    expect(result.status).toBe(1);
    expect(server.authorizations.filter((header) => header !== undefined)).toEqual([]);
    expect(result.stdout).not.toContain("s3cret");
  });

  test("gets the token where actions/checkout left no credentials, and nobody else sees it", async () => {
    const { origin, merge } = pullRequest();
    const wanted = basic("x-access-token:s3cret");
    const server = await serveGit(origin, wanted);
    const checkout = checkedOutFrom(server, origin, merge);
    const before = stateOf(checkout);
    const result = await runStep(entry("action"), checkout, {
      event: "pull_request",
      inputs: { token: "s3cret" },
      env: { GITHUB_SERVER_URL: server.origin },
    });
    expect(result.status).toBe(1);
    expect(stateOf(checkout)).toEqual(before);
    const masks = runnerCommands(result.stdout).filter(({ name }) => name === "add-mask");
    expect(masks.map(({ data }) => data)).toEqual(["s3cret", wanted.replace("basic ", "")]);
    const rest = result.stdout.replaceAll(/^::add-mask::.*\n/gm, "") + result.stderr;
    expect(rest + result.summary).not.toMatch(/s3cret|eC1hY2Nlc3M/);
  });

  test.each(["local", "included"])(
    "is shown the %s credentials that actions/checkout left, and no second ones",
    async (where) => {
      const { origin, merge } = pullRequest();
      const wanted = basic("x-access-token:persisted");
      const server = await serveGit(origin, wanted);
      const checkout = checkedOutFrom(server, origin, merge);
      const header = [`http.${server.origin}/.extraheader`, `AUTHORIZATION: ${wanted}`];
      if (where === "local") checkout.git("config", "--local", ...header);
      else {
        const file = join(createFolder({ credentials: "" }), "credentials");
        checkout.git("config", "--file", file, ...header);
        const condition = `includeIf.gitdir:${checkout.directory}/.git.path`;
        checkout.git("config", "--local", condition, file);
      }
      const result = await runStep(entry("action"), checkout, {
        event: "pull_request",
        inputs: { token: "another" },
        env: { GITHUB_SERVER_URL: server.origin },
      });
      expect(result).toMatchObject({ status: 1, stderr: "" });
      expect(new Set(server.authorizations)).toEqual(new Set([wanted]));
    },
  );

  test("and refuses is told in one error, with what to do", async () => {
    const { origin, merge } = pullRequest();
    const server = await serveGit(origin, basic("nobody:has"));
    const checkout = checkedOutFrom(server, origin, merge);
    const result = await runStep(entry("action"), checkout, { event: "pull_request" });
    expect(result.stderr).toMatch(
      /^::error title=proto-compat::cannot fetch .+\n {2}help: .+token.+\n$/,
    );
    expect(result.status).toBe(3);
    expect(result.summary).toMatch(/^### proto-compat: nothing was compared\n\n- cannot fetch /);
  });
});

/** The checkout is made here, in the process of the server, which cannot answer meanwhile. */
function checkedOutFrom({ url }: GitServer, origin: TestRepository, commit: string) {
  const checkout = checkedOut(`file://${origin.directory}`, commit);
  checkout.git("remote", "set-url", "origin", url);
  return checkout;
}

test("the old contents that a check needs come in one fetch, and no others", async () => {
  const many = Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [
      `p${index}.proto`,
      `syntax = "proto3";\npackage p${index};\nmessage M {\n  int32 a = 1;\n}\n`,
    ]),
  );
  const { origin } = pullRequest(many);
  const base = origin.commit({ ...many, "big.bin": "old" });
  const changed = Object.entries(many).map(([path, text]) => [
    path,
    text.replace("int32", "string"),
  ]);
  const after = origin.commit({ ...Object.fromEntries(changed), "big.bin": "new" });
  const checkout = checkedOut(`file://${origin.directory}`, after);
  const log = join(createFolder(), "trace");
  const result = await runStep(entry("action"), checkout, {
    event: "push",
    payload: { before: base },
    env: { GIT_TRACE_PACKET: log },
  });
  expect(result.outputs.get("errors")).toBe("40");
  const trace = readFileSync(log, "utf8");
  const wanted = [...trace.matchAll(/fetch> want ([0-9a-f]+)/g)].map(([, id]) => id);
  expect(wanted).not.toContain(origin.git("rev-parse", `${base}:big.bin`));
  expect(wanted.length).toBe(1 + 40);
  // The commit with its trees, then the contents.
  expect([...trace.matchAll(/fetch> command=fetch/g)].length).toBe(2);
});

describe("what was fetched is removed", () => {
  test("when the check has failed", async () => {
    const { origin, merge } = pullRequest();
    const checkout = checkedOut(`file://${origin.directory}`, merge);
    const inputs = { use: "PIGEON" };
    const result = await runStep(entry("action"), checkout, { event: "pull_request", inputs });
    expect(result.status).toBe(2);
    expect(result.left.filter((name) => !name.startsWith("proto-compat-report-"))).toEqual([]);
  });

  test.each(["SIGTERM", "SIGINT"] as const)("when %s ends it while it fetches", async (signal) => {
    const { origin, merge } = pullRequest();
    const checkout = checkedOut(`file://${origin.directory}`, merge);
    // A remote that never answers.
    const slow = join(createFolder(), "slow");
    writeFileSync(slow, "#!/bin/sh\nexec sleep 600\n");
    chmodSync(slow, 0o755);
    checkout.git("config", "remote.origin.uploadpack", slow);
    const before = stateOf(checkout);
    const env = stepEnvironment(checkout, { event: "pull_request" });
    const child = spawn(process.execPath, [entry("action")], { cwd: checkout.directory, env });
    const temporary = env.RUNNER_TEMP ?? "";
    const here = () => readdirSync(temporary).find((name) => name.startsWith("proto-compat-"));
    const isFetching = () =>
      existsSync(join(temporary, here() ?? "none", "objects.git/refs/checkout"));
    while (!isFetching() && child.exitCode === null) await sleep(20);
    await sleep(200);
    child.kill(signal);
    const [, ended] = await once(child, "close");
    expect(ended).toBe(signal);
    expect(here()).toBeUndefined();
    expect(stateOf(checkout)).toEqual(before);
  });
});

test("two jobs at once in one checkout do not meet", async () => {
  const { origin, merge } = pullRequest();
  const checkout = checkedOut(`file://${origin.directory}`, merge);
  const step = { event: "pull_request" };
  const results = await Promise.all([1, 2, 3].map(() => runStep(entry("action"), checkout, step)));
  expect(results.map(({ status }) => status)).toEqual([1, 1, 1]);
});

test("a clone without the contents of its files stays without them", async () => {
  const { origin, base, head } = pullRequest();
  const checkout = checkedOut(`file://${origin.directory}`, head, {
    depth: 0,
    config: [
      ["remote.origin.promisor", "true"],
      ["remote.origin.partialclonefilter", "blob:none"],
    ],
  });
  const before = stateOf(checkout);
  const step = { event: "push", payload: { before: base } };
  const result = await runStep(entry("action"), checkout, step);
  expect(result.stdout).toMatch(/^::error file=user\.proto,line=4/m);
  expect(stateOf(checkout)).toEqual(before);
});
