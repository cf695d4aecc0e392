import { describe, expect, test } from "vitest";
import { createPackageLines } from "../../src/source/package-lines.ts";
import { wordLines } from "../../src/source/word-lines.ts";
import { open } from "../support/open.ts";
import { createFolder, createRepository } from "../support/repository.ts";

const usual = [
  ["package acme.v1;"],
  ["  package   acme.v1 ;  "],
  ["package acme.v1; // why"],
  ["package acme.v1;\r"],
] as const;

const unusual = [
  ["package acme . v1;"],
  ["package\n  acme.v1;"],
  ["package /* of ours */ acme.v1;"],
  ['syntax = "proto3"; package acme.v1;'],
  ["package acme.v1; message User {}"],
  ["/* a\n// b */ package acme.v1;"],
  ["/* a */package acme.v1;"],
  ["\fpackage acme.v1;"],
  ["\ufeffpackage acme.v1;"],
] as const;

const none = [
  ["package acme.v1.nested;"],
  ["// package acme.v1;"],
  ["// The package acme.v1 is old."],
  ["string package_id = 1;"],
  ["message Package {}"],
  [""],
] as const;

const texts: readonly string[] = [...usual, ...unusual, ...none].map(([text]) => text);

describe.each([
  ["a file that is read", declaresInText],
  ["git grep", declaresInRepository],
])("for %s", (_name, declares) => {
  test.each([...usual, ...unusual])("%j may declare acme.v1", async (text) => {
    expect(await declares(text, "acme.v1")).toBe(true);
  });

  test.each(usual)("%j does not declare acme.v2", async (text) => {
    expect(await declares(text, "acme.v2")).toBe(false);
  });

  test.each(none)("%j does not declare acme.v1", async (text) => {
    expect(await declares(text, "acme.v1")).toBe(false);
  });
});

const repository = createRepository();
repository.commit(Object.fromEntries(texts.map((text, index) => [`${index}.proto`, text])));

async function declaresInText(text: string, name: string): Promise<boolean> {
  const lines = wordLines("a.proto", Buffer.from(text), "package");
  return createPackageLines(lines).declarersOf([name]).length > 0;
}

async function declaresInRepository(text: string, name: string): Promise<boolean> {
  const paths = await (await open(repository, "HEAD")).mayDeclare([name]);
  return paths.includes(`${texts.indexOf(text)}.proto`);
}

const files = {
  "a/a.proto": "package acme.a;",
  "a/more.proto": "package acme.a;",
  "b.proto": "package acme.b;",
  "c.proto": 'import "a/a.proto";',
} as const;

const edited = createRepository();
edited.commit(files);
edited.write({ "b.proto": "package acme.a;", "new.proto": "package acme.b;" });
edited.git("add", "b.proto");

test.each([
  ["HEAD", ["a/a.proto", "a/more.proto"], ["b.proto"]],
  [":index", ["a/a.proto", "a/more.proto", "b.proto"], []],
  [":worktree", ["a/a.proto", "a/more.proto", "b.proto"], ["new.proto"]],
  [createFolder(files), ["a/a.proto", "a/more.proto"], ["b.proto"]],
] as const)("%s tells which files may declare a package", async (spec, ofA, ofB) => {
  const source = await open(edited, spec);
  expect([...(await source.mayDeclare(["acme.a"]))].sort()).toEqual(ofA);
  expect(await source.mayDeclare(["acme.b"])).toEqual(ofB);
  expect(await source.mayDeclare([])).toEqual([]);
});
