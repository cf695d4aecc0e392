// What npm runs before it packs or links this package: builds dist/. Where the build's tools are
// not there, a release brings its dist/ with it; for any other checkout they are fetched first,
// because npm does not do so for `npm install --global <git repository>`, which hook managers use.
import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

if (hasTools()) await import("./build.mjs");
else if (!existsSync(join(root, "dist/bin.cjs"))) {
  installTools();
  await import("./build.mjs");
}

function hasTools() {
  try {
    createRequire(import.meta.url).resolve("esbuild");
    return true;
  } catch {
    return false;
  }
}

function installTools() {
  const npm = process.env.npm_execpath;
  const program = npm === undefined ? ["npm"] : [process.execPath, npm];
  const flags = ["--ignore-scripts", "--include=dev", "--global=false", "--location=project"];
  const [command = "npm", ...first] = program;
  execFileSync(command, [...first, "ci", ...flags], { cwd: root, stdio: ["ignore", 2, 2] });
}
