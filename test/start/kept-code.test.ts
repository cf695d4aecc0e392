import { readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { codeFile, readCode, writeCode } from "../../src/start/kept-code.ts";
import { createFolder } from "../support/repository.ts";

const kept = { code: Buffer.from("compiled"), compiled: 1234 };

test("what is written is read again", () => {
  const file = codeFile(createFolder(), Buffer.from("source"));
  writeCode(file, kept);
  expect(readCode(file)).toEqual(kept);
});

test("another source has another file", () => {
  const files = ["source", "sourcf"].map((text) => codeFile("/cache", Buffer.from(text)));
  expect(new Set(files).size).toBe(2);
});

test("a file that is damaged anywhere, cut short or absent is none", () => {
  const file = codeFile(createFolder(), Buffer.from("source"));
  expect(readCode(file)).toBeUndefined();
  writeCode(file, kept);
  const whole = readFileSync(file);
  for (let at = 0; at < whole.length; at++) {
    const damaged = Buffer.from(whole);
    damaged.writeUInt8(whole.readUInt8(at) ^ 1, at);
    writeFileSync(file, damaged);
    expect(readCode(file)).toBeUndefined();
    writeFileSync(file, whole.subarray(0, at));
    expect(readCode(file)).toBeUndefined();
  }
});

test("of many files the newest stay, with the one just written, and nothing of others is touched", () => {
  const folder = createFolder({ "notes.txt": "mine" });
  const files = ["a", "b", "c", "d", "e", "f"].map((text) => codeFile(folder, Buffer.from(text)));
  for (const [index, file] of files.entries()) {
    writeCode(file, kept);
    // The later ones are the older ones, so that the one just written is the oldest but stays.
    utimesSync(file, 1e9 - index, 1e9 - index);
  }
  const expected = [...[0, 1, 5].map((at) => basename(files[at] ?? "")), "notes.txt"];
  expect(readdirSync(folder)).toEqual(expect.arrayContaining(expected));
  expect(readdirSync(folder)).toHaveLength(5);
});

test("where nothing can be written, nothing is said", () => {
  const file = codeFile(join(createFolder(), "nowhere"), Buffer.from("source"));
  expect(() => writeCode(file, kept)).not.toThrow();
});
