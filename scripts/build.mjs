// Bundles each entry to dist/ and writes its types. Silent on standard output unless it fails:
// hook managers read what `npm pack` prints while it runs `prepare`.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { build } from "esbuild";

const entries = ["src/bin.ts", "src/index.ts"];
const requireOfBundledPackages =
  'import { createRequire as createRequireOfBundle } from "node:module"; const require = createRequireOfBundle(import.meta.url);';

rmSync("dist", { recursive: true, force: true });
await build({
  entryPoints: entries,
  outdir: "dist",
  bundle: true,
  splitting: true,
  format: "esm",
  platform: "node",
  target: "node20.19",
  minifySyntax: true,
  minifyWhitespace: true,
  keepNames: true,
  banner: { js: requireOfBundledPackages },
  logLevel: "error",
});
const typescript = createRequire(import.meta.url).resolve("typescript/package.json");
execFileSync(
  process.execPath,
  [typescript.replace("package.json", "bin/tsc"), "-p", "tsconfig.types.json"],
  {
    stdio: ["ignore", 2, 2],
  },
);
