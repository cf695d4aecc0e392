import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll } from "vitest";
import { bundle } from "../../scripts/bundle.mjs";

/** Bundles the present sources for the tests of one file; returns the path of an entry. */
export function built(): (entry: "bin" | "action") => string {
  const folder = mkdtempSync(join(tmpdir(), "proto-compat-built-"));
  beforeAll(async () => {
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    await bundle(folder);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (entry) => join(folder, files[entry]);
}

const files = { bin: "bin.cjs", action: "action.js" } as const;
