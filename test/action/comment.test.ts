import { describe, expect, test } from "vitest";
import { built } from "../support/built.ts";
import { bot, type GithubServer, nextId, serveGithub } from "../support/github-server.ts";
import { checkedOut, pullRequest, released, runStep } from "../support/workflow.ts";

const entry = built();

/** Runs the action for a pull request that breaks something, or one that does not. */
async function run(
  server: GithubServer,
  {
    breaks = true,
    fork = false,
    env = {},
    inputs = {},
  }: {
    readonly breaks?: boolean;
    readonly fork?: boolean;
    readonly env?: Readonly<Record<string, string>>;
    readonly inputs?: Readonly<Record<string, string>>;
  } = {},
) {
  const { origin, base, head, merge } = pullRequest();
  const harmless = origin.commit({ "user.proto": `${released}// more\n` });
  const checkout = checkedOut(`file://${origin.directory}`, breaks ? merge : harmless);
  const against = breaks ? {} : { against: base };
  const repository = (name: string) => ({ repo: { full_name: name } });
  return await runStep(entry("action"), checkout, {
    event: "pull_request",
    payload: {
      pull_request: {
        number: 7,
        base: { sha: base, ...repository("acme/schemas") },
        head: { sha: head, ...repository(fork ? "mallory/schemas" : "acme/schemas") },
      },
    },
    inputs: { comment: "true", token: "t0ken", ...against, ...inputs },
    env: {
      GITHUB_API_URL: server.url,
      GITHUB_GRAPHQL_URL: `${server.url}/graphql`,
      GITHUB_WORKFLOW: "ci",
      GITHUB_JOB: "check",
      GITHUB_ACTION: "proto-compat",
      GITHUB_RUN_ID: "100",
      ...env,
    },
  });
}

const later = { GITHUB_RUN_ID: "101" };

describe("the comment", () => {
  test("says what was found, with links to both sides", async () => {
    const server = await serveGithub("t0ken");
    const { status, stdout, outputs } = await run(server);
    expect(status).toBe(1);
    expect(stdout).not.toContain("::warning");
    expect(server.comments.length).toBe(1);
    const [{ body } = { body: "" }] = server.comments;
    expect(body).toMatch(
      /^<!-- proto-compat [0-9a-f]{12} 100 -->\n### proto-compat: 1 error in 1 file/,
    );
    expect(body).toMatch(
      /\[`user\.proto:4`\]\(https:\/\/github\.example\/acme\/schemas\/blob\/[0-9a-f]{40}\/user\.proto#L4\)/,
    );
    expect(outputs.get("errors")).toBe("1");
  });

  test("is not made where it is not asked for", async () => {
    const server = await serveGithub("t0ken");
    await run(server, { inputs: { comment: "false" } });
    expect(server.requests).toEqual([]);
  });

  test("is rewritten by the next run, and removed when nothing is found any more", async () => {
    const server = await serveGithub("t0ken");
    await run(server);
    await run(server, { env: later });
    expect(server.comments.map(({ body }) => body)).toEqual([
      expect.stringMatching(/^<!-- proto-compat \S+ 101 -->/),
    ]);
    await run(server, { env: { GITHUB_RUN_ID: "102" }, breaks: false });
    expect(server.comments).toEqual([]);
  });

  test("is not made where nothing is found", async () => {
    const server = await serveGithub("t0ken");
    const { status } = await run(server, { breaks: false });
    expect(status).toBe(0);
    expect(server.requests.filter((request) => request.startsWith("POST /repos"))).toEqual([]);
  });

  test("of another job, or of somebody else who quotes ours, is left alone", async () => {
    const server = await serveGithub("t0ken");
    await run(server);
    const [ours = { id: 1, user: bot, body: "" }] = server.comments;
    const quoted = { id: 50, user: { id: 9, login: "mallory" }, body: ours.body };
    server.comments.splice(0, 1, quoted);
    await run(server, { env: { GITHUB_JOB: "another" } });
    await run(server, { env: later });
    expect(server.comments[0]).toEqual(quoted);
    expect(server.comments.length).toBe(3);
  });

  test("is found on a later page, and where the token may not ask who it is", async () => {
    const server = await serveGithub("t0ken", false);
    for (let count = 0; count < 130; count += 1) {
      const id = nextId(server.comments);
      server.comments.push({ id, user: { id: 9, login: "someone" }, body: "hello" });
    }
    await run(server);
    await run(server, { env: later });
    expect(server.comments.length).toBe(131);
  });

  test("is one, although another run makes one at the same moment", async () => {
    const server = await serveGithub("t0ken");
    let isFirst = true;
    server.onCreate = () => {
      if (!isFirst) return;
      isFirst = false;
      const key = hiddenKey;
      server.comments.push({ id: 1, user: bot, body: `<!-- proto-compat ${key} 100 -->\nolder` });
    };
    const hiddenKey = await keyOf();
    await run(server);
    expect(server.comments.map(({ id, body }) => [id, body.includes("older")])).toEqual([
      [1, false],
    ]);
  });

  test("of a newer run is not overwritten by one that it has overtaken", async () => {
    const server = await serveGithub("t0ken");
    await run(server, { env: later });
    await run(server);
    expect(server.comments[0]?.body).toContain(" 101 -->");
  });

  test("survives an overloaded server", async () => {
    const server = await serveGithub("t0ken");
    server.refusals.push(502, 503);
    const { stdout } = await run(server);
    expect(stdout).not.toContain("could not");
    expect(server.comments.length).toBe(1);
  });

  test("tells of a check that could not be made", async () => {
    const server = await serveGithub("t0ken");
    const { status } = await run(server, { inputs: { use: "PIGEON" } });
    expect(status).toBe(2);
    expect(server.comments[0]?.body).toMatch(/nothing was compared\n\n- "PIGEON" is not a rule/);
  });
});

describe("a comment that cannot be made changes no verdict:", () => {
  test("the token may not write, which is a warning with what to do", async () => {
    const server = await serveGithub("t0ken");
    server.refusals.push(...Array(9).fill(403));
    const { status, stdout } = await run(server, { breaks: false });
    expect(stdout).toMatch(/^::warning title=proto-compat::no comment: .*pull-requests: write/m);
    expect(status).toBe(0);
  });

  test("the token of a fork may not write, which is as it should be", async () => {
    const server = await serveGithub("another token");
    const { status, stdout } = await run(server, { fork: true });
    expect(stdout).not.toContain("::warning");
    expect(stdout).toMatch(/^no comment: /m);
    expect(status).toBe(1);
  });

  test("the server stays away", async () => {
    const server = await serveGithub("t0ken");
    server.refusals.push(...Array(9).fill(500));
    const { status, stdout } = await run(server, { breaks: false });
    expect(stdout).toMatch(
      /^::warning title=proto-compat::could not comment on the pull request: /m,
    );
    expect(status).toBe(0);
  });
});

/** What marks the comments of the step that `run` runs. */
async function keyOf(): Promise<string> {
  const server = await serveGithub("t0ken");
  await run(server);
  return / ([0-9a-f]{12}) /.exec(server.comments[0]?.body ?? "")?.[1] ?? "";
}
