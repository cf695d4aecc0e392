// Compares our descriptors, places and comments with those of buf and protoc, over folders as they are or
// over commits of repositories:
// npm run conformance -- [--commits 20] [--protoc FILE]... [--buf FILE]... <folder or .bundle>...
// Without --buf, the buf of bench/ is asked; without --protoc, what the environment calls PROTOC, if it does.
// Exit status 1 if a difference is not explained; the highest status of all places.
import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

const built = join(import.meta.dirname, "../dist/bin.cjs");
const packages = join(import.meta.dirname, "../bench/node_modules/@bufbuild");

try {
  process.exitCode = main();
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}

function main() {
  const { values, positionals } = parseArgs({
    options: {
      buf: { type: "string", multiple: true },
      protoc: { type: "string", multiple: true },
      commits: { type: "string" },
      root: { type: "string", multiple: true },
      verbose: { type: "boolean" },
    },
    allowPositionals: true,
  });
  if (positionals.length === 0) throw new Error("name a folder, or a .bundle with --commits");
  const { PROTOC } = process.env;
  const protoc = values.protoc ?? (PROTOC ? [PROTOC] : []);
  const buf = values.buf ?? installedBuf();
  if (buf.length + protoc.length === 0) {
    throw new Error("nobody to compare with: run npm ci --prefix bench, or name --buf or --protoc");
  }
  const commandLine = ["conformance"];
  for (const program of buf) commandLine.push("--buf", resolve(program));
  for (const program of protoc) commandLine.push("--protoc", resolve(program));
  for (const root of values.root ?? []) commandLine.push("--root", root);
  if (values.commits !== undefined) commandLine.push("--commits", values.commits);
  if (values.verbose) commandLine.push("--verbose");
  const statuses = positionals.map((place) => {
    console.log(`${place}:`);
    return runIn(place, commandLine);
  });
  return Math.max(...statuses);
}

/** The binary itself: the program that the package puts in front of it costs a start of Node. */
function installedBuf() {
  if (!existsSync(packages)) return [];
  return readdirSync(packages)
    .filter((name) => name !== "buf")
    .flatMap((name) => [join(packages, name, "bin/buf"), join(packages, name, "bin/buf.exe")])
    .filter((path) => existsSync(path))
    .slice(0, 1);
}

/**
 * @param {string} place
 * @param {readonly string[]} commandLine
 */
function runIn(place, commandLine) {
  if (!place.endsWith(".bundle")) return run([...commandLine, "--", resolve(place)]);
  const temporary = mkdtempSync(join(tmpdir(), "proto-compat-conformance-"));
  try {
    const folder = join(temporary, "repository");
    const options = ["clone", "--quiet", "--no-checkout", "--"];
    const { status, stderr } = spawnSync("git", [...options, resolve(place), folder], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`cannot clone ${place}: ${stderr.trim()}`);
    return run([...commandLine, "--", folder]);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/** @param {readonly string[]} commandLine */
function run(commandLine) {
  const { status, error } = spawnSync(process.execPath, [built, ...commandLine], {
    stdio: "inherit",
  });
  if (error !== undefined) throw error;
  return status ?? 3;
}
