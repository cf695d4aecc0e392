import { describe, expect, test } from "vitest";
import { createRepository, type TestRepository } from "../support/repository.ts";
import { reuses, user } from "../support/reuses.ts";

const path = "acme/v1/user.proto";

describe("branches", () => {
  test("a removal on a branch that was merged is named, not the merge", async () => {
    const repository = onMain(user("string email = 2"));
    repository.branch("topic");
    const removed = repository.commit({ [path]: user() });
    mergeTopic(repository);
    expect(await removals(repository)).toEqual([removed]);
  });

  test("both sides of a merge that joined them are looked at", async () => {
    const repository = onMain(user("string email = 2", "bool x = 3", "bool y = 4", "bool z = 5"));
    repository.branch("topic");
    const removed = repository.commit({
      [path]: user("bool x = 3", "bool y = 4", "bool z = 5"),
    });
    repository.git("checkout", "-q", "main");
    repository.commit({
      [path]: user("string email = 2", "bool x = 3", "bool y = 4", "bool z = 5", "bool w = 6"),
    });
    repository.git("merge", "-q", "--no-ff", "-m", "merge", "topic");
    expect(await removals(repository)).toEqual([removed]);
  });

  test("what a branch added and removed again before it was merged was never there", async () => {
    const repository = onMain(user());
    repository.branch("topic");
    repository.commit({ [path]: user("string email = 2") });
    repository.commit({ [path]: user("bool other = 7") });
    mergeTopic(repository);
    expect(await removals(repository)).toEqual([]);
  });

  test("an older life is found behind one that was never there", async () => {
    const repository = onMain(user("bytes photo = 2"));
    const removed = repository.commit({ [path]: user() });
    repository.branch("topic");
    repository.commit({ [path]: user("string email = 2") });
    repository.commit({ [path]: user("bool other = 7") });
    mergeTopic(repository);
    expect(await removals(repository)).toEqual([removed]);
  });

  test("what main had while a branch was open is found, although the merge took the branch's file", async () => {
    const repository = onMain(user());
    repository.branch("topic");
    repository.commit({ [path]: user("bool other = 7") });
    repository.git("checkout", "-q", "main");
    repository.commit({ [path]: user("string email = 2") });
    const removed = repository.commit({ [path]: user() });
    mergeTopic(repository);
    expect(await removals(repository)).toEqual([removed]);
  });

  test("a branch that was merged without its content counts if it was released", async () => {
    const repository = onMain(user());
    repository.branch("topic");
    const introduced = repository.commit({ [path]: user("string email = 2") });
    repository.git("checkout", "-q", "main");
    repository.git("merge", "-q", "--no-ff", "-s", "ours", "-m", "merge", "topic");
    expect(await removals(repository)).toEqual([]);
    repository.git("tag", "v1.0.1", introduced);
    repository.write({ [path]: user("int32 age = 2") });
    const { findings, messages } = await reuses(repository);
    expect(findings[0]?.past).toMatchObject({ release: "v1.0.1", removed: undefined });
    expect(messages[0]).toContain(`in ${introduced.slice(0, 7)} (2024-01-01, first released in v1`);
  });

  test("what a merge itself dropped is told with that merge", async () => {
    const repository = onMain(user("string email = 2"));
    repository.branch("topic");
    repository.commit({ [path]: user("string email = 2", "bool x = 3") });
    repository.git("checkout", "-q", "main");
    repository.commit({ [path]: user("string email = 2", "bool y = 4") });
    repository.git("merge", "-q", "--no-commit", "-s", "ours", "topic");
    const merge = repository.commit({ [path]: user("bool x = 3", "bool y = 4") });
    expect(await removals(repository)).toEqual([merge]);
  });

  test("a branch that was never merged does not count", async () => {
    const repository = onMain(user());
    repository.branch("topic");
    repository.commit({ [path]: user("string email = 2") });
    repository.tag("v9-from-topic");
    repository.commit({ [path]: user() });
    repository.git("checkout", "-q", "main");
    expect(await removals(repository)).toEqual([]);
  });

  test("a tag counts as a release only if its file has the number", async () => {
    const repository = onMain(user());
    repository.tag("v1");
    const introduced = repository.commit({ [path]: user("string email = 2") });
    repository.git("checkout", "-q", "-b", "release", introduced);
    repository.commit({ [path]: user() }, "the same removal, picked");
    repository.tag("v1.1");
    repository.git("checkout", "-q", "main");
    repository.commit({ [path]: user(), "x.txt": "" });
    repository.write({ [path]: user("int32 age = 2") });
    const { findings } = await reuses(repository);
    expect(findings[0]).toMatchObject({ severity: "warning", past: { release: undefined } });
  });

  test("the first release is the oldest, whatever the tags are called", async () => {
    const repository = onMain(user("string email = 2"));
    repository.git("tag", "-a", "-m", "annotated", "v10");
    repository.commit({ "x.txt": "" });
    repository.git("tag", "-a", "-m", "annotated", "v9");
    repository.commit({ [path]: user() });
    repository.write({ [path]: user("int32 age = 2") });
    expect((await reuses(repository)).findings[0]?.past?.release).toBe("v10");
  });
});

/** A repository on main with this file. */
function onMain(text: string): TestRepository {
  const repository = createRepository();
  repository.commit({ [path]: text });
  return repository;
}

function mergeTopic(repository: TestRepository): void {
  repository.git("checkout", "-q", "main");
  repository.git("merge", "-q", "--no-ff", "-m", "merge", "topic");
}

/** The commits that are named as removing what number 2 was, when it is given to another field. */
async function removals(repository: TestRepository): Promise<readonly (string | undefined)[]> {
  const old = repository.git("show", `HEAD:${path}`);
  repository.write({ [path]: old.replace(/\}$/, "  int32 age = 2;\n}\n") });
  return (await reuses(repository)).findings.map(({ past }) => past?.removed?.commit);
}
