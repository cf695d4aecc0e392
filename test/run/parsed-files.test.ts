import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parsedFiles } from "../../src/run/parsed-files.ts";
import { open } from "../support/open.ts";
import { createRepository } from "../support/repository.ts";

/** More than are read at a time. */
const paths = Array.from({ length: 2000 }, (_, index) => `x${index}.proto`);

function repositoryOfMany() {
  const repository = createRepository();
  repository.git("config", "gc.auto", "0");
  repository.commit(Object.fromEntries(paths.map((path, index) => [path, `package p${index};`])));
  return repository;
}

test("files that are read in several goes are all parsed, and those that are not there left out", async () => {
  const source = await open(repositoryOfMany(), "HEAD");
  const asked = ["none.proto", ...paths];
  const files = await parsedFiles(source, asked);
  expect([...files.keys()]).toEqual(paths);
  expect([...files.values()].map(({ path, proto }) => [path, proto.package])).toEqual(
    paths.map((path, index) => [path, `p${index}`]),
  );
  expect(await parsedFiles(source, [])).toEqual(new Map());
});

test.each([["x5.proto"], ["x1950.proto"]])("that %s is lost is an error", async (path) => {
  const repository = repositoryOfMany();
  const source = await open(repository, "HEAD");
  const id = repository.git("rev-parse", `HEAD:${path}`);
  rmSync(join(repository.directory, ".git/objects", id.slice(0, 2), id.slice(2)));
  await expect(parsedFiles(source, paths)).rejects.toThrow(id.slice(0, 7));
});
