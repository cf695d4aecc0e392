import { join } from "node:path";
import { build } from "esbuild";

const requireOfBundledPackages =
  'import { createRequire as createRequireOfBundle } from "node:module"; const require = createRequireOfBundle(import.meta.url);';

/**
 * Of the well-known files only descriptor.proto is used through their index, which decodes the others
 * whenever it is loaded.
 * @type {import("esbuild").Plugin}
 */
const descriptorAlone = {
  name: "descriptor-alone",
  setup({ onResolve, resolve }) {
    onResolve({ filter: /^@bufbuild\/protobuf\/wkt$/ }, ({ kind, resolveDir }) =>
      resolve("@bufbuild/protobuf/wkt/google/protobuf/descriptor_pb.js", { kind, resolveDir }),
    );
  },
};

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
  plugins: [descriptorAlone],
  logLevel: /** @type {const} */ ("error"),
};

/**
 * Bundles each entry, with everything it imports, into a folder. Both executables load the program,
 * which is one file of CommonJS: many modules start slower, and V8 keeps compiled code by the script.
 * So is the command's, because Node starts faster without its loader of modules.
 * @param {string} folder
 */
export async function bundle(folder) {
  const options = { ...bundling, ...small, outdir: folder };
  await Promise.all([
    build({ ...options, entryPoints: { action: "src/action-bin.ts" }, banner: {} }),
    build({ ...options, entryPoints: { index: "src/index.ts" } }),
    build({
      ...options,
      entryPoints: { bin: "src/bin.ts", program: "src/program.ts" },
      banner: {},
      format: "cjs",
      outExtension: { ".js": ".cjs" },
      define: { "import.meta.dirname": "__dirname" },
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
