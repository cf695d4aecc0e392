// Compiles every `.proto` file of a folder with proto-compat, `buf build` and `protobufjs.parse`, each
// in a process of its own, in turns, and prints the medians:
// npm run bench:compile -- [-n 5] [--exclude DIR]... FOLDER
// FOLDER is the root of all imports. protobufjs only parses: it neither links nor keeps positions.
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { cpus, devNull, tmpdir } from "node:os";
import { join, relative, resolve } from "node:path";
import { parseArgs } from "node:util";
import { build } from "esbuild";
import { installedPeer } from "./installed-peer.mjs";
import { measure } from "./measure.mjs";

const root = join(import.meta.dirname, "..");
const heads = ["", "wall", "CPU", "peak memory", "wall to ours", "CPU to ours"];

/**
 * @typedef {import("./measure.mjs").Measured} Measured
 * @typedef {{ readonly name: string, readonly program: string, readonly arguments: readonly string[] }} Compiler
 */

try {
  await main();
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}

async function main() {
  const { values, positionals } = parseArgs({
    options: {
      number: { type: "string", short: "n", default: "5" },
      exclude: { type: "string", multiple: true, default: [] },
    },
    allowPositionals: true,
  });
  const [folder] = positionals;
  const number = Number(values.number);
  if (folder === undefined || positionals.length > 1 || !Number.isInteger(number) || number < 1) {
    throw new Error("usage: npm run bench:compile -- [-n 5] [--exclude DIR]... FOLDER");
  }
  const temporary = mkdtempSync(join(tmpdir(), "proto-compat-bench-"));
  try {
    const files = join(temporary, "files");
    copyProtos(resolve(folder), files, values.exclude);
    report(await measureAll(await compilersFor(files, temporary), number));
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * Nothing but the files: a buf.yaml would change what the peer reads.
 * @param {string} from
 * @param {string} to
 * @param {readonly string[]} excluded
 */
function copyProtos(from, to, excluded) {
  const left = new Set([".git", "node_modules", ...excluded.map((path) => join(path))]);
  const filter = (/** @type {string} */ path) => !left.has(relative(from, path));
  cpSync(from, to, { recursive: true, filter });
}

/**
 * @param {string} files
 * @param {string} temporary
 * @returns {Promise<readonly Compiler[]>}
 */
async function compilersFor(files, temporary) {
  const ours = join(temporary, "proto-compat.mjs");
  await build({
    absWorkingDir: root,
    entryPoints: ["bench/compilers/proto-compat.mjs", "bench/compilers/read-ahead.mjs"],
    outdir: temporary,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    logLevel: "error",
  });
  const protobufjs = join(import.meta.dirname, "compilers/protobufjs.mjs");
  const { execPath } = process;
  return [
    { name: "proto-compat", program: execPath, arguments: [ours, files] },
    { name: "buf build", program: installedPeer(), arguments: ["build", files, "-o", devNull] },
    { name: "protobufjs.parse", program: execPath, arguments: [protobufjs, files] },
  ];
}

/**
 * @param {readonly Compiler[]} compilers
 * @param {number} number
 */
async function measureAll(compilers, number) {
  /** @type {Map<string, Measured[]>} */
  const runs = new Map(compilers.map(({ name }) => [name, []]));
  for (let run = 0; run < number; run++) {
    for (const compiler of compilers) {
      const measured = await measure(compiler.program, compiler.arguments);
      runs.get(compiler.name)?.push(measured);
      console.error(`${run + 1}/${number} ${compiler.name}: ${seconds(measured.wall)}`);
    }
  }
  return runs;
}

/** @param {ReadonlyMap<string, readonly Measured[]>} runs */
function report(runs) {
  const [cpu] = cpus();
  console.log(`${cpus().length} x ${cpu?.model ?? "CPU"}, Node ${process.version}, medians\n`);
  console.log(row(heads));
  const medians = [...runs].map(([name, measured]) => ({
    name,
    wall: median(measured.map(({ wall }) => wall)),
    cpu: median(measured.map(({ cpu }) => cpu)),
    peak: median(measured.map(({ peak }) => peak)),
  }));
  const [ours] = medians;
  for (const { name, wall, cpu, peak } of medians) {
    const ratios = [wall / (ours?.wall ?? 1), cpu / (ours?.cpu ?? 1)];
    const memory = `${Math.round(peak / 1e6)} MB`;
    console.log(
      row([name, seconds(wall), seconds(cpu), memory, ...ratios.map((ratio) => ratio.toFixed(2))]),
    );
  }
}

/** @param {readonly number[]} values */
function median(values) {
  return values.toSorted((one, other) => one - other)[values.length >> 1] ?? Number.NaN;
}

/** @param {number} milliseconds */
function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}

/** @param {readonly string[]} cells */
function row(cells) {
  return cells.map((cell, at) => (at === 0 ? cell.padEnd(18) : cell.padStart(14))).join("");
}
