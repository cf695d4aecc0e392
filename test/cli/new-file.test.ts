import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { writeNewFile } from "../../src/cli/new-file.ts";
import { createFolder } from "../support/repository.ts";

let folder: string;
beforeEach(() => {
  folder = createFolder();
});

test("a file is written with the folders that lead to it, and nothing beside it", () => {
  writeNewFile(join(folder, "a/b/c.yaml"), "x\n");
  expect(readFileSync(join(folder, "a/b/c.yaml"), "utf8")).toBe("x\n");
  expect(readdirSync(join(folder, "a/b"))).toEqual(["c.yaml"]);
});

test.each([
  ["a file", () => writeFileSync(join(folder, "c.yaml"), "mine\n")],
  ["a folder", () => mkdirSync(join(folder, "c.yaml"))],
  ["a link that leads nowhere", () => symlinkSync("nowhere", join(folder, "c.yaml"))],
])("%s that is there already stays as it is", (_, make) => {
  make();
  expect(() => writeNewFile(join(folder, "c.yaml"), "x\n")).toThrow("is there already");
  expect(readdirSync(folder)).toEqual(["c.yaml"]);
});

test("a file where a folder is needed is refused in one sentence", () => {
  writeFileSync(join(folder, "a"), "");
  expect(() => writeNewFile(join(folder, "a/c.yaml"), "x\n")).toThrow(/^cannot write ".*c\.yaml"/);
});
