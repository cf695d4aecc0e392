// Tries the hooks with the real pre-commit, which it installs where Debian's apt-get can do so.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

if (!isThere("pre-commit")) install();
if (!isThere("pre-commit")) {
  const message =
    "error: the hooks cannot be tried: there is no program pre-commit\n" +
    "  help: install it, with pip, pipx, brew or apt-get, and run this again\n";
  process.stderr.write(message);
  process.exit(1);
}
const vitest = join(
  dirname(createRequire(import.meta.url).resolve("vitest/package.json")),
  "vitest.mjs",
);
const config = ["--config", "vitest.pre-commit.config.ts"];
const { status } = spawnSync(process.execPath, [vitest, "run", ...config], {
  cwd: join(import.meta.dirname, ".."),
  stdio: "inherit",
});
process.exitCode = status ?? 1;

/** @param {string} program */
function isThere(program) {
  return spawnSync(program, ["--version"], { stdio: "ignore" }).status === 0;
}

function install() {
  if (!isThere("apt-get")) return;
  const root = process.getuid?.() === 0 ? [] : ["sudo", "--non-interactive"];
  const env = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"];
  run([...root, ...env, "update", "--quiet"]);
  run([...root, ...env, "install", "--quiet", "--yes", "--no-install-recommends", "pre-commit"]);
}

/** @param {readonly string[]} command */
function run([program = "", ...args]) {
  spawnSync(program, args, { stdio: ["ignore", 2, 2] });
}
