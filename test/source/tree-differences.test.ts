import { chmodSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { diffTrees } from "../../src/source/raw-diff.ts";
import { openRepository } from "../../src/source/repository.ts";
import { treeDifferences } from "../../src/source/tree-differences.ts";
import { createRepository, type TestRepository } from "../support/repository.ts";

const base = {
  "kept.proto": "kept",
  "edited.proto": "1",
  "gone.proto": "gone",
  "notes.txt": "1",
  "same/deep/down/kept.proto": "kept",
  "x/edited.proto": "1",
  "x/y/z/edited.proto": "1",
  "x/y/z/kept.proto": "kept",
  "gone/with/folder.proto": "gone",
  "file.proto": "a file",
  "folder/inside.proto": "inside",
  "run.proto": "run",
  "link.proto": "a file",
};

/** Each changes what `base` holds; several may be made at once. */
const changes: Readonly<Record<string, (repository: TestRepository) => void>> = {
  "nothing but a text": ({ write }) => write({ "notes.txt": "2" }),
  "files edited at several depths": ({ write }) =>
    write({ "edited.proto": "2", "x/edited.proto": "2", "x/y/z/edited.proto": "2" }),
  "files added, in a new folder too": ({ write }) =>
    write({ "new.proto": "new", "n/e/w.proto": "new", "n/e/w.txt": "new" }),
  "files gone, one with its folder": ({ remove }) => remove("gone.proto", "gone"),
  "a file that becomes a folder of other files": ({ remove, write }) => {
    remove("file.proto");
    write({ "file.proto/notes.txt": "not of this language" });
  },
  "a folder that becomes a file": ({ remove, write }) => {
    remove("folder");
    write({ folder: "a file" });
  },
  "a file that may be executed": ({ directory }) => chmodSync(join(directory, "run.proto"), 0o755),
  "a file that becomes a link": ({ directory }) => {
    rmSync(join(directory, "link.proto"));
    symlinkSync("kept.proto", join(directory, "link.proto"));
  },
  "a submodule": (repository) => {
    const commit = repository.git("rev-parse", "HEAD");
    repository.git("update-index", "--add", "--cacheinfo", `160000,${commit},module.proto`);
  },
  "more folders than are read one by one": ({ write }) => {
    const paths = Array.from({ length: 60 }, (_, number) => `many/${number}/a.proto`);
    write(Object.fromEntries(paths.map((path) => [path, "new"])));
  },
};

for (const objectFormat of ["sha1", "sha256"] as const) {
  test.each(Object.keys(changes))(`are those of git in ${objectFormat}: %s`, async (name) => {
    await expectSame(createRepository({ objectFormat }), [name]);
  });
}

test("are those of git for all of it at once", async () => {
  const few = Object.keys(changes).filter((name) => !name.startsWith("more folders"));
  await expectSame(createRepository(), few);
});

async function expectSame(repository: TestRepository, names: readonly string[]): Promise<void> {
  const before = treeOf(repository, repository.commit(base));
  for (const name of names) changes[name]?.(repository);
  repository.git("add", "--all", "--", ".", ":!module.proto");
  repository.git("commit", "-q", "-m", "changed");
  const after = treeOf(repository, "HEAD");
  const { directory: cwd, env } = repository;
  const opened = openRepository({ cwd, env, offline: true });
  onTestFinished(() => opened.objects.close());
  for (const [from, to] of [
    [before, after],
    [after, before],
    [before, before],
  ] as const) {
    const expected = await diffTrees(opened.git, from, to);
    // Of a folder with such a name git names all files.
    const wanted = expected.filter(({ path }) => path.endsWith(".proto"));
    expect((await treeDifferences(opened, from, to)).map(withoutNothing)).toEqual(
      wanted.map(withoutNothing).sort((one, other) => (one.path < other.path ? -1 : 1)),
    );
  }
}

function treeOf(repository: TestRepository, revision: string): string {
  return repository.git("rev-parse", `${revision}^{tree}`);
}

/** The id of nothing is zeros, of whatever length. */
function withoutNothing<T extends { readonly beforeId: string; readonly afterId: string }>(
  each: T,
) {
  const idOf = (id: string) => (/^0+$/.test(id) ? "" : id);
  return { ...each, beforeId: idOf(each.beforeId), afterId: idOf(each.afterId) };
}
