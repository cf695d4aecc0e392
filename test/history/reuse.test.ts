import { describe, expect, test } from "vitest";
import { createFolder, createRepository, type TestRepository } from "../support/repository.ts";
import { reuses, user } from "../support/reuses.ts";

const path = "acme/v1/user.proto";

/** What is said of `int32 age = 2` where `string email = 2` was removed by a commit. */
function ageFor(removed: string, released = ""): string {
  const event = `${removed.slice(0, 7)} (2024-01-01${released})`;
  return `field number 2 of acme.v1.User is reused: it was "string email = 2" until ${event} and is "int32 age = 2" now`;
}

describe("a number that was another field's", () => {
  test("is an error that names the commit, the day and the first release, with both lives", async () => {
    const repository = createRepository();
    repository.commit({ [path]: user() });
    repository.tag("v0.9.0");
    const introduced = repository.commit({ [path]: user("string email = 2") });
    repository.commit({ "other.txt": "1" });
    repository.tag("v1.0.0");
    repository.commit({ [path]: user("string email = 2", "bool x = 3") });
    repository.tag("v1.1.0");
    const removed = repository.commit({ [path]: user("bool x = 3") });
    repository.tag("v2.0.0");
    repository.write({ [path]: user("bool x = 3", "int32 age = 2") });
    const { messages, findings, notes } = await reuses(repository);
    expect(messages).toEqual([`error: ${ageFor(removed, ", first released in v1.0.0")}`]);
    expect(notes).toEqual([]);
    expect(findings[0]).toMatchObject({
      rule: "FIELD_NUMBER_NOT_REUSED",
      subject: "acme.v1.User.age",
      location: { path, start: { line: 8, column: 15 } },
      before: { path, start: { line: 7, column: 3 }, end: { line: 7, column: 20 } },
      lines: { before: "  string email = 2;", after: "  int32 age = 2;" },
      past: {
        introduced: { commit: introduced, date: "2024-01-01" },
        removed: { commit: removed, date: "2024-01-01" },
        release: "v1.0.0",
      },
    });
  });

  test("is a warning if it lived only between two releases", async () => {
    const repository = createRepository();
    repository.commit({ [path]: user() });
    repository.tag("v1");
    repository.commit({ [path]: user("string email = 2") });
    const removed = repository.commit({ [path]: user() });
    repository.tag("v2");
    repository.write({ [path]: user("int32 age = 2") });
    const { messages } = await reuses(repository);
    expect(messages).toEqual([`warning: ${ageFor(removed, ", never released")}`]);
  });

  test("is an error if it lived before there were releases", async () => {
    const repository = createRepository();
    repository.commit({ [path]: user("string email = 2") });
    const removed = repository.commit({ [path]: user() });
    repository.tag("v1");
    repository.write({ [path]: user("int32 age = 2") });
    expect((await reuses(repository)).messages).toEqual([`error: ${ageFor(removed)}`]);
  });

  test("is reported however long ago it was reserved", async () => {
    const repository = createRepository();
    repository.commit({ [path]: user("string email = 2") });
    const removed = repository.commit({ [path]: user("reserved 2") });
    repository.commit({ [path]: user("reserved 2", "bool x = 3") });
    repository.commit({ [path]: user("bool x = 3") });
    repository.write({ [path]: user("bool x = 3", "int32 age = 2") });
    expect((await reuses(repository)).messages).toEqual([`error: ${ageFor(removed)}`]);
  });

  test("is found in versions that do not compile", async () => {
    const repository = createRepository();
    repository.commit({ [path]: user("string email = 2", "Nothing nothing = 3") });
    repository.commit({ [path]: user("string email = 2", "Nothing = = 3", "bool y = 4") });
    const removed = repository.commit({ [path]: user() });
    repository.write({ [path]: user("int32 age = 2") });
    expect((await reuses(repository)).messages).toEqual([`error: ${ageFor(removed)}`]);
  });
});

