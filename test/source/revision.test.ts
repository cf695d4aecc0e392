import { symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { called } from "../support/called.ts";
import { open, textsOf } from "../support/open.ts";
import { createFolder, createRepository, repositoryAt } from "../support/repository.ts";

describe("a revision", () => {
  test("lists, finds and reads the .proto files of its commit, wherever git runs", async () => {
    const repository = createRepository();
    const files = { "a.proto": "A", "x/y/b.proto": "B", "x/readme.md": "no", "sub/c.proto": "C" };
    const id = repository.commit(files);
    repository.commit({ "a.proto": "changed", "new.proto": "new" });
    const source = await open(repository, "HEAD~1", { cwd: join(repository.directory, "sub") });
    expect(source.label).toBe(`HEAD~1 (${id.slice(0, 7)})`);
    expect(source.commit).toBe(id);
    expect(await source.list()).toEqual(new Set(["a.proto", "sub/c.proto", "x/y/b.proto"]));
    const asked = ["x/y/b.proto", "x/y", "x/none.proto", "new.proto", "a.proto/b.proto"];
    expect(await source.exists(asked)).toEqual(new Set(["x/y/b.proto"]));
    expect(await textsOf(source, [...asked, "a.proto"])).toEqual({
      "a.proto": "A",
      "x/y/b.proto": "B",
    });
  });

  test.each([
    ["no path at all", ""],
    ["an empty name", "x//y.proto"],
    ["a path out of the repository", "../a.proto"],
    ["a dot", "./a.proto"],
    ["an absolute path", "/a.proto"],
  ])("has nothing at %s", async (_name, path) => {
    const repository = createRepository();
    repository.commit({ "a.proto": "A", "x/y.proto": "Y" });
    const source = await open(repository, "HEAD");
    expect(await source.exists([path])).toEqual(new Set());
    expect(await textsOf(source, [path])).toEqual({});
  });

  test.each([
    ["spaces", "a b.proto"],
    ["a line feed", "a\nb.proto"],
    ["a leading dash", "-rf.proto"],
    ["a leading colon", ":(top)a.proto"],
    ["glob characters", "[a]*?.proto"],
    ["quotes", 'it\'s "x".proto'],
    ["letters beyond ASCII", "\u00fc/\u4e2d.proto"],
    ["a word of git's protocol", "x missing"],
  ])("reads a path with %s", async (_name, path) => {
    const repository = createRepository();
    repository.commit({ [path]: "text", "other.proto": "other" });
    const source = await open(repository, "HEAD");
    expect(await textsOf(source, [path])).toEqual({ [path]: "text" });
    expect(await source.exists([path])).toEqual(new Set([path]));
    if (path.endsWith(".proto")) expect(await source.list()).toContain(path);
  });

  test("has no symbolic links and no submodules", async () => {
    const repository = createRepository();
    repository.write({ "a.proto": "A" });
    symlinkSync("a.proto", join(repository.directory, "link.proto"));
    symlinkSync("/etc", join(repository.directory, "etc"));
    const id = repository.commit();
    repository.git("update-index", "--add", "--cacheinfo", `160000,${id},module.proto`);
    repository.git("commit", "-q", "-m", "a submodule");
    const source = await open(repository, "HEAD");
    const paths = ["a.proto", "link.proto", "module.proto", "etc/passwd"];
    expect(await source.list()).toEqual(new Set(["a.proto"]));
    expect(await source.exists(paths)).toEqual(new Set(["a.proto"]));
    expect(await textsOf(source, paths)).toEqual({ "a.proto": "A" });
  });

  test("reads empty files, large files and arbitrary bytes unchanged", async () => {
    const repository = createRepository();
    const large = Uint8Array.from({ length: 3_000_001 }, (_, index) => (index * 7919) % 256);
    repository.commit({ "empty.proto": "", "large.proto": large, "small.proto": "\n\n" });
    const source = await open(repository, "HEAD");
    const contents = await source.read(["small.proto", "large.proto", "empty.proto"]);
    expect(Buffer.from(contents.get("large.proto") ?? []).equals(large)).toBe(true);
    expect(contents.get("empty.proto")).toHaveLength(0);
    expect(contents.get("small.proto")).toHaveLength(2);
  });

  test("answers questions that are asked at the same time, each with its own answer", async () => {
    const repository = createRepository();
    const paths = Array.from({ length: 40 }, (_, index) => `folder${index % 7}/${index}.proto`);
    repository.commit(Object.fromEntries(paths.map((path) => [path, `text of ${path}`])));
    const source = await open(repository, "HEAD");
    const answers = await Promise.all(paths.map((path) => textsOf(source, [path])));
    expect(answers).toEqual(paths.map((path) => ({ [path]: `text of ${path}` })));
  });

  test.each(["sha1", "sha256"] as const)("can stand in a bare repository of %s", async (format) => {
    const origin = createRepository({ objectFormat: format });
    origin.commit({ "x/a.proto": 'import "b.proto";' });
    const bare = createRepository({ clone: ["--bare", origin.directory] });
    const source = await open(bare, "main");
    expect(await source.list()).toEqual(new Set(["x/a.proto"]));
    expect(Object.keys(await textsOf(source, ["x/a.proto"]))).toEqual(["x/a.proto"]);
    expect([...(await source.mayImport(called("b.proto"))).keys()]).toEqual(["x/a.proto"]);
  });

  test("is that of the linked work tree in which git runs", async () => {
    const repository = createRepository();
    repository.commit({ "a.proto": "A" });
    const linked = repositoryAt(createFolder());
    repository.git("worktree", "add", "-q", "-b", "other", linked.directory);
    linked.commit({ "b.proto": "B" });
    expect(await (await open(linked, "HEAD")).list()).toEqual(new Set(["a.proto", "b.proto"]));
    expect(await (await open(repository, "HEAD")).list()).toEqual(new Set(["a.proto"]));
    const before = await open(linked, "main");
    expect(await before.list()).toEqual(new Set(["a.proto"]));
  });
});

describe("a revision can be written as", () => {
  const repository = createRepository();
  const first = repository.commit({ "a.proto": "1" }, "the first");
  repository.tag("v1.0.0");
  repository.git("tag", "-a", "-m", "annotated", "v1.1.0");
  const second = repository.commit({ "a.proto": "2" }, "the second");
  repository.git("branch", "topic");

  test.each([
    ["HEAD", second, `HEAD (${second.slice(0, 7)})`],
    ["@", second, `@ (${second.slice(0, 7)})`],
    ["HEAD^", first, `HEAD^ (${first.slice(0, 7)})`],
    ["topic~1", first, `topic~1 (${first.slice(0, 7)})`],
    ["v1.0.0", first, `v1.0.0 (${first.slice(0, 7)})`],
    ["v1.1.0", first, `v1.1.0 (${first.slice(0, 7)})`],
    ["refs/heads/main", second, `refs/heads/main (${second.slice(0, 7)})`],
    [first, first, first.slice(0, 7)],
    [first.slice(0, 10), first, first.slice(0, 7)],
    [":/the first", first, `:/the first (${first.slice(0, 7)})`],
    ["HEAD^{/the first}", first, `HEAD^{/the first} (${first.slice(0, 7)})`],
    ["tag:", first, `v1.1.0 (${first.slice(0, 7)})`],
    ["tag:v1.0*", first, `v1.0.0 (${first.slice(0, 7)})`],
    ["merge-base:v1.0.0", first, `merge base with v1.0.0 (${first.slice(0, 7)})`],
  ])("%s", async (text, commit, label) => {
    const source = await open(repository, text);
    expect({ commit: source.commit, label: source.label }).toEqual({ commit, label });
  });
});

describe("the newest tag", () => {
  test("is the last one made among those that the head side reaches", async () => {
    const repository = createRepository();
    repository.commit({}, "one");
    repository.tag("v2");
    repository.commit({}, "two");
    repository.tag("v1");
    repository.tag("release/v10");
    repository.tag("release/v9");
    repository.git("checkout", "-q", "-b", "side", "HEAD~1");
    repository.commit({}, "three");
    repository.tag("v3");
    repository.git("checkout", "-q", "main");
    expect((await open(repository, "tag:v*")).label).toMatch(/^v1 /);
    expect((await open(repository, "tag:release/*")).label).toMatch(/^release\/v10 /);
    const side = await open(repository, "side");
    expect((await open(repository, "tag:", { other: side })).label).toMatch(/^v3 /);
  });
});

describe("the merge base", () => {
  test("is that of the head side, be it a revision or what is checked out", async () => {
    const repository = createRepository();
    const first = repository.commit({ "a.proto": "1" });
    repository.git("branch", "old");
    const second = repository.commit({ "a.proto": "2" });
    repository.branch("work");
    repository.commit({ "a.proto": "3" });
    repository.git("checkout", "-q", "main");
    repository.commit({ "b.proto": "on main" });
    repository.git("checkout", "-q", "work");
    const worktree = await open(repository, ":worktree");
    expect((await open(repository, "merge-base:main", { other: worktree })).commit).toBe(second);
    const old = await open(repository, "old");
    expect((await open(repository, "merge-base:main", { other: old })).commit).toBe(first);
  });
});
