import { describe, expect, test } from "vitest";
import { createImportLines, findImports } from "../../src/source/import-lines.ts";
import { wordLines } from "../../src/source/word-lines.ts";
import { called } from "../support/called.ts";
import { open } from "../support/open.ts";
import { createFolder, createRepository } from "../support/repository.ts";

const usual = [
  ['import "user.proto";'],
  ["import 'user.proto';"],
  ['  import   "acme/v1/user.proto" ;  '],
  ['import public "acme/user.proto";'],
  ['import weak"user.proto";'],
  ['import option "user.proto";'],
  ['import"user.proto";'],
  ['import "acme/user.proto"; // why'],
  ['import "user.proto";\r'],
] as const;

const unusual = [
  ['import "us\\145r.proto";'],
  ['import "us" "er.proto";'],
  ['import "other.proto"; import "user.proto";'],
  ['syntax = "proto3"; import "user.proto";'],
  ['import\n  "user.proto";'],
  ['import "acme/"\n  "user.proto";'],
  ['import /* "other.proto"; */ "user.proto";'],
  ['import "other.proto"; // */ import "user.proto";'],
  ['/* a\n// b */ import "user.proto";'],
  ['import "other.proto"; /* a */ import "user.proto";'],
  ['import \'a";\' "/user.proto";'],
  ['import "other.proto";\fimport "user.proto";'],
  ['\ufeffimport "user.proto";'],
  ['message A {} import "user.proto";'],
  ['import public\n"user.proto";'],
  ['import\fpublic"user.proto";'],
  ["import// why\n'user.proto';"],
] as const;

const none = [
  ['import "superuser.proto";'],
  ['import "user.proto/other.proto";'],
  ["import 'user.proto.txt';"],
  ['// import "user.proto";'],
  ["message Important {}"],
  ["string import_id = 1;"],
  ['option (google.api.http) = { post: "/v1/{name=*}:import" };'],
  ["/* Things to\n   import before user.proto */"],
  ["/*\n * import\n */"],
  ["  rpc import(User) returns (User) {}"],
  [""],
] as const;

const texts: readonly string[] = [...usual, ...unusual, ...none].map(([text]) => text);

describe.each([
  ["a file that is read", importersInText],
  ["git grep", importersInRepository],
])("for %s", (_name, importersIn) => {
  test.each([...usual, ...unusual])("%j may import user.proto", async (text) => {
    expect(await importersIn(text, "user.proto")).toBe(true);
  });

  test.each(usual)("%j does not import other.proto", async (text) => {
    expect(await importersIn(text, "other.proto")).toBe(false);
  });

  test.each(none)("%j does not import user.proto", async (text) => {
    expect(await importersIn(text, "user.proto")).toBe(false);
  });
});

const repositoryOfTexts = createRepository();
repositoryOfTexts.git("config", "grep.lineNumber", "true");
repositoryOfTexts.git("config", "grep.column", "true");
repositoryOfTexts.git("config", "grep.patternType", "perl");
repositoryOfTexts.git("config", "color.grep", "always");
repositoryOfTexts.commit(Object.fromEntries(texts.map((text, index) => [`${index}.proto`, text])));

async function importersInRepository(text: string, name: string): Promise<boolean> {
  const importers = await (await open(repositoryOfTexts, "HEAD")).mayImport(called(name));
  return importers.has(`${texts.indexOf(text)}.proto`);
}

async function importersInText(text: string, name: string): Promise<boolean> {
  const lines = wordLines("a.proto", Buffer.from(text), "import");
  return createImportLines(findImports(lines)).importersOf(called(name)).has("a.proto");
}

test.each([
  ["-e.proto"],
  ["a.*b$.proto"],
  ["--open-files-in-pager=x.proto"],
  ["$(x) `y`.proto"],
  ["\u00fc\u4e2d.proto"],
  ["we'ird.proto"],
])("the name %j is taken as it is", async (name) => {
  const repository = createRepository();
  repository.commit({ "a.proto": `import "x/${name}";`, "b.proto": 'import "x/axb.proto";' });
  expect([...(await (await open(repository, "HEAD")).mayImport(called(name))).keys()]).toEqual([
    "a.proto",
  ]);
});

describe("the importers of several names", () => {
  const files = {
    ".gitattributes": "*.proto binary\n",
    ".gitignore": "ignored.proto\n",
    "a.proto": 'import "x.proto";',
    "b/b.proto": 'import "c/y.proto";\nimport "x.proto";',
    "c/c.proto": 'import "z.proto";\n',
    "ignored.proto": 'import "y.proto";',
  };
  const repository = createRepository();
  repository.write(files);
  repository.git("add", "--all", "--force");
  repository.commit();
  const inFolder = createFolder(files);

  test.each([["HEAD"], [":index"], [":worktree"], [inFolder]])("are found in %s", async (text) => {
    const source = await open(repository, text, { cwd: `${repository.directory}/b` });
    const expected = ["a.proto", "b/b.proto", "ignored.proto"];
    expect([...(await source.mayImport(called("x.proto", "y.proto"))).keys()].sort()).toEqual(
      expected,
    );
    expect([...(await source.mayImport(called("z.proto"))).keys()]).toEqual(["c/c.proto"]);
    expect([...(await source.mayImport(called())).keys()]).toEqual([]);
  });

  test("are found in the work tree also where they are untracked or not staged", async () => {
    const edited = createRepository();
    edited.commit({ "a.proto": 'import "x.proto";', "b.proto": "" });
    edited.write({ "a.proto": "", "b.proto": 'import "x.proto";', "c.proto": 'import "x.proto";' });
    const worktree = await open(edited, ":worktree");
    expect([...(await worktree.mayImport(called("x.proto"))).keys()].sort()).toEqual([
      "b.proto",
      "c.proto",
    ]);
    expect([...(await (await open(edited, ":index")).mayImport(called("x.proto"))).keys()]).toEqual(
      ["a.proto"],
    );
  });
});
