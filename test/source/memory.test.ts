import { execFileSync } from "node:child_process";
import { expect, test, vi } from "vitest";
import type { Memory, PastChange } from "../../src/check/memory.ts";
import { createGit } from "../../src/source/git.ts";
import { openMemory } from "../../src/source/memory.ts";
import { logPaths } from "../../src/source/path-log.ts";
import { open } from "../support/open.ts";
import { createFolder, createRepository, type TestRepository } from "../support/repository.ts";

test.each(["sha1", "sha256"] as const)(
  "changes come the newest first (%s)",
  async (objectFormat) => {
    const repository = createRepository({ objectFormat });
    const first = repository.commit({ "a.proto": "1", "b.proto": "b" });
    const second = repository.commit({ "a.proto": "2" });
    repository.commit({ "b.proto": "c" });
    repository.remove("a.proto");
    const last = repository.commit();
    const changes = await all((await memoryOf(repository)).changes(["a.proto"], undefined));
    const [one, two] = ["1", "2"].map((text) => blobOf(repository, text));
    const date = "2024-01-01";
    const common = { path: "a.proto", date, isCut: false };
    expect(changes).toEqual([
      {
        ...common,
        commit: last,
        parent: repository.git("rev-parse", "HEAD~1"),
        before: [two],
        after: undefined,
      },
      { ...common, commit: second, parent: first, before: [one], after: two },
      { ...common, commit: first, parent: undefined, before: [undefined], after: one },
    ]);
  },
);

test("a symbolic link is no file", async () => {
  const repository = createRepository();
  repository.commit({ "a.proto": "1" });
  const target = blobOf(repository, "elsewhere");
  repository.git("update-index", "--cacheinfo", `120000,${target},a.proto`);
  repository.git("commit", "-q", "-m", "a link");
  const changes = await all((await memoryOf(repository)).changes(["a.proto"], undefined));
  expect(changes.map(({ after }) => after)).toEqual([undefined, blobOf(repository, "1")]);
});

test("a past is read from a given commit on", async () => {
  const repository = createRepository();
  const first = repository.commit({ "a.proto": "1" });
  repository.commit({ "a.proto": "2" });
  const changes = await all((await memoryOf(repository)).changes(["a.proto"], first));
  expect(changes.map(({ commit }) => commit)).toEqual([first]);
});

test("git ends when nobody reads on", async () => {
  const repository = createRepository();
  const last = manyCommits(repository, 5_000);
  const git = createGit(repository.directory, repository.env, false);
  const range = { commit: last, paths: ["a.proto"], isMainline: false };
  for await (const { commit } of logPaths(git, range)) {
    expect(commit).toBe(last);
    expect(processes()).toBe(1);
    break;
  }
  await vi.waitFor(() => expect(processes()).toBe(0));
});

test("what git cannot answer is an error that says why", async () => {
  const repository = createRepository();
  repository.commit({ "a.proto": "1" });
  const changes = (await memoryOf(repository)).changes(["a.proto"], "0".repeat(40));
  await expect(all(changes)).rejects.toThrow(/^git log failed: bad object 0000000/);
});

test("a folder has no memory, and neither has a repository without a commit", async () => {
  const folder = createFolder({ "a.proto": "1" });
  const repository = createRepository();
  const source = await open(repository, "./", { cwd: folder });
  expect(await openMemory(source)).toBeUndefined();
  expect(await openMemory(await open(repository, ":worktree"))).toBeUndefined();
});

async function memoryOf(repository: TestRepository): Promise<Memory> {
  const memory = await openMemory(await open(repository, "HEAD"));
  if (memory === undefined) throw new Error("no memory");
  return memory;
}

async function all(changes: AsyncIterable<PastChange>): Promise<readonly PastChange[]> {
  const found: PastChange[] = [];
  for await (const change of changes) found.push(change);
  return found;
}

/** A history whose log is longer than a pipe holds; returns the id of its last commit. */
function manyCommits(repository: TestRepository, count: number): string {
  const commits = Array.from({ length: count }, (_, index) => {
    const text = String(index);
    const person = `A <a@example.com> ${1_700_000_000 + index} +0000`;
    return `commit refs/heads/main\ncommitter ${person}\ndata 0\nM 100644 inline a.proto\ndata ${text.length}\n${text}\n`;
  });
  const options = { cwd: repository.directory, env: repository.env, input: commits.join("") };
  execFileSync("git", ["fast-import", "--quiet"], options);
  return repository.git("rev-parse", "main");
}

function processes(): number {
  return process.getActiveResourcesInfo().filter((name) => name === "ProcessWrap").length;
}

function blobOf(repository: TestRepository, text: string): string {
  repository.write({ "blob.txt": text });
  const id = repository.git("hash-object", "-w", "blob.txt");
  repository.remove("blob.txt");
  return id;
}
