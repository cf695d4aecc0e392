import { expect, test } from "vitest";
import { originOf, publicAddress } from "../../src/source/origin.ts";
import { createFolder, createRepository } from "../support/repository.ts";

test.each([
  ["https://example.com/acme/apis.git", "https://example.com/acme/apis.git"],
  ["https://user:secret@example.com/a?token=1#x", "https://example.com/a"],
  ["https://token@example.com:8443/a", "https://example.com:8443/a"],
  ["ssh://git@example.com:22/a.git", "ssh://example.com:22/a.git"],
  ["git@example.com:acme/apis.git", "ssh://example.com/acme/apis.git"],
  ["example.com:/acme/apis.git", "ssh://example.com/acme/apis.git"],
  ["git://example.com/a", "git://example.com/a"],
  ["/srv/git/apis.git", undefined],
  ["../apis", undefined],
  ["./host:path", undefined],
  ["C:\\git\\apis", undefined],
  ["file:///srv/git/apis.git", undefined],
  ["ext::sh -c whoami", undefined],
  ["", undefined],
])("the address %j is told as %j", (address, told) => {
  expect(publicAddress(address)).toBe(told);
});

test("a repository has the address of its origin, from each of its folders", async () => {
  const repository = createRepository();
  repository.commit({ "proto/a.proto": "" });
  const surroundings = { env: repository.env, offline: true };
  const origin = () => originOf({ ...surroundings, cwd: `${repository.directory}/proto` });
  expect(await origin()).toBeUndefined();
  repository.git("remote", "add", "origin", "https://me:secret@example.com/apis.git");
  expect(await origin()).toBe("https://example.com/apis.git");
});

test("a folder that is no repository, or is not there, has none", async () => {
  const folder = createFolder();
  const surroundings = { env: { GIT_CEILING_DIRECTORIES: folder }, offline: true };
  expect(await originOf({ ...surroundings, cwd: folder })).toBeUndefined();
  expect(await originOf({ ...surroundings, cwd: `${folder}/none` })).toBeUndefined();
});
