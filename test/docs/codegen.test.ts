import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { relations } from "../../src/check/relations.ts";
import { readers } from "../../src/codegen/readers.ts";
import { codegenPage } from "../../src/report/codegen-page.ts";

const page = codegenPage(readers, relations);

test("docs/codegen.md is what the code says now (npm run docs writes it)", () => {
  const written = readFileSync(join(import.meta.dirname, "../../docs/codegen.md"), "utf8");
  expect(written).toBe(page);
});

test("every row of a table has the cells of its head", () => {
  const tables = page.split("\n\n").filter((block) => block.startsWith("|"));
  expect(tables.length).toBe(3);
  for (const table of tables) {
    const widths = table
      .trim()
      .split("\n")
      .map((row) => row.split("|").length);
    expect(new Set(widths).size).toBe(1);
  }
});
