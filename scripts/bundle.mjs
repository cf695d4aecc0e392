import { join } from "node:path";
import { build } from "esbuild";

const requireOfBundledPackages =
  'import { createRequire as createRequireOfBundle } from "node:module"; const require = createRequireOfBundle(import.meta.url);';

/**
 * Bundles each entry, with everything it imports, into a folder.
 * @param {string} folder
 */
export async function bundle(folder) {
  await build({
    absWorkingDir: join(import.meta.dirname, ".."),
    entryPoints: { bin: "src/bin.ts", index: "src/index.ts", action: "src/action/main.ts" },
    outdir: folder,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    minifySyntax: true,
    minifyWhitespace: true,
    banner: { js: requireOfBundledPackages },
    logLevel: "error",
  });
}
