import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { isBelow } from "../../src/policy/path-filter.ts";
import { open } from "../support/open.ts";
import { createFolder, createRepository } from "../support/repository.ts";

/** More folders without a `.proto` file than are looked into one by one. */
const manyFolders = Object.fromEntries(
  Array.from({ length: 300 }, (_, index) => [`docs/${index}/a.md`, "text"]),
);

const contents: readonly (readonly [string, boolean, Readonly<Record<string, string>>])[] = [
  ["nothing", true, {}],
  ["other files", true, { "a.md": "", "x/proto": "", "x/a.proto.md": "" }],
  ["a folder called like a file", true, { "a.proto/readme.md": "" }],
  ["a file at the top", false, { "a.proto": "" }],
  ["a file far below", false, { "a/b/c/d/e/f.proto": "", "a/x.md": "", "b/y.md": "" }],
  ["a file in a folder called like one", false, { "a.proto/b.proto": "" }],
  ["many folders without one", true, manyFolders],
  ["one folder of many that has one", false, { ...manyFolders, "docs/150/a.proto": "" }],
  ["one folder before many", false, { ...manyFolders, "api/a.proto": "" }],
];

test.each(contents)(
  "a source with %s has no file anywhere: %s; and nothing below a folder that its list has not",
  async (_, isEmpty, files) => {
    const repository = createRepository();
    repository.commit({ ".gitignore": "", ...files });
    const folder = createFolder(files);
    for (const text of ["HEAD", ":index", ":worktree", folder]) {
      const source = await open(repository, text);
      const file = await source.anyBelow("");
      expect(file === undefined, text).toBe(isEmpty);
      if (file !== undefined) expect(await source.list(), text).toContain(file);
      for (const folder of ["a", "docs", "docs/150", "a.proto", "api/a.proto", "a/", "/", "none"]) {
        const below = [...(await source.list())].filter((path) => isBelow(path, folder));
        const found = await source.anyBelow(folder);
        expect(found === undefined, `${text} ${folder}`).toBe(below.length === 0);
        if (found !== undefined) expect(below, text).toContain(found);
      }
    }
  },
);

test("symbolic links, and a repository without a commit, hold no file", async () => {
  const repository = createRepository();
  expect(await (await open(repository, ":index")).anyBelow("")).toBeUndefined();
  mkdirSync(join(repository.directory, "x"));
  symlinkSync("/etc/hostname", join(repository.directory, "x/a.proto"));
  repository.commit();
  expect(await (await open(repository, "HEAD")).anyBelow("")).toBeUndefined();
});

test("what is staged, edited or deleted counts", async () => {
  const repository = createRepository();
  repository.commit({ "a.proto": "" });
  repository.git("rm", "-q", "a.proto");
  repository.write({ "b.proto": "" });
  expect(await (await open(repository, "HEAD")).anyBelow("")).toBe("a.proto");
  expect(await (await open(repository, ":index")).anyBelow("")).toBeUndefined();
  expect(await (await open(repository, ":worktree")).anyBelow("")).toBe("b.proto");
});
