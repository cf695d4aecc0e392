import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createFolder, createRepository } from "./repository.ts";

test("a test repository commits what was written and knows nothing of the user's configuration", () => {
  const repository = createRepository();
  const first = repository.commit({ "a/b.proto": "x", "c.proto": new Uint8Array([255]) });
  repository.tag("v1");
  repository.branch("work");
  repository.remove("c.proto");
  const second = repository.commit();
  expect(repository.git("ls-tree", "-r", "--name-only", "v1")).toBe("a/b.proto\nc.proto");
  expect(repository.git("ls-tree", "-r", "--name-only", "work")).toBe("a/b.proto");
  expect(repository.git("rev-parse", "v1", "HEAD")).toBe(`${first}\n${second}`);
  expect(repository.git("config", "--list", "--global")).toBe("");
});

test("a repository can be a clone, and can use SHA-256", () => {
  const origin = createRepository({ objectFormat: "sha256" });
  const id = origin.commit({ "a.proto": "x" });
  const clone = createRepository({ clone: ["--depth=1", `file://${origin.directory}`] });
  expect(id).toHaveLength(64);
  expect(clone.git("rev-parse", "HEAD")).toBe(id);
});

test("a folder holds the files it was made of", () => {
  const folder = createFolder({ "x/y.txt": "text" });
  expect(readFileSync(join(folder, "x/y.txt"), "utf8")).toBe("text");
  expect(existsSync(join(folder, ".git"))).toBe(false);
});
