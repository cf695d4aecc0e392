// Draws what `proto-compat demo` prints into docs/demo.svg: npm run picture
import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { svgOf } from "./ansi-to-svg.mjs";

const root = join(import.meta.dirname, "..");
const demo = spawnSync(process.execPath, [join(root, "dist/bin.cjs"), "demo"], {
  encoding: "utf8",
  env: { ...process.env, FORCE_COLOR: "1", COLUMNS: "100" },
});

if (demo.status === 0) {
  mkdirSync(join(root, "docs"), { recursive: true });
  writeFileSync(join(root, "docs/demo.svg"), svgOf(demo.stdout));
} else {
  console.error(demo.error?.message ?? demo.stderr.trim());
  process.exitCode = 1;
}
