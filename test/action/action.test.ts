import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { runAction } from "../../src/action/action.ts";
import { githubLimits } from "../../src/report/github-limits.ts";
import { built } from "../support/built.ts";
import { fakeIo } from "../support/fake-io.ts";
import { createFolder, createRepository, type TestRepository } from "../support/repository.ts";
import { runnerCommands } from "../support/runner.ts";
import {
  checkedOut,
  pullRequest,
  released,
  runStep,
  type Step,
  stepEnvironment,
} from "../support/workflow.ts";

const entry = built();

describe("a step hands over", () => {
  test("how much it found, and reports that outlive it", async () => {
    const { origin, merge } = pullRequest();
    const checkout = checkedOut(url(origin), merge);
    const { outputs, summary } = await runStep(entry("action"), checkout, {
      event: "pull_request",
      inputs: { "sarif-file": "out.sarif" },
    });
    expect(Object.fromEntries(outputs)).toMatchObject({
      errors: "1",
      warnings: "0",
      breaking: "true",
    });
    const described = parse(readFileSync(join(import.meta.dirname, "../../action.yml"), "utf8"));
    expect([...outputs.keys()].toSorted()).toEqual(Object.keys(described.outputs).toSorted());
    const report = JSON.parse(readFileSync(outputs.get("report-json") ?? "", "utf8"));
    expect(report.findings[0].location.path).toBe("user.proto");
    const sarif = JSON.parse(readFileSync(outputs.get("report-sarif") ?? "", "utf8"));
    expect(sarif.runs[0].results[0].partialFingerprints).toBeDefined();
    expect(outputs.get("report-sarif")).toBe(join(checkout.directory, "out.sarif"));
    expect(readFileSync(outputs.get("report-markdown") ?? "", "utf8")).toBe(summary);
    expect(summary).toMatch(/```diff\n- string email = 2;\n\+ int32 email = 2;\n```/);
  });

  test("nothing where the runner has no files for it", async () => {
    const { origin, merge } = pullRequest();
    const checkout = checkedOut(url(origin), merge);
    const env = { GITHUB_OUTPUT: "", GITHUB_STEP_SUMMARY: "" };
    const result = await runStep(entry("action"), checkout, { event: "pull_request", env });
    expect(result).toMatchObject({ status: 1, stderr: "", left: [] });
  });

  test("its verdict also where the summary cannot be written", async () => {
    const { origin, merge } = pullRequest();
    const checkout = checkedOut(url(origin), merge);
    const io = ioIn(checkout, { event: "pull_request", env: { GITHUB_STEP_SUMMARY: "/" } });
    expect(await runAction(io)).toBe(1);
    expect(io.out()).toMatch(/^::warning title=proto-compat::could not write the summary: EISDIR/m);
  });
});

test("more than GitHub shows is cut to its limits, errors first, and told in one notice", async () => {
  const fields = Array.from({ length: 30 }, (_, index) => `  string f${index} = ${index + 1};\n`);
  const { origin } = pullRequest();
  const text = (type: string) =>
    `syntax = "proto3";\nmessage M {\n${fields.join("")}}\n`.replaceAll("string", type);
  const before = origin.commit({ "m.proto": text("string") });
  const checkout = checkedOut(url(origin), origin.commit({ "m.proto": text("int32") }));
  const step = { event: "push", payload: { before } };
  const { stdout, summary } = await runStep(entry("action"), checkout, step);
  const commands = runnerCommands(stdout);
  expect(commands.filter(({ name }) => name === "error").length).toBe(githubLimits.errors);
  expect(commands.at(-1)).toMatchObject({
    name: "notice",
    data: expect.stringContaining("20 more"),
  });
  expect(summary.match(/^\| error \|/gm)?.length).toBe(30);
});

describe("in a pull request the configuration is the base's", () => {
  const off = "breaking:\n  except: [FILE, PACKAGE, WIRE, WIRE_JSON]\n";

  test.each([
    { what: "found", files: { "proto-compat.yaml": off }, inputs: {} },
    { what: "given", files: { "ci/mine.yaml": off }, inputs: { config: "ci/mine.yaml" } },
  ])("where it is $what, and a change of it is a notice", async ({ files, inputs }) => {
    const strict = Object.fromEntries(
      Object.keys(files).map((path) => [path, "breaking:\n  use: [WIRE]\n"]),
    );
    const { origin } = pullRequest();
    const before = origin.commit({ ...strict, "user.proto": released });
    const after = origin.commit({ ...files, "user.proto": released.replace("string", "int32") });
    const checkout = checkedOut(url(origin), after);
    const step = { event: "push", payload: { before }, inputs };
    const { status, stdout } = await runStep(entry("action"), checkout, step);
    expect(stdout).toMatch(
      /^::notice title=proto-compat::the configuration differs .* the old side counts$/m,
    );
    expect(status).toBe(1);
  });
});

