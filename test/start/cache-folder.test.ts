import { chmodSync, chownSync, existsSync, mkdirSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { cacheFolder } from "../../src/start/cache-folder.ts";
import { createFolder, createRepository } from "../support/repository.ts";

const isRoot = process.getuid?.() === 0;

test("the folder is made for this user alone", () => {
  const base = join(createFolder(), "cache");
  const folder = cacheFolder({ XDG_CACHE_HOME: base });
  expect(folder).toBe(join(base, "proto-compat"));
  expect(statSync(join(base, "proto-compat")).mode & 0o777).toBe(0o700);
  expect(cacheFolder({ XDG_CACHE_HOME: base })).toBe(folder);
});

describe("nothing is kept", () => {
  test("where the user wants none", () => {
    const env = { XDG_CACHE_HOME: createFolder(), NODE_DISABLE_COMPILE_CACHE: "1" };
    expect(cacheFolder(env)).toBeUndefined();
  });

  test("in a folder that others may read or write", () => {
    const base = createFolder();
    for (const mode of [0o755, 0o770, 0o777]) {
      mkdirSync(join(base, "proto-compat"), { recursive: true });
      chmodSync(join(base, "proto-compat"), mode);
      expect(cacheFolder({ XDG_CACHE_HOME: base })).toBeUndefined();
    }
  });

  test("behind a symbolic link", () => {
    const base = createFolder();
    const elsewhere = createFolder();
    chmodSync(elsewhere, 0o700);
    symlinkSync(elsewhere, join(base, "proto-compat"));
    expect(cacheFolder({ XDG_CACHE_HOME: base })).toBeUndefined();
  });

  test("in a repository, whatever the mode of what it brings", () => {
    const { directory } = createRepository();
    const base = join(directory, "home/.cache");
    mkdirSync(join(base, "proto-compat"), { recursive: true, mode: 0o700 });
    expect(cacheFolder({ XDG_CACHE_HOME: base })).toBeUndefined();
  });

  test("where no folder can be made", () => {
    const home = createFolder({ file: "" });
    expect(cacheFolder({ XDG_CACHE_HOME: join(home, "file") })).toBeUndefined();
    expect(cacheFolder({ XDG_CACHE_HOME: join(home, "nowhere/cache") })).toBeUndefined();
    expect(existsSync(join(home, "nowhere"))).toBe(false);
  });

  // Only root can give a folder away; for others, "/" is somebody else's.
  test("in the home of another user, which stays as it is", () => {
    const home = isRoot ? createFolder() : "/";
    if (isRoot) chownSync(home, 65534, 65534);
    expect(cacheFolder({ XDG_CACHE_HOME: join(home, "no-cache-of-ours") })).toBeUndefined();
    expect(existsSync(join(home, "no-cache-of-ours"))).toBe(false);
  });
});
