import { describe, expect, test } from "vitest";
import { additionsOf } from "../../src/history/additions-of.ts";
import { recall } from "../../src/history/recall.ts";
import { openMemory } from "../../src/source/memory.ts";
import { open } from "../support/open.ts";
import { createRepository, type TestRepository } from "../support/repository.ts";
import { reuses, user } from "../support/reuses.ts";
import { schemaOf } from "../support/schema-of.ts";

const path = "acme/v1/user.proto";
const reuse = { [path]: user("int32 age = 2", "bool more = 7") };

describe("a shallow clone", () => {
  test("says at which commit its history ends, and how to see the rest", async () => {
    const origin = longPast();
    const clone = cloneOf(origin, "--depth=2");
    clone.write(reuse);
    const edge = clone.git("rev-parse", "HEAD~1");
    const { messages, notes } = await reuses(clone);
    expect(messages).toEqual([]);
    expect(notes).toEqual([
      {
        kind: "history-cut",
        path: undefined,
        message: `the history of this shallow clone ends at ${edge.slice(0, 7)} (2024-01-01): whether what is new in ${path} was used before that is not known; to see it: git fetch --unshallow (on GitHub: actions/checkout with fetch-depth: 0)`,
      },
    ]);
    clone.git("fetch", "-q", "--unshallow");
    expect(await reuses(clone)).toMatchObject({ messages: [{}], notes: [] });
  });

  test("tells what it can see", async () => {
    const clone = cloneOf(longPast(), "--depth=3");
    clone.write({ [path]: user("int32 age = 2") });
    const { findings, notes } = await reuses(clone);
    expect(findings).toMatchObject([{ severity: "error", past: { introduced: undefined } }]);
    expect(notes).toMatchObject([{ kind: "history-cut" }]);
  });

  test("says nothing of a file that came later", async () => {
    const clone = cloneOf(longPast(), "--depth=2");
    clone.commit({ "new.proto": user().replace("User", "New") });
    clone.write({ "new.proto": user("bool more = 7").replace("User", "New") });
    expect((await reuses(clone)).notes).toEqual([]);
  });
});

describe("a partial clone", () => {
  test("fetches the old versions it lacks", async () => {
    const clone = cloneOf(longPast(), "--filter=blob:none");
    clone.write(reuse);
    expect(await reuses(clone)).toMatchObject({ messages: [{}], notes: [] });
  });

  test("without trees says so, and does not fetch them one by one", async () => {
    const clone = cloneOf(longPast(), "--filter=tree:0");
    clone.write(reuse);
    const { notes } = await reuses(clone);
    expect(notes.map(({ message }) => message)).toEqual([
      "what the change adds was not looked up in the history: this partial clone lacks the trees of old commits (git fetch --refetch --filter=blob:none)",
    ]);
  });

  test("that may not fetch says that the history was not looked at", async () => {
    const clone = cloneOf(longPast(), "--filter=blob:none");
    clone.write(reuse);
    const { messages, notes } = await reuses(clone, { offline: true });
    expect(messages).toEqual([]);
    expect(notes.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^what the change adds was not looked up .* --offline forbids/),
    ]);
  });
});

test("no more than so many bytes of the past are read, and that is said", async () => {
  const repository = longPast();
  for (let commit = 0; commit < 20; commit += 1) {
    repository.commit({ [path]: user(`bool a${commit} = 100`) });
  }
  const old = { [path]: user() };
  const additions = additionsOf(schemaOf(old), schemaOf(reuse), new Set([path]));
  const memory = await openMemory(await open(repository, "HEAD"));
  if (memory === undefined) throw new Error("no memory");
  const { past, notes } = await recall(additions, memory, 1024);
  expect([...past.keys()]).toEqual([]);
  expect(notes.map(({ message }) => message)).toEqual([
    expect.stringMatching(
      /^the history ends at [0-9a-f]{7} \(2024-01-01\): .* no more than .* MiB of it are read$/,
    ),
  ]);
  const whole = await recall(additions, memory);
  expect(whole.notes).toEqual([]);
  expect([...whole.past.values()].flatMap(({ byNumber }) => [...byNumber.keys()])).toEqual([2]);
});

/** A number that is used and removed, then two changes of other things. */
function longPast(): TestRepository {
  const repository = createRepository();
  repository.commit({ [path]: user("string email = 2") });
  repository.commit({ [path]: user("string email = 2", "bool x = 3") });
  repository.commit({ [path]: user("bool x = 3") });
  repository.commit({ [path]: user() });
  repository.git("config", "uploadpack.allowFilter", "true");
  repository.git("config", "uploadpack.allowAnySHA1InWant", "true");
  return repository;
}

function cloneOf(origin: TestRepository, ...options: readonly string[]): TestRepository {
  return createRepository({ clone: [...options, `file://${origin.directory}`] });
}
