// Bundles each entry to dist/ and writes its types; silent on standard output.
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { createRequire } from "node:module";
import { bundle } from "./bundle.mjs";

rmSync("dist", { recursive: true, force: true });
await bundle("dist");
const typescript = createRequire(import.meta.url).resolve("typescript/package.json");
execFileSync(
  process.execPath,
  [typescript.replace("package.json", "bin/tsc"), "-p", "tsconfig.types.json"],
  {
    stdio: ["ignore", 2, 2],
  },
);
