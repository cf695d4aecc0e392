import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { createFileRegistry } from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import { type Refusal, readRefusals, writeRefusals } from "../../scripts/refusal-table.mjs";
import { compileTexts, errorsOf } from "../support/compile-texts.ts";

const folder = new URL("../../fixtures/compile/refusals/", import.meta.url);
const tables = readdirSync(folder).map((name) => {
  const path = fileURLToPath(new URL(name, folder));
  return { name, path, rows: readRefusals(readFileSync(path, "utf8")) };
});

describe.each(tables)("$name", ({ path, rows }) => {
  test("is refused with the messages that stand there", async () => {
    const told = rows.map((row) => ({ ...row, errors: errorsOf(compiledRow(row)) }));
    expect(told.filter(({ errors }) => errors.length === 0).map(({ what }) => what)).toEqual([]);
    await expect(writeRefusals(told)).toMatchFileSnapshot(path);
  });

  test("leaves nothing that a registry cannot hold", () => {
    for (const row of rows) createFileRegistry(compiledRow(row).set);
  });

  test("has each row once", () => {
    expect(new Set(rows.map(({ what }) => what)).size).toBe(rows.length);
    expect(new Set(rows.map(({ source }) => source.join("\n"))).size).toBe(rows.length);
  });
});

test("an exception names a compiler that is asked", () => {
  expect(() => readRefusals("# a\n! gcc accepts: it is kind")).toThrow('"! gcc accepts');
});

function compiledRow({ files }: Refusal) {
  return compileTexts(Object.fromEntries(files));
}
