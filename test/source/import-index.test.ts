import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { crc32 } from "node:zlib";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createImportLines } from "../../src/source/import-lines.ts";
import { readSnapshot, writeSnapshot } from "../../src/source/import-snapshot.ts";
import { called } from "../support/called.ts";
import { open } from "../support/open.ts";
import {
  createFolder,
  createRepository,
  repositoryAt,
  type TestRepository,
} from "../support/repository.ts";

const kinds = ["HEAD", ":index", ":worktree"] as const;

describe("with an index of an older tree the files and importers are those that a search finds", () => {
  const steps: Readonly<Record<string, (repository: TestRepository) => void>> = {
    "nothing changed": () => {},
    "a file was added": (repository) => repository.write({ "new.proto": 'import "a.proto";' }),
    "a file was deleted": (repository) => repository.remove("x/c.proto"),
    "a file was moved": (repository) => repository.git("mv", "x", "z"),
    "imports came and went": (repository) =>
      repository.write({ "b.proto": "", "x/c.proto": 'import "b.proto";\nimport "y/a.proto";' }),
    "a line of another form came": (repository) =>
      repository.write({ "b.proto": 'import "b.proto"; import "a.proto";' }),
    "a line of another form went": (repository) =>
      repository.write({ "unusual.proto": 'import "b.proto";' }),
    "a file became a link": (repository) => {
      repository.remove("b.proto");
      symlinkSync("a.proto", join(repository.directory, "b.proto"));
    },
    "very much changed": (repository) => repository.write(manyFiles("a.proto")),
  };

  test.each(Object.keys(steps))("%s", async (name) => {
    const repository = await createIndexed();
    steps[name]?.(repository);
    const edited = await importersIn(repository, ":worktree");
    repository.git("add", "--all");
    const staged = await importersIn(repository, ":index");
    repository.commit();
    const committed = await importersIn(repository, "HEAD");
    expect(searchesIn(repository)).toBe(name === "very much changed" ? 1 : 0);
    removeIndex(repository);
    const expected = await importersIn(repository, "HEAD");
    expect({ edited, staged, committed }).toEqual({
      edited: expected,
      staged: expected,
      committed: expected,
    });
  });
});

test("nothing is searched for and nothing written before somebody asks for importers", async () => {
  const repository = createFull();
  for (const kind of kinds) {
    const source = await open(repository, kind, { env: tracing(repository) });
    await source.read([...(await source.list())]);
  }
  expect(searchesIn(repository)).toBe(0);
  expect(existsSync(indexFolder(repository))).toBe(false);
});

test("the index moves on to a tree that differs in many files", async () => {
  const repository = createRepository();
  repository.commit({ ...manyFiles("a.proto"), ...manyFiles("a.proto", 400, "kept") });
  await importersIn(repository, "HEAD");
  const [before, searches] = [treeIn(repository), searchesIn(repository)];
  repository.commit({ "one.proto": 'import "a.proto";' });
  await importersIn(repository, "HEAD");
  expect(treeIn(repository)).toBe(before);
  repository.commit(manyFiles("b.proto"));
  const importers = await importersIn(repository, "HEAD");
  expect(treeIn(repository)).toBe(repository.git("rev-parse", "HEAD^{tree}"));
  expect(searchesIn(repository)).toBe(searches);
  expect(await importersIn(repository, "HEAD")).toEqual(importers);
  removeIndex(repository);
  expect(await importersIn(repository, "HEAD")).toEqual(importers);
});

test("the files that somebody lists are listed once for all trees that the index serves", async () => {
  const repository = await createIndexed();
  repository.commit({ "a.proto": "// edited", "new/c.proto": "", "no.md": "" });
  repository.remove("x/c.proto");
  repository.commit();
  const named = async (kind: string) => {
    const source = await open(repository, kind, { env: tracing(repository) });
    return [...(await source.named(["a.proto", "c.proto"]))].sort();
  };
  const listings = () => tracedIn(repository, "ls-tree");
  expect(await named("HEAD")).toEqual(["a.proto", "new/c.proto"]);
  expect(listings()).toBe(1);
  expect(await named("HEAD")).toEqual(["a.proto", "new/c.proto"]);
  expect(await named("HEAD~1")).toEqual(["a.proto", "new/c.proto", "x/c.proto"]);
  expect(await named("HEAD~2")).toEqual(["a.proto", "x/c.proto"]);
  expect(await named(":worktree")).toEqual(["a.proto", "new/c.proto"]);
  expect(listings()).toBe(1);
});

