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
 * Bundles each entry, with everything it imports, into a folder. Both executables load the program,
 * which is one file of CommonJS: many modules start slower, and V8 keeps compiled code by the script.
 * @param {string} folder
 */
export async function bundle(folder) {
  const executables = { bin: "src/bin.ts", action: "src/action-bin.ts" };
  const options = { ...bundling, ...small, outdir: folder };
  await Promise.all([
    build({ ...options, entryPoints: executables, banner: {} }),
    build({ ...options, entryPoints: { index: "src/index.ts" } }),
    build({
      ...options,
      entryPoints: { program: "src/program.ts" },
      banner: {},
      format: "cjs",
      outExtension: { ".js": ".cjs" },
      // V8 asks for a loader of modules where a script imports.
      supported: { "dynamic-import": false },
    }),
  ]);
}

/** Names stay, so that a stack trace tells something. */
const small = {
  absWorkingDir: join(import.meta.dirname, ".."),
  minifySyntax: true,
  minifyWhitespace: true,
  lineLimit: 160,
};
