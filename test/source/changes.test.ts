import { chmodSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { type Changes, changedPaths } from "../../src/source/changes.ts";
import { called } from "../support/called.ts";
import { open, textsOf } from "../support/open.ts";
import { createFolder, createRepository, type TestRepository } from "../support/repository.ts";

/** "+" only after, "-" only before, "~" on both sides. */
function written({ paths }: Changes): readonly string[] {
  return paths.map(({ path, before, after }) => `${before ? (after ? "~" : "-") : "+"} ${path}`);
}

async function changes(
  repository: Pick<TestRepository, "directory" | "env">,
  before: string,
  after: string,
): Promise<Changes> {
  const head = await open(repository, after);
  return await changedPaths(await open(repository, before, { other: head }), head);
}

async function changed(
  repository: Pick<TestRepository, "directory" | "env">,
  before: string,
  after: string,
): Promise<readonly string[]> {
  return written(await changes(repository, before, after));
}

/** Three files, of which the second commit edits one, removes one, and adds one. */
function edited(): TestRepository {
  const repository = createRepository();
  repository.commit({ "kept.proto": "k", "x/edit.proto": "1", "gone.proto": "g", "a.txt": "1" });
  repository.remove("gone.proto");
  repository.commit({ "x/edit.proto": "2", "x/new.proto": "n", "a.txt": "2" });
  return repository;
}

describe("between two revisions", () => {
  test("the changed paths are the .proto files that were edited, removed or added", async () => {
    const repository = edited();
    const expected = ["- gone.proto", "~ x/edit.proto", "+ x/new.proto"];
    expect(await changed(repository, "HEAD~1", "HEAD")).toEqual(expected);
    const turned = ["+ gone.proto", "~ x/edit.proto", "- x/new.proto"];
    expect(await changed(repository, "HEAD", "HEAD~1")).toEqual(turned);
    expect(await changed(repository, "HEAD", "HEAD")).toEqual([]);
  });

  test("they are named from the root, also where git runs in a folder with relative diffs", async () => {
    const repository = edited();
    repository.git("config", "diff.relative", "true");
    repository.git("config", "diff.renames", "copies");
    const folder = { directory: join(repository.directory, "x"), env: repository.env };
    const expected = ["- gone.proto", "~ x/edit.proto", "+ x/new.proto"];
    expect(await changed(folder, "HEAD~1", "HEAD")).toEqual(expected);
  });

  test("a file that was moved is removed and added", async () => {
    const repository = createRepository();
    repository.commit({ "a.proto": "text\n".repeat(50) });
    repository.git("mv", "a.proto", "b.proto");
    repository.commit();
    expect(await changed(repository, "HEAD~1", "HEAD")).toEqual(["- a.proto", "+ b.proto"]);
  });

  test("a changed mode is no change, and a file that becomes a link is removed", async () => {
    const repository = createRepository();
    repository.commit({ "a.proto": "A", "b.proto": "B", "c.proto": "C" });
    chmodSync(join(repository.directory, "a.proto"), 0o755);
    repository.remove("b.proto");
    symlinkSync("a.proto", join(repository.directory, "b.proto"));
    repository.commit();
    const found = await changes(repository, "HEAD~1", "HEAD");
    expect(written(found)).toEqual(["- b.proto"]);
    expect(found.notes).toEqual([
      {
        kind: "skipped-path",
        message: '"b.proto" was left out: it is a symbolic link',
        path: "b.proto",
      },
    ]);
  });

  test("a new submodule is left out, with a note", async () => {
    const repository = createRepository();
    const id = repository.commit({ "a.proto": "A" });
    repository.git("update-index", "--add", "--cacheinfo", `160000,${id},module.proto`);
    repository.git("commit", "-q", "-m", "a submodule");
    const found = await changes(repository, "HEAD~1", "HEAD");
    expect(found.paths).toEqual([]);
    expect(found.notes.map((note) => note.message)).toEqual([
      '"module.proto" was left out: it is a submodule',
    ]);
  });

  test("any name that git can hold is a path", async () => {
    const repository = createRepository();
    repository.commit();
    const names = ["a b.proto", "-x.proto", ":(top)c.proto", "d\ne.proto", "\u00fc.proto"];
    repository.commit(Object.fromEntries(names.map((name) => [name, "x"])));
    const expected = names.map((name) => `+ ${name}`).sort();
    expect([...(await changed(repository, "HEAD~1", "HEAD"))].sort()).toEqual(expected);
  });

  test("a name that is not UTF-8 is left out, with a note", async () => {
    const repository = createRepository();
    repository.commit();
    const id = repository.git("hash-object", "-w", "--stdin", "-t", "blob", "--path=x");
    const index = Buffer.concat([Buffer.from(`100644 ${id}\t`), Buffer.from([0xff]), latin]);
    repository.write({ "entries.txt": index });
    repository.git("-c", "alias.load=!git update-index -z --index-info <entries.txt", "load");
    repository.git("commit", "-q", "-m", "a name in Latin-1");
    const found = await changes(repository, "HEAD~1", "HEAD");
    expect(found.paths).toEqual([]);
    expect(found.notes.map((note) => note.message)).toEqual([
      '"\ufffd.proto" was left out: it is not named in UTF-8',
    ]);
  });

  test("SHA-256 repositories are no different", async () => {
    const repository = createRepository({ objectFormat: "sha256" });
    repository.commit({ "a.proto": "1" });
    repository.commit({ "a.proto": "2" });
    repository.write({ "b.proto": "b" });
    expect(await changed(repository, "HEAD~1", "HEAD")).toEqual(["~ a.proto"]);
    expect(await changed(repository, "HEAD~1", ":worktree")).toEqual(["~ a.proto", "+ b.proto"]);
  });
});

const latin = Buffer.from(".proto\0");

describe("between a revision and the index", () => {
  test("the changed paths are what is staged, whatever the disk holds", async () => {
    const repository = edited();
    repository.write({ "x/edit.proto": "3" });
    repository.git("add", "x/edit.proto");
    repository.git("rm", "-q", "--cached", "kept.proto");
    repository.write({ "x/edit.proto": "4", "untracked.proto": "u" });
    expect(await changed(repository, "HEAD", ":index")).toEqual(["- kept.proto", "~ x/edit.proto"]);
    expect(await changed(repository, ":index", "HEAD")).toEqual(["+ kept.proto", "~ x/edit.proto"]);
    const index = await open(repository, ":index");
    expect(await textsOf(index, ["x/edit.proto"])).toEqual({ "x/edit.proto": "3" });
  });

  test("GIT_INDEX_FILE names the index, as in a hook", async () => {
    const repository = edited();
    const env = { ...repository.env, GIT_INDEX_FILE: ".git/other-index" };
    repository.git("update-index", "--force-remove", "kept.proto");
    repository.git("read-tree", "--index-output=.git/other-index", "HEAD~1");
    const hook = { directory: repository.directory, env };
    const expected = ["+ gone.proto", "~ x/edit.proto", "- x/new.proto"];
    expect(await changed(hook, "HEAD", ":index")).toEqual(expected);
    expect(await (await open(hook, ":index")).list()).toContain("gone.proto");
  });

  test("a path in conflict is an error that says what to do", async () => {
    const repository = conflicted();
    const error = {
      message: '"a.proto" is in conflict: the index has no result of the merge',
      hint: "resolve it, then: git add -- a.proto",
    };
    await expect(changed(repository, "HEAD", ":index")).rejects.toMatchObject(error);
    await expect(changed(repository, ":index", ":worktree")).rejects.toMatchObject(error);
    const index = await open(repository, ":index");
    await expect(index.list()).rejects.toMatchObject(error);
  });
});

/** A merge that stopped: both sides changed a.proto. */
function conflicted(): TestRepository {
  const repository = createRepository();
  repository.commit({ "a.proto": "1", "b.proto": "1" });
  repository.branch("side");
  repository.commit({ "a.proto": "side" });
  repository.git("checkout", "-q", "main");
  repository.commit({ "a.proto": "main" });
  expect(() => repository.git("merge", "side")).toThrow();
  return repository;
}

describe("between a revision and the work tree", () => {
  test("nothing has changed in a clean checkout", async () => {
    expect(await changed(edited(), "HEAD", ":worktree")).toEqual([]);
  });

  test("staged, unstaged and untracked files count, ignored ones do not", async () => {
    const repository = createRepository();
    repository.commit({
      ".gitignore": "build/\n",
      "a.proto": "1",
      "b.proto": "1",
      "c.proto": "1",
      "d.proto": "1",
    });
    repository.write({ "a.proto": "2", "b.proto": "2", "new/e.proto": "1", "build/f.proto": "1" });
    repository.git("add", "a.proto");
    repository.remove("c.proto");
    const expected = ["~ a.proto", "~ b.proto", "- c.proto", "+ new/e.proto"];
    expect(await changed(repository, "HEAD", ":worktree")).toEqual(expected);
    const worktree = await open(repository, ":worktree");
    const paths = ["a.proto", "b.proto", "d.proto", "new/e.proto"];
    expect(await worktree.list()).toEqual(new Set(paths));
    const asked = [...paths, "c.proto", "build/f.proto", "../x.proto"];
    expect(await worktree.exists(asked)).toEqual(new Set(paths));
    expect(await textsOf(worktree, asked)).toEqual({
      "a.proto": "2",
      "b.proto": "2",
      "d.proto": "1",
      "new/e.proto": "1",
    });
  });

  test("an older commit differs by what was committed since and by what was not", async () => {
    const repository = edited();
    repository.write({ "kept.proto": "K", "gone.proto": "g", "x/new.proto": "N" });
    repository.write({ "x/edit.proto": "1" });
    repository.git("add", "x/edit.proto");
    const expected = ["~ gone.proto", "~ kept.proto", "+ x/new.proto"];
    expect(await changed(repository, "HEAD~1", ":worktree")).toEqual(expected);
  });

  test("a file with other times or line endings has not changed, as git sees it", async () => {
    const repository = createRepository();
    repository.commit({ ".gitattributes": "*.proto text eol=crlf\n", "a.proto": "1\n2\n" });
    repository.remove("a.proto");
    repository.git("checkout", "a.proto");
    repository.write({ "a.proto": "1\r\n2\r\n" });
    expect(await changed(repository, "HEAD", ":worktree")).toEqual([]);
  });

  test.each([
    ["", "--no-sparse-index"],
    [" with a sparse index", "--sparse-index"],
  ])("a file that a sparse checkout%s left out is still there", async (_name, option) => {
    const repository = createRepository();
    repository.commit({
      "in/a.proto": "A",
      "out/b.proto": 'import "c.proto";',
      "out/c.proto": "C",
    });
    repository.git("sparse-checkout", "set", "--cone", option, "in");
    expect(await changed(repository, "HEAD", ":worktree")).toEqual([]);
    const worktree = await open(repository, ":worktree");
    expect(await worktree.list()).toEqual(new Set(["in/a.proto", "out/b.proto", "out/c.proto"]));
    expect(await textsOf(worktree, ["in/a.proto", "out/c.proto"])).toEqual({
      "in/a.proto": "A",
      "out/c.proto": "C",
    });
    expect([...(await worktree.mayImport(called("c.proto"))).keys()]).toEqual(["out/b.proto"]);
    const index = await open(repository, ":index");
    expect(await index.list()).toEqual(await worktree.list());
    expect(await changed(repository, "HEAD", ":index")).toEqual([]);
  });

  test("a file in conflict is read from the disk, markers and all", async () => {
    const repository = conflicted();
    expect(await changed(repository, "HEAD", ":worktree")).toEqual(["~ a.proto"]);
    const worktree = await open(repository, ":worktree");
    const { "a.proto": text } = await textsOf(worktree, ["a.proto"]);
    expect(text).toContain("<<<<<<< HEAD");
  });

  test("a file that was taken out of the index but not from the disk is there", async () => {
    const repository = createRepository();
    repository.commit({ "a.proto": "A" });
    repository.git("rm", "-q", "--cached", "a.proto");
    expect(await changed(repository, "HEAD", ":worktree")).toEqual(["~ a.proto"]);
    expect(await changed(repository, ":index", ":worktree")).toEqual(["+ a.proto"]);
  });

  test("links are left out with a note, and a folder behind a link is not entered", async () => {
    const repository = createRepository();
    const outside = createFolder({ "secret.proto": "secret" });
    repository.commit({ "a.proto": "A", "x/b.proto": "B" });
    symlinkSync(join(outside, "secret.proto"), join(repository.directory, "link.proto"));
    rmSync(join(repository.directory, "x"), { recursive: true });
    symlinkSync(outside, join(repository.directory, "x"));
    const found = await changes(repository, "HEAD", ":worktree");
    expect(written(found)).toEqual(["- x/b.proto"]);
    expect(found.notes.map((note) => note.path)).toEqual(["link.proto"]);
    const worktree = await open(repository, ":worktree");
    const paths = ["link.proto", "x/secret.proto", "x/b.proto"];
    expect(await textsOf(worktree, paths)).toEqual({});
    expect(await worktree.list()).toEqual(new Set(["a.proto"]));
  });
});

describe("between the index and the work tree", () => {
  test("the changed paths are what is not staged", async () => {
    const repository = createRepository();
    repository.commit({ "a.proto": "1", "b.proto": "1", "c.proto": "1" });
    repository.write({ "a.proto": "2", "b.proto": "2", "intended.proto": "i", "new.proto": "n" });
    repository.git("add", "a.proto");
    repository.git("add", "--intent-to-add", "intended.proto");
    repository.remove("c.proto");
    const expected = ["~ b.proto", "- c.proto", "+ intended.proto", "+ new.proto"];
    expect(await changed(repository, ":index", ":worktree")).toEqual(expected);
    expect(await changed(repository, ":index", ":index")).toEqual([]);
    expect(await changed(repository, "HEAD", ":index")).toEqual(["~ a.proto"]);
    const index = await open(repository, ":index");
    expect(await index.list()).toEqual(new Set(["a.proto", "b.proto", "c.proto"]));
  });
});

describe("before the first commit", () => {
  test.each(["sha1", "sha256"] as const)(
    "HEAD is nothing, and a note says so (%s)",
    async (format) => {
      const repository = createRepository({ objectFormat: format });
      repository.write({ "staged.proto": "s", "untracked.proto": "u" });
      repository.git("add", "staged.proto");
      const before = await open(repository, "HEAD");
      expect(before.notes).toEqual([
        {
          kind: "no-commit",
          message: "this repository has no commit yet: compared with nothing",
          path: undefined,
        },
      ]);
      expect(before.commit).toBeUndefined();
      expect(await before.list()).toEqual(new Set());
      expect([...(await before.mayImport(called("staged.proto"))).keys()]).toEqual([]);
      expect(await changed(repository, "HEAD", ":index")).toEqual(["+ staged.proto"]);
      const all = ["+ staged.proto", "+ untracked.proto"];
      expect(await changed(repository, "HEAD", ":worktree")).toEqual(all);
    },
  );
});

describe("with a folder on one side", () => {
  test("the changed paths are those with other content", async () => {
    const repository = edited();
    const folder = createFolder({ "kept.proto": "k", "x/edit.proto": "1", "own.proto": "o" });
    const expected = ["- own.proto", "~ x/edit.proto", "+ x/new.proto"];
    expect(await changed(repository, folder, "HEAD")).toEqual(expected);
    expect(await changed(repository, folder, ":worktree")).toEqual(expected);
    expect(await changed(repository, folder, ":index")).toEqual(expected);
    const turned = ["+ own.proto", "~ x/edit.proto", "- x/new.proto"];
    expect(await changed(repository, "HEAD", folder)).toEqual(turned);
    expect(await changed(repository, folder, folder)).toEqual([]);
  });
});

describe.each([["HEAD"], [":index"], [":worktree"], ["a folder"]])("other files in %s", (text) => {
  test("are found and read, but not listed", async () => {
    const repository = createRepository();
    const files = { "buf.yaml": "1", "x/buf.yaml": "2", "x/[b]*.txt": "3", "x/y/a.proto": "" };
    repository.commit(files);
    symlinkSync("x/buf.yaml", join(repository.directory, "link.yaml"));
    symlinkSync("x", join(repository.directory, "z"));
    repository.commit();
    const name = text === "a folder" ? repository.directory : text;
    const source = await open(repository, name, { cwd: join(repository.directory, "x") });
    const asked = [
      ...Object.keys(files),
      "y/buf.yaml",
      "link.yaml",
      "z/buf.yaml",
      "x/../buf.yaml",
      "/etc/passwd",
      "x/b.txt",
      "x",
      "buf.yaml/x",
      ".git/config",
      "nul\0.txt",
      "x".repeat(200_000),
      ...Array.from({ length: 250 }, (_, index) => `x/${index}.txt`),
    ];
    expect(await source.exists(asked)).toEqual(new Set(Object.keys(files)));
    expect(await textsOf(source, asked)).toEqual(files);
    expect(await source.list()).toEqual(new Set(["x/y/a.proto"]));
  });
});

test("other files that a sparse checkout left out are read from the index", async () => {
  const repository = createRepository();
  repository.commit({ "a.proto": "A", "buf.yaml": "1", "x/buf.yaml": "2" });
  repository.git("sparse-checkout", "set", "--no-cone", "*.proto");
  repository.write({ "y/buf.yaml": "3" });
  const worktree = await open(repository, ":worktree");
  const asked = ["buf.yaml", "x/buf.yaml", "y/buf.yaml", "z/buf.yaml", "a.proto"];
  expect(await textsOf(worktree, asked)).toEqual({
    "a.proto": "A",
    "buf.yaml": "1",
    "x/buf.yaml": "2",
    "y/buf.yaml": "3",
  });
});