describe("silence about the past", () => {
  test.each<{ name: string; past: readonly string[][]; now: string[] }>([
    { name: "a revert of a deletion", past: [["string email = 2"], []], now: ["string email = 2"] },
    { name: "a new number", past: [["string email = 2"], []], now: ["int32 age = 3"] },
    {
      name: "a swap of two fields",
      past: [["bool a = 2", "bool b = 3"]],
      now: ["bool b = 2", "bool a = 3"],
    },
    { name: "a number that is still there", past: [["string email = 2"]], now: ["int32 age = 2"] },
    {
      name: "a field of another message",
      past: [["message M { string email = 2; }"], ["message M {}"]],
      now: ["message M {}", "int32 age = 2"],
    },
    { name: "nothing new", past: [["string email = 2"], []], now: ["reserved 2"] },
  ])("$name", async ({ past, now }) => {
    const repository = createRepository();
    for (const fields of past) repository.commit({ [path]: user(...fields) });
    repository.write({ [path]: user(...now) });
    expect(await reuses(repository)).toEqual({ messages: [], findings: [], notes: [] });
  });

  test("the history is not read with history off, nor for rules that do not speak of it", async () => {
    const repository = reusing();
    expect((await reuses(repository)).messages).toHaveLength(1);
    expect((await reuses(repository, { history: false })).messages).toEqual([]);
    expect((await reuses(repository, { use: ["FILE"] })).messages).toEqual([]);
  });

  test("folders have no past", async () => {
    const before = createFolder({ [path]: user() });
    const after = createFolder({ [path]: user("int32 age = 2") });
    const { env } = createRepository();
    const request = { against: before, head: after };
    expect(await reuses({ directory: before, env }, request)).toMatchObject({ notes: [] });
  });

  test("a first commit has no past", async () => {
    const repository = createRepository();
    repository.write({ [path]: user("int32 age = 2") });
    expect((await reuses(repository)).messages).toEqual([]);
  });
});

describe("the sides", () => {
  test.each([
    { against: "HEAD", head: ":index" },
    { against: "HEAD", head: ":worktree" },
    { against: "HEAD~1", head: "HEAD" },
    { against: "HEAD~2", head: ":worktree" },
    { against: "merge-base:main", head: "HEAD" },
  ])("$against to $head", async (sides) => {
    const repository = reusing();
    repository.branch("topic");
    repository.git("add", "--all");
    if (sides.head !== ":index") repository.commit({}, "the reuse");
    if (sides.against === "HEAD~2") repository.commit({ "other.txt": "1" });
    const against =
      sides.head === ":worktree" && sides.against === "HEAD" ? "HEAD~1" : sides.against;
    expect((await reuses(repository, { ...sides, against })).messages).toHaveLength(1);
  });

  test("the past of the index is that of the commit below it", async () => {
    const repository = reusing();
    expect((await reuses(repository, { against: ":index" })).messages).toHaveLength(1);
  });

  test("what the change itself added and removed again does not count", async () => {
    const repository = createRepository();
    repository.commit({ [path]: user() });
    repository.tag("base");
    repository.commit({ [path]: user("string email = 2") });
    repository.commit({ [path]: user() });
    repository.commit({ [path]: user("int32 age = 2") });
    expect((await reuses(repository, { against: "base", head: "HEAD" })).messages).toEqual([]);
  });

  test("git may run in any folder of the repository", async () => {
    const repository = reusing();
    repository.write({ "deep/down/x.txt": "" });
    const cwd = `${repository.directory}/deep/down`;
    expect((await reuses(repository, { cwd })).messages).toHaveLength(1);
  });
});

describe("the user's configuration of git", () => {
  test.each([
    ["log.follow", "true"],
    ["log.showSignature", "true"],
    ["log.diffMerges", "off"],
    ["log.date", "relative"],
    ["log.decorate", "full"],
    ["format.pretty", "oneline"],
    ["color.ui", "always"],
    ["core.abbrev", "4"],
    ["core.quotePath", "false"],
    ["diff.renames", "copies"],
    ["diff.noPrefix", "true"],
    ["tag.sort", "-refname"],
    ["column.ui", "always"],
  ])("%s = %s changes nothing", async (name, value) => {
    const repository = reusing();
    const { messages } = await reuses(repository);
    repository.git("config", name, value);
    expect((await reuses(repository)).messages).toEqual(messages);
  });
});

describe("paths that look like something else", () => {
  test.each([
    "-rf.proto",
    ":(top)user.proto",
    ":!user.proto",
    "[u]*?.proto",
    "a b\t\u00fc.proto",
    "a\nb.proto",
    "--output=x.proto",
  ])("%j", async (hostile) => {
    const repository = createRepository();
    const other = user().replace("User", "Other");
    repository.commit({ [hostile]: user("string email = 2"), "u.proto": other });
    const removed = repository.commit({ [hostile]: user() });
    repository.commit({ "u.proto": other.replace("id", "other") });
    repository.write({ [hostile]: user("int32 age = 2") });
    expect((await reuses(repository)).messages).toEqual([`error: ${ageFor(removed)}`]);
  });
});

/** A repository whose work tree gives the number of a removed field to another one. */
function reusing(): TestRepository {
  const repository = createRepository();
  repository.commit({ [path]: user("string email = 2") });
  repository.commit({ [path]: user() });
  repository.write({ [path]: user("int32 age = 2") });
  return repository;
}
