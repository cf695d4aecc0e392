import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const copy = mkdtempSync(join(tmpdir(), "proto-compat-docs-test-"));
afterAll(() => rmSync(copy, { recursive: true, force: true }));

test("npm run docs writes the page that a test holds to the rules", () => {
  for (const path of ["src", "rules", "scripts", "package.json"]) {
    cpSync(join(root, path), join(copy, path), { recursive: true });
  }
  mkdirSync(join(copy, "docs"));
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
  const run = spawnSync(process.execPath, ["scripts/docs.mjs"], { cwd: copy, encoding: "utf8" });
  expect([run.status, run.stdout, run.stderr]).toEqual([0, "", ""]);
  const page = (folder: string) => readFileSync(join(folder, "docs/rules.md"), "utf8");
  expect(page(copy)).toBe(page(root));
});
