import { symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { open, textsOf } from "../support/open.ts";
import { createFolder, createRepository } from "../support/repository.ts";

const nowhere = { directory: createFolder(), env: { PATH: "" } };

test("a folder is read without git, with paths relative to it", async () => {
  const folder = createFolder({ "p/a.proto": "A", "p/x y/b.proto": "B", "p/c.txt": "C" });
  const source = await open({ directory: folder, env: { PATH: "" } }, "./p");
  expect(source.label).toBe("./p");
  expect(source.commit).toBeUndefined();
  expect(await source.list()).toEqual(new Set(["a.proto", "x y/b.proto"]));
  const asked = ["a.proto", "x y/b.proto", "c.txt", "../p/a.proto", "./a.proto", "x y"];
  expect(await source.exists(asked)).toEqual(new Set(["a.proto", "x y/b.proto", "c.txt"]));
  expect(await textsOf(source, asked)).toEqual({
    "a.proto": "A",
    "c.txt": "C",
    "x y/b.proto": "B",
  });
});

test("a folder's node_modules, .git and symbolic links are left out", async () => {
  const outside = createFolder({ "secret.proto": "secret" });
  const folder = createFolder({
    "a.proto": "A",
    "x/node_modules/b.proto": "B",
    ".git/c.proto": "C",
    "build/d.proto": "D",
  });
  symlinkSync(join(outside, "secret.proto"), join(folder, "link.proto"));
  symlinkSync(outside, join(folder, "outside"));
  symlinkSync("..", join(folder, "x/loop"));
  const source = await open(nowhere, folder);
  expect(await source.list()).toEqual(new Set(["a.proto", "build/d.proto"]));
  const asked = ["link.proto", "outside/secret.proto", "x/loop/a.proto", "x/node_modules/b.proto"];
  expect(await textsOf(source, asked)).toEqual({});
  expect(await source.exists(asked)).toEqual(new Set());
  expect(source.notes.map((note) => note.message)).toEqual([
    '"link.proto" was left out: it is a symbolic link',
  ]);
});

test("a file that was removed after it was listed is no longer read", async () => {
  const repository = createRepository();
  repository.write({ "a.proto": "A", "b.proto": "B" });
  const folder = await open(nowhere, repository.directory);
  const worktree = await open(repository, ":worktree");
  for (const source of [folder, worktree]) expect(await source.list()).toHaveLength(2);
  repository.remove("a.proto");
  for (const source of [folder, worktree]) {
    expect(await textsOf(source, ["a.proto", "b.proto"])).toEqual({ "b.proto": "B" });
  }
});

test("a folder that is given by a link is entered", async () => {
  const folder = createFolder({ "p/a.proto": "A" });
  symlinkSync("p", join(folder, "q"));
  expect(await (await open(nowhere, `${folder}/q`)).list()).toEqual(new Set(["a.proto"]));
});

test.each([
  ["is not there", "/nowhere", 'cannot read "NAME": it does not exist'],
  ["is a file", "/file", '"NAME" is a file, not a folder'],
  [
    "lies below a file",
    "/file/x",
    'cannot read "NAME": a part of the path is a file, not a folder',
  ],
  ["is a link to itself", "/loop", 'cannot read "NAME": its symbolic links lead in a circle'],
])("a folder that %s is an error", async (_name, path, message) => {
  const folder = createFolder();
  writeFileSync(join(folder, "file"), "");
  symlinkSync("loop", join(folder, "loop"));
  await expect(open(nowhere, folder + path)).rejects.toMatchObject({
    name: "ReadError",
    message: message.replace("NAME", folder + path),
  });
});
