import { describe, expect, test } from "vitest";
import { createRepository, type Files } from "../support/repository.ts";
import { reuses, user } from "../support/reuses.ts";

const team = user().replace("User", "Team");
const both = user("string email = 2") + team.slice(team.indexOf("message"));

interface Case {
  readonly name: string;
  /** What each commit makes of all files. */
  readonly states: readonly Files[];
  /** Where the message stands in the work tree. */
  readonly now: string;
}

const cases: readonly Case[] = [
  {
    name: "a file that was renamed",
    states: [{ "a.proto": user("string email = 2") }, { "a.proto": user() }, { "b.proto": user() }],
    now: "b.proto",
  },
  {
    name: "a file that was renamed before the removal",
    states: [
      { "a.proto": user("string email = 2") },
      { "b.proto": user("string email = 2") },
      { "b.proto": user() },
    ],
    now: "b.proto",
  },
  {
    name: "a file that is renamed by the change itself",
    states: [{ "a.proto": user("string email = 2") }, { "a.proto": user() }],
    now: "b.proto",
  },
  {
    name: "a file that moved from folder to folder, and was changed on the way",
    states: [
      { "x/user.proto": user("string email = 2") },
      { "y/user.proto": user("bool a = 3") },
      { "z/user.proto": user("bool a = 3", "bool b = 4", "bool c = 5") },
      { "x/user.proto": user("bool a = 3", "bool b = 4", "bool c = 5") },
    ],
    now: "x/user.proto",
  },
  {
    name: "a message that was moved into a file of its own",
    states: [{ "all.proto": both }, { "all.proto": team, "user.proto": user() }],
    now: "user.proto",
  },
  {
    name: "a message that was moved into a file that was there",
    states: [
      { "old.proto": user("string email = 2"), "new.proto": team },
      {
        "old.proto": 'syntax = "proto3";\n',
        "new.proto": both.replace("  string email = 2;\n", ""),
      },
    ],
    now: "new.proto",
  },
  {
    name: "a message that is moved by the change itself",
    states: [{ "all.proto": both }, { "all.proto": both.replace("  string email = 2;\n", "") }],
    now: "user.proto",
  },
  {
    name: "a file that was deleted and is back",
    states: [{ "a.proto": user("string email = 2"), "b.proto": team }, { "b.proto": team }],
    now: "a.proto",
  },
  {
    name: "a message that was deleted and is back",
    states: [{ "a.proto": both }, { "a.proto": team }],
    now: "a.proto",
  },
  {
    name: "a file that was deleted, and came back without the field",
    states: [{ "a.proto": user("string email = 2") }, { "b.proto": team }, { "a.proto": user() }],
    now: "a.proto",
  },
];

describe("the past is found of", () => {
  test.each(cases)("$name", async ({ states, now }) => {
    const repository = createRepository();
    for (const state of states) {
      repository.git("rm", "-rq", "--ignore-unmatch", ".");
      repository.commit(state);
    }
    repository.git("rm", "-rq", "--ignore-unmatch", ".");
    repository.write({ [now]: user("int32 age = 2"), "team.proto": team });
    const { messages } = await reuses(repository);
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(/^error: field number 2 .* was "string email = 2" until /);
  });
});

test("a message of the same name in another package is another one", async () => {
  const repository = createRepository();
  repository.commit({ "a.proto": user("string email = 2").replace("acme.v1", "acme.v2") });
  repository.commit({ "a.proto": user() });
  repository.write({ "a.proto": user("int32 age = 2") });
  expect((await reuses(repository)).messages).toEqual([]);
});

test("many files and messages are looked up in one go", async () => {
  const repository = createRepository();
  const files = (...fields: readonly string[]) =>
    Object.fromEntries(
      Array.from({ length: 450 }, (_, index) => [
        `f${index}.proto`,
        user(...fields).replace("acme.v1", `acme.v${index}`),
      ]),
    );
  repository.commit(files("string email = 2"));
  repository.commit(files());
  repository.write(files("int32 age = 2"));
  expect((await reuses(repository)).messages).toHaveLength(450);
}, 30_000);
