// Checks the newest commits of real repositories, each against its first parent, and prints what
// that found and cost: npm run corpora -- [-n 100] <repository folder or .bundle>...
// Another build is measured by --program FILE.
// Exit status 1 if a run crashed, that is: ended otherwise than the contract says.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { commitsOf } from "./commits-of.mjs";
import { git } from "./git.mjs";

const built = join(import.meta.dirname, "../dist/bin.cjs");
const meter = join(import.meta.dirname, "peak-memory.cjs");
/** In milliseconds: what takes longer hangs. */
const longest = 120_000;
const heads = "repository commits errors warnings 0 1 2 3 crash median max peak".split(" ");

/**
 * @typedef {object} Run
 * @property {string} commit
 * @property {"0" | "1" | "2" | "3" | "crash"} end
 * @property {string} message why, if it ended by 2, 3 or crash
 * @property {number} errors
 * @property {number} warnings
 * @property {number} milliseconds
 * @property {number} bytes peak memory of the program, without git
 */

try {
  process.exitCode = main();
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}

function main() {
  const { values, positionals } = parseArgs({
    options: {
      number: { type: "string", short: "n", default: "100" },
      program: { type: "string", default: built },
    },
    allowPositionals: true,
  });
  const number = Number(values.number);
  if (!Number.isInteger(number) || number < 1 || positionals.length === 0) {
    console.error("usage: npm run corpora -- [-n 100] <repository folder or .bundle>...");
    return 2;
  }
  console.log(row(heads));
  const runs = positionals.flatMap((place) => checkRepository(place, number, values.program));
  return runs.some(({ end }) => end === "crash") ? 1 : 0;
}

/**
 * @param {string} place
 * @param {number} number
 * @param {string} program
 * @returns {readonly Run[]}
 */
function checkRepository(place, number, program) {
  const temporary = mkdtempSync(join(tmpdir(), "proto-compat-corpora-"));
  try {
    const folder = place.endsWith(".bundle") ? clone(place, temporary) : resolve(place);
    const runs = commitsOf(folder, number).map((commit) => checkCommit(folder, commit, program));
    console.log(row(cellsOf(basename(place, ".bundle"), runs)));
    for (const { commit, end, message } of runs) {
      if (message !== "") console.log(`  ${commit.slice(0, 12)} ${end}: ${message}`);
    }
    return runs;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * @param {string} bundle
 * @param {string} temporary
 */
function clone(bundle, temporary) {
  const folder = join(temporary, "repository");
  git(temporary, "clone", "--quiet", "--no-checkout", "--", resolve(bundle), folder);
  return folder;
}

/**
 * @param {string} folder
 * @param {string} commit
 * @param {string} program
 * @returns {Run}
 */
function checkCommit(folder, commit, program) {
  const sides = ["--against", `${commit}~1`, "--head", commit];
  const commandLine = ["check", "--no-config", "--offline", ...sides, "--format", "json"];
  const start = performance.now();
  const child = spawnSync(
    process.execPath,
    ["--require", meter, resolve(program), ...commandLine],
    {
      cwd: folder,
      stdio: ["ignore", "pipe", "pipe", "pipe"],
      maxBuffer: 1 << 30,
      timeout: longest,
    },
  );
  const milliseconds = performance.now() - start;
  const [, output, said, measured] = child.output.map((bytes) => bytes?.toString() ?? "");
  const report = reportIn(output ?? "");
  const end = endOf(child, said ?? "", report);
  const message = Number(end) < 2 ? "" : messageOf(child, said || output || "");
  const { errors = 0, warnings = 0 } = report?.summary ?? {};
  return { commit, end, message, errors, warnings, milliseconds, bytes: Number(measured) };
}

/**
 * @param {import("node:child_process").SpawnSyncReturns<Buffer>} child
 * @param {string} said
 * @param {unknown} report
 * @returns {Run["end"]}
 */
function endOf(child, said, report) {
  if (child.error !== undefined || said.includes("this is a bug in proto-compat")) return "crash";
  switch (child.status) {
    case 0:
      return report === undefined ? "crash" : "0";
    case 1:
      return report === undefined ? "crash" : "1";
    case 2:
      return "2";
    case 3:
      return "3";
    default:
      return "crash";
  }
}

/**
 * @param {string} output
 * @returns {{ summary?: { errors: number, warnings: number } } | undefined}
 */
function reportIn(output) {
  try {
    return JSON.parse(output);
  } catch {
    return undefined;
  }
}

/**
 * @param {string} name
 * @param {readonly Run[]} runs
 */
function cellsOf(name, runs) {
  const times = runs.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b);
  const sum = (/** @type {"errors" | "warnings"} */ key) =>
    runs.reduce((total, run) => total + run[key], 0);
  const ends = ["0", "1", "2", "3", "crash"].map((end) => runs.filter((run) => run.end === end));
  return [
    name,
    runs.length,
    sum("errors"),
    sum("warnings"),
    ...ends.map((ended) => ended.length),
    `${Math.round(times[times.length >> 1] ?? 0)} ms`,
    `${Math.round(times.at(-1) ?? 0)} ms`,
    `${Math.round(Math.max(0, ...runs.map(({ bytes }) => bytes)) / 1e6)} MB`,
  ];
}

/** @param {readonly (string | number)[]} cells */
function row(cells) {
  return cells
    .map((cell, index) => (index === 0 ? String(cell).padEnd(24) : String(cell).padStart(8)))
    .join(" ");
}

/**
 * @param {import("node:child_process").SpawnSyncReturns<Buffer>} child
 * @param {string} said
 */
function messageOf(child, said) {
  const [line] = said.trim().split("\n");
  return child.error?.message || line || `ended with ${child.signal ?? `status ${child.status}`}`;
}
