// Compares our findings with those of buf, over real repositories or over folders of fixtures:
// npm run parity -- [-n 200] [--every 1] [--range A..B] [--rule LIST] <repository or .bundle>...
// npm run parity -- --fixtures fixtures/rules
// Another buf than that of bench/ is named by --peer FILE.
// Exit status 1 if a difference is not intended; the highest status of all repositories.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { installedPeer } from "../bench/installed-peer.mjs";

const built = join(import.meta.dirname, "../dist/bin.cjs");
/** Options of `proto-compat parity` that are handed on. */
const handedOn = /** @type {const} */ ({
  number: { type: "string", short: "n" },
  every: { type: "string" },
  range: { type: "string" },
  rule: { type: "string" },
  root: { type: "string", multiple: true },
  fixtures: { type: "string" },
  format: { type: "string" },
  verbose: { type: "boolean" },
});

try {
  process.exitCode = main();
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}

function main() {
  const { values, positionals } = parseArgs({
    options: { ...handedOn, peer: { type: "string" } },
    allowPositionals: true,
  });
  const { peer = installedPeer(), ...others } = values;
  const commandLine = ["parity", "--peer", resolve(peer)];
  for (const [name, value] of Object.entries(others)) {
    if (value === true) commandLine.push(`--${name}`);
    else for (const each of [value].flat()) commandLine.push(`--${name}`, String(each));
  }
  if (values.fixtures !== undefined) return run(commandLine);
  if (positionals.length === 0) throw new Error("name a repository, a .bundle or --fixtures DIR");
  const statuses = positionals.map((place) => {
    if (values.format !== "json") console.log(`${place}:`);
    return runIn(place, commandLine);
  });
  return Math.max(...statuses);
}

/**
 * @param {string} place
 * @param {readonly string[]} commandLine
 */
function runIn(place, commandLine) {
  if (!place.endsWith(".bundle")) return run([...commandLine, "-C", resolve(place)]);
  const temporary = mkdtempSync(join(tmpdir(), "proto-compat-parity-"));
  try {
    const folder = join(temporary, "repository");
    const options = ["clone", "--quiet", "--no-checkout", "--"];
    const { status, stderr } = spawnSync("git", [...options, resolve(place), folder], {
      encoding: "utf8",
    });
    if (status !== 0) throw new Error(`cannot clone ${place}: ${stderr.trim()}`);
    return run([...commandLine, "-C", folder]);
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