test("names are found by their endings and as a whole, as among all of them", () => {
  const part = fc.constantFrom("a", "b", "ab", "ba", "\u00fc", "\u{1f600}", "\uff5e", "a.b");
  const name = fc.array(part, { minLength: 1, maxLength: 4 }).map((parts) => parts.join("/"));
  const file = fc.record({ written: fc.array(name), isUnusual: fc.boolean() });
  const sought = fc.record({ names: fc.array(name), endings: fc.array(name) });
  const check = fc.property(fc.array(file), sought, (given, { names, endings }) => {
    const written = new Map(given.map((each, index) => [`${index}.proto`, each.written]));
    const unusual = new Set(
      given.flatMap((each, index) => (each.isUnusual ? `${index}.proto` : [])),
    );
    const expected = new Map<string, readonly string[] | undefined>();
    for (const [path, all] of written) {
      const found = all.filter(
        (one) =>
          names.includes(one) || endings.some((end) => one === end || one.endsWith(`/${end}`)),
      );
      if (unusual.has(path)) expected.set(path, undefined);
      else if (found.length > 0) expected.set(path, [...new Set(found)].sort());
    }
    const imports = { names: written, unusual };
    const kept = readSnapshot(writeSnapshot({ tree: "1".repeat(40), paths: undefined, imports }));
    for (const lines of [kept, createImportLines(imports)]) {
      const found = [...(lines?.importersOf({ names, endings }) ?? [])];
      expect(new Map(found.map(([path, some]) => [path, some?.toSorted()]))).toEqual(expected);
    }
  });
  fc.assert(check, { seed: 20261120, numRuns: 300 });
});

describe("an index", () => {
  const hurt: Readonly<Record<string, (file: string, bytes: Buffer) => void>> = {
    "that is empty": (file) => writeFileSync(file, ""),
    "that is something else": (file) => writeFileSync(file, "import everything\n".repeat(100)),
    "that was cut off": (file, bytes) => writeFileSync(file, bytes.subarray(0, -30)),
    "of which one byte is another": (file, bytes) => {
      bytes.writeUInt8(bytes.readUInt8(bytes.length >> 1) ^ 1, bytes.length >> 1);
      writeFileSync(file, bytes);
    },
    "of another version": (file, bytes) => writeFileSync(file, signed(withWord(bytes, 1, 999))),
    "of a tree that is not there": (file, bytes) => {
      const known = readSnapshot(bytes);
      if (known === undefined) throw new Error("the index cannot be read");
      writeFileSync(file, writeSnapshot({ ...known.contents(), tree: "1".repeat(40) }));
    },
    "that is too large": (file, bytes) =>
      writeFileSync(file, Buffer.concat([bytes, Buffer.alloc(64 * 1024 * 1024)])),
    "that is a link": (file, bytes) => {
      const elsewhere = createFolder({ imports: bytes });
      rmSync(file);
      symlinkSync(join(elsewhere, "imports"), file);
    },
    "that is a folder": (file) => {
      rmSync(file);
      mkdirSync(file);
    },
    "whose folder cannot be written to": (file) => {
      rmSync(join(file, ".."), { recursive: true });
      writeFileSync(join(file, ".."), "");
    },
    "whose folder is a link": (file) => {
      rmSync(join(file, ".."), { recursive: true });
      symlinkSync(createFolder(), join(file, ".."));
    },
  };

  test.each(Object.keys(hurt))("%s is as good as none", async (name) => {
    const repository = await createIndexed();
    const expected = await importersIn(repository, "HEAD");
    expect(searchesIn(repository)).toBe(0);
    const file = join(indexFolder(repository), "imports");
    hurt[name]?.(file, readFileSync(file));
    expect(await importersIn(repository, "HEAD")).toEqual(expected);
    expect(searchesIn(repository)).toBe(1);
    expect(await importersIn(repository, "HEAD")).toEqual(expected);
    const isLost = ["is a folder", "folder cannot", "folder is"].some((part) =>
      name.includes(part),
    );
    expect(searchesIn(repository)).toBe(isLost ? 2 : 1);
  });

  test("whose numbers are not those of its parts is none, whatever its digest says", () => {
    const imports = new Map([["a.proto", ["x/b.proto", "c.proto"]]]);
    const found = { names: imports, unusual: new Set<string>() };
    const bytes = Buffer.from(
      writeSnapshot({ tree: "1".repeat(40), paths: ["x/b.proto"], imports: found }),
    );
    const { paths, imports: read } = readSnapshot(signed(bytes))?.contents() ?? {};
    expect(read?.names).toEqual(new Map([["a.proto", ["x/b.proto", "c.proto"]]]));
    expect(paths).toEqual(["a.proto", "x/b.proto"]);
    for (let index = 2; index < 14; index += 1) {
      for (const word of [0, 1, 3, 1000, 0xffffffff]) {
        const changed = withWord(bytes, index, word);
        if (changed.equals(bytes)) continue;
        const found = readSnapshot(signed(changed));
        // Where it can still be read, it says something, and comes to an end.
        if (found !== undefined) {
          expect(found.contents().imports.names.size).toBeLessThanOrEqual(2);
          expect(found.importersOf(called("b.proto")).size).toBeLessThanOrEqual(2);
          expect(found.named(["b.proto"])?.length ?? 0).toBeLessThanOrEqual(2);
        }
        if (index < 7) expect(found).toBeUndefined();
      }
    }
  });

  test("is shared by linked work trees, and left in place by a bare repository", async () => {
    const repository = await createIndexed();
    const linked = repositoryAt(createFolder());
    repository.git("worktree", "add", "-q", "-b", "other", linked.directory);
    await importersIn(linked, "HEAD");
    expect(searchesIn(linked)).toBe(0);
    const bare = createRepository({ clone: ["--bare", repository.directory] });
    await importersIn(bare, "HEAD");
    expect(readdirSync(join(bare.directory, "proto-compat"))).toEqual(["imports"]);
  });

  test("of a SHA-256 repository is no different", async () => {
    const repository = createRepository({ objectFormat: "sha256" });
    repository.commit(files);
    const expected = await importersIn(repository, "HEAD");
    repository.commit({ "b.proto": "// edited" });
    expect(await importersIn(repository, "HEAD")).not.toEqual(expected);
    expect(treeIn(repository)).toBe(repository.git("rev-parse", "HEAD~1^{tree}"));
    expect(searchesIn(repository)).toBe(1);
  });

  test("leaves nothing beside it, and removes what killed runs have left", async () => {
    const repository = createFull();
    mkdirSync(indexFolder(repository));
    const [old, fresh] = ["old", "fresh"].map((name) =>
      join(indexFolder(repository), `imports.${name}.tmp`),
    );
    for (const file of [old, fresh]) writeFileSync(file ?? "", "");
    utimesSync(old ?? "", 0, 0);
    await importersIn(repository, "HEAD");
    expect(readdirSync(indexFolder(repository)).sort()).toEqual(["imports", "imports.fresh.tmp"]);
  });
});

