import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openRepository } from "../../src/source/repository.ts";
import { createFolder, createRepository } from "../support/repository.ts";

describe("the top folder is that of git", () => {
  const repository = createRepository();
  repository.commit({ "a/b/c.proto": "", "line\nfeed/d.proto": "" });
  const { directory, env } = repository;
  const elsewhere = createFolder({ "in/side.proto": "" });
  const outside = { GIT_DIR: join(directory, ".git"), GIT_WORK_TREE: elsewhere };

  test.each<[string, string, Readonly<Record<string, string>>, string]>([
    ["at the top", directory, {}, directory],
    ["in a folder", join(directory, "a/b"), {}, directory],
    ["in a folder whose name holds a line feed", join(directory, "line\nfeed"), {}, directory],
    ["in a work tree of another folder", join(elsewhere, "in"), outside, elsewhere],
    ["outside of that", directory, outside, elsewhere],
    ["where only the git directory is named", join(directory, "a"), gitDirOf(directory), "a"],
  ])("%s", async (_, cwd, extra, expected) => {
    const opened = openRepository({ cwd, env: { ...env, ...extra }, offline: true });
    expect(await opened.topLevel()).toBe(expected === "a" ? cwd : expected);
    const { commonDirectory, isShallow, isPartial } = await opened.facts();
    expect(commonDirectory).toBe(join(directory, ".git"));
    expect({ isShallow, isPartial }).toEqual({ isShallow: false, isPartial: false });
  });

  test("and none in a git directory", async () => {
    const opened = openRepository({ cwd: join(directory, ".git"), env, offline: true });
    expect((await opened.facts()).commonDirectory).toBe(join(directory, ".git"));
    await expect(opened.topLevel()).rejects.toThrow(/work tree/);
  });
});

function gitDirOf(directory: string) {
  return { GIT_DIR: join(directory, ".git") };
}
