import { join } from "node:path";
import { build } from "esbuild";

const requireOfBundledPackages =
  'import { createRequire as createRequireOfBundle } from "node:module"; const require = createRequireOfBundle(import.meta.url);';

/**
 * How everything is bundled; some packages ask for modules of Node in their own way.
 * @satisfies {import("esbuild").BuildOptions}
 */
export const bundling = {
  bundle: true,
  format: /** @type {const} */ ("esm"),
  platform: /** @type {const} */ ("node"),
  mainFields: ["module", "main"],
  target: "node20.19",
  banner: { js: requireOfBundledPackages },
  logLevel: /** @type {const} */ ("error"),
};

/**
 * Bundles each entry, with everything it imports, into a folder.
 * @param {string} folder
 */
export async function bundle(folder) {
  await build({
    ...bundling,
    absWorkingDir: join(import.meta.dirname, ".."),
    entryPoints: { bin: "src/bin.ts", index: "src/index.ts", action: "src/action/main.ts" },
    outdir: folder,
    splitting: true,
    minifySyntax: true,
    minifyWhitespace: true,
  });
}
