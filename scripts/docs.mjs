// Writes docs/rules.md and docs/codegen.md from the code: npm run docs
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import { bundling } from "./bundle.mjs";

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "proto-compat-docs-"));
try {
  const { rulesText, codegenText } = await pagesIn(folder);
  mkdirSync(join(root, "docs"), { recursive: true });
  writeFileSync(join(root, "docs/rules.md"), rulesText);
  writeFileSync(join(root, "docs/codegen.md"), codegenText);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

/**
 * The pages as the present sources make them.
 * @param {string} folder
 * @returns {Promise<{ rulesText: string, codegenText: string }>}
 */
async function pagesIn(folder) {
  const outfile = join(folder, "page.mjs");
  const contents = `
    import { everyRule as rules } from "./rules/every-rule.ts";
    import { checkExample } from "./src/cli/check-example.ts";
    import { rulesPage } from "./src/report/rules-page.ts";
    import { relations } from "./src/check/relations.ts";
    import { readers } from "./src/codegen/readers.ts";
    import { codegenPage } from "./src/report/codegen-page.ts";
    export const rulesText = rulesPage(await Promise.all(rules.map(checkExample)));
    export const codegenText = codegenPage(readers, relations);
  `;
  await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    outfile,
    ...bundling,
  });
  return await import(pathToFileURL(outfile).href);
}
