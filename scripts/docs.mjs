// Writes docs/rules.md from the rules: npm run docs
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "proto-compat-docs-"));
try {
  const page = await pageIn(folder);
  mkdirSync(join(root, "docs"), { recursive: true });
  writeFileSync(join(root, "docs/rules.md"), page);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * The page as the present sources make it.
 * @param {string} folder
 * @returns {Promise<string>}
 */
async function pageIn(folder) {
  const outfile = join(folder, "page.mjs");
  const contents = `
    import { rules } from "./rules/index.ts";
    import { checkExample } from "./src/cli/check-example.ts";
    import { rulesPage } from "./src/report/rules-page.ts";
    export const page = rulesPage(await Promise.all(rules.map(checkExample)));
  `;
  await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    logLevel: "error",
  });
  return (await import(pathToFileURL(outfile).href)).page;
}