const files = {
  "a.proto": "",
  "b.proto": 'import "a.proto";',
  "x/c.proto": 'import "x/y/a.proto";\nimport public "b.proto";',
  "unusual.proto": 'import "us" "er.proto";',
  "y/\u00fc b.proto": 'import "a.proto";\nimport "a.proto";\nimport "y/a.proto";',
};

function createFull(): TestRepository {
  const repository = createRepository();
  repository.commit(files);
  return repository;
}

/** One that has an index, written by a run that is not counted. */
async function createIndexed(): Promise<TestRepository> {
  const repository = createFull();
  await (await open(repository, "HEAD")).mayImport(called("a.proto"));
  return repository;
}

function manyFiles(name: string, count = 100, folder = "many") {
  const entries = Array.from({ length: count }, (_, index) => [
    `${folder}/${index}.proto`,
    `import "${name}";`,
  ]);
  return Object.fromEntries(entries);
}

async function importersIn(repository: TestRepository, kind: string) {
  const source = await open(repository, kind, { env: tracing(repository) });
  const asked = [["a.proto"], ["b.proto"], ["c.proto"], ["a.proto", "b.proto"], ["none.proto"]];
  const answers = await Promise.all(
    asked.map(async (names) => ({
      named: [...(await source.named(names))].sort(),
      importers: [...(await source.mayImport(called(...names)))],
    })),
  );
  return answers.map(({ named, importers }) => ({
    named,
    importers: importers
      .map(([path, written]) => [path, written?.toSorted()] as const)
      .sort(([left], [right]) => (left < right ? -1 : 1)),
  }));
}

function tracing({ directory }: TestRepository) {
  return { GIT_TRACE: `${directory}.trace` };
}

function searchesIn(repository: TestRepository): number {
  return tracedIn(repository, "grep");
}

/** How often git was asked by this command. */
function tracedIn({ directory }: TestRepository, command: string): number {
  const trace = `${directory}.trace`;
  if (!existsSync(trace)) return 0;
  return readFileSync(trace, "utf8").split(`trace: built-in: git ${command} `).length - 1;
}

function indexFolder(repository: TestRepository): string {
  return join(repository.directory, ".git", "proto-compat");
}

function removeIndex(repository: TestRepository): void {
  rmSync(indexFolder(repository), { recursive: true });
}

function treeIn(repository: TestRepository): string | undefined {
  return readSnapshot(readFileSync(join(indexFolder(repository), "imports")))?.tree;
}

function withWord(bytes: Buffer, index: number, word: number): Buffer {
  const copy = Buffer.from(bytes);
  copy.writeUInt32LE(word, index * 4);
  return copy;
}

/** With the digest that these bytes should have. */
function signed(bytes: Buffer): Buffer {
  const body = bytes.subarray(0, -4);
  const digest = Buffer.alloc(4);
  digest.writeUInt32LE(crc32(body));
  return Buffer.concat([body, digest]);
}