test("what strangers write never becomes a command, a file or a link of theirs", async () => {
  const path =
    "%0A::error ::x]]>`|<b>\u202e/::warning ::@octocat #1 [a](https://example.com).proto";
  const hostile = (type: string) =>
    `syntax = "proto2";\nmessage M {\n  optional ${type} a = 1 [default = "::error ::%0A##[group]<img src=x> \`\`\` | @octocat"]; // ]]> \u202e ::error ::y\n}\n`;
  const { origin } = pullRequest();
  const before = origin.commit({ [path]: hostile("string") });
  const after = origin.commit({ [path]: hostile("bytes") });
  const checkout = checkedOut(url(origin), after);
  const step = { event: "push", payload: { before } };
  const { stdout, summary, outputs } = await runStep(entry("action"), checkout, step);
  const commands = runnerCommands(stdout);
  expect(new Set(commands.map(({ name }) => name))).toEqual(new Set(["error"]));
  expect(commands.every(({ properties }) => properties.get("title")?.startsWith("FIELD_"))).toBe(
    true,
  );
  const outsideOfCode = summary
    .replace(/^(`{3,})diff\n.*?\n\1$/gms, "")
    .replace(/(`+).*?\1(?!`)/g, "");
  expect(outsideOfCode).not.toMatch(/<(?!\/?(details|summary)>)|@octocat|#1\b|\u202e/);
  expect(outputs.size).toBe(5);
});

describe("failures mark the run's page in one line and give a hint", () => {
  test("no checkout", async () => {
    const io = fakeIo({ cwd: createFolder(), env: { ...createRepository().env } });
    expect(await runAction(io)).toBe(3);
    expect(io.err()).toMatch(
      /^::error title=proto-compat::cannot read the checkout: .+\n {2}help: .*checkout.+\n$/,
    );
  });

  test("a checkout without a remote that lacks the old side", async () => {
    const { origin, merge } = pullRequest();
    const checkout = checkedOut(url(origin), merge);
    checkout.git("remote", "remove", "origin");
    const io = ioIn(checkout, { event: "pull_request" });
    expect(await runAction(io)).toBe(3);
    expect(io.err()).toMatch(
      /^::error title=proto-compat::cannot fetch .*origin.+\n {2}help: .+\n$/,
    );
  });

  test("an event that is no JSON", async () => {
    const io = ioIn(createRepository(), { event: "push", sha: "", payload: "no JSON" });
    expect(await runAction(io)).toBe(3);
    expect(io.err()).toMatch(
      /^::error title=proto-compat::cannot read the event .+\n {2}help: .+\n$/,
    );
  });

  test.each([
    { inputs: { use: "PIGEON" }, said: '"PIGEON" is not a rule' },
    { inputs: { "fail-on": "pigeon" }, said: "option '--fail-on" },
    { inputs: { comment: "pigeon" }, said: 'the input "comment" is "pigeon"' },
    { inputs: { "working-directory": "pigeon" }, said: '-C: "pigeon" is not a folder' },
    { inputs: { config: "pigeon.yaml" }, said: "there is no configuration file" },
  ])("$inputs", async ({ inputs, said }) => {
    const { origin, merge } = pullRequest();
    const io = ioIn(checkedOut(url(origin), merge), { event: "pull_request", inputs });
    expect(await runAction(io)).toBe(2);
    expect(io.err()).toContain(`::error title=proto-compat::${said}`);
  });

  test("a fault in the configuration, at its place", async () => {
    const { origin, merge } = pullRequest();
    const checkout = checkedOut(url(origin), merge);
    checkout.write({ "mine.yaml": "breaking:\n  use: [FIEL]\n" });
    const io = ioIn(checkout, { event: "pull_request", inputs: { config: "mine.yaml" } });
    expect(await runAction(io)).toBe(2);
    expect(io.err()).toMatch(
      /^::error file=mine\.yaml,line=2,col=9,title=proto-compat::"FIEL" is not a rule or a category\n {2}help: .+\n$/,
    );
  });
});

function url({ directory }: TestRepository): string {
  return `file://${directory}`;
}

function ioIn(checkout: TestRepository, step: Step) {
  return fakeIo({ cwd: checkout.directory, env: stepEnvironment(checkout, step) });
}
