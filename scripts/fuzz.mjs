// Mutates real files at random, compares them with the originals, and demands descriptors or errors
// with a place, whatever comes of it: npm run fuzz -- [--cases 2000] [--seed 1] FOLDER...
// One case alone: --case N, with --write DIR to have a look at its files (DIR/before, DIR/after).
// Exit status 1 if something was thrown, took more than --timeout seconds of processor time, or ran
// out of memory.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { Worker } from "node:worker_threads";
import { build } from "esbuild";

const root = join(import.meta.dirname, "..");
/** What a case may use, in megabytes. */
const mostMemory = 1024;
const mostFailures = 10;
/** How often it is said how far it has come. */
const cycle = 10_000;

/**
 * @typedef {object} Task
 * @property {readonly string[]} folders
 * @property {number} seed
 * @property {number} from
 * @property {number} to
 * @property {string | undefined} write
 *
 * @typedef {object} Failure
 * @property {number} number
 * @property {string} message
 * @property {readonly string[]} paths
 * @property {readonly string[]} mutations
 *
 * @typedef {{ readonly milliseconds: number, readonly number: number }} Slowest
 */

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}

async function main() {
  const { task, timeout } = readArguments();
  const temporary = mkdtempSync(join(tmpdir(), "proto-compat-fuzz-"));
  try {
    const program = join(temporary, "worker.mjs");
    await bundleWorker(program);
    return await fuzz(program, task, timeout);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function readArguments() {
  const { values, positionals } = parseArgs({
    options: {
      cases: { type: "string", default: "2000" },
      seed: { type: "string", default: "1" },
      case: { type: "string" },
      write: { type: "string" },
      timeout: { type: "string", default: "10" },
    },
    allowPositionals: true,
  });
  if (positionals.length === 0) {
    throw new Error(
      "usage: npm run fuzz -- [--cases N | --case N [--write DIR]] [--seed S] [--timeout SECONDS] FOLDER...",
    );
  }
  const only = values.case === undefined ? undefined : whole(values.case, "--case");
  const task = {
    folders: positionals.map((folder) => resolve(folder)),
    seed: whole(values.seed, "--seed"),
    from: only ?? 0,
    to: only === undefined ? whole(values.cases, "--cases") : only + 1,
    write: values.write === undefined ? undefined : resolve(values.write),
  };
  return { task, timeout: whole(values.timeout, "--timeout") };
}

/**
 * @param {string} text
 * @param {string} option
 */
function whole(text, option) {
  const number = Number(text);
  if (/^\d+$/.test(text) && number < 2 ** 31) return number;
  throw new Error(`${option} needs a whole number below 2147483648, not ${JSON.stringify(text)}`);
}

/** @param {string} outfile */
async function bundleWorker(outfile) {
  await build({
    absWorkingDir: root,
    entryPoints: ["test/fuzz/worker.ts"],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node20.19",
    logLevel: "error",
  });
}

/**
 * Tries all cases; behind one that hangs or ends the worker, another worker goes on.
 * @param {string} program
 * @param {Task} task
 * @param {number} timeout in seconds
 */
async function fuzz(program, task, timeout) {
  const start = performance.now();
  /** @type {Slowest} */
  let slowest = { milliseconds: 0, number: task.from };
  let failures = 0;
  let { from } = task;
  while (from < task.to && failures < mostFailures) {
    const part = await work(program, { ...task, from }, timeout, (failure) => {
      tell(failure, task);
      failures++;
    });
    if (part.slowest.milliseconds > slowest.milliseconds) slowest = part.slowest;
    from = part.next;
  }
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(
    `${from - task.from} cases of seed ${task.seed} in ${seconds} s: ${failures} failed; ` +
      `the slowest, ${slowest.number}, took ${Math.round(slowest.milliseconds)} ms`,
  );
  return failures > 0 ? 1 : 0;
}

/**
 * @param {string} program
 * @param {Task} task
 * @param {number} timeout in seconds
 * @param {(failure: Failure) => void} onFailure
 * @returns {Promise<{ next: number, slowest: Slowest }>} the case to go on with
 */
function work(program, task, timeout, onFailure) {
  const progress = new Int32Array(new SharedArrayBuffer(8));
  Atomics.store(progress, 0, task.from);
  const worker = new Worker(program, {
    workerData: { ...task, progress },
    resourceLimits: { maxOldGenerationSizeMb: mostMemory, maxYoungGenerationSizeMb: 64 },
  });
  return new Promise((settle, refuse) => {
    /** @param {string} message */
    const giveUp = (message) => {
      const number = Atomics.load(progress, 0);
      onFailure({ number, message, paths: [], mutations: [] });
      settle({ next: number + 1, slowest: { milliseconds: 0, number } });
    };
    const watch = watchProgress(progress, timeout, () => {
      giveUp(`no end after ${timeout} s of processor time`);
      void worker.terminate();
    });
    worker.on("message", ({ kind, ...message }) => {
      if (kind === "failure") onFailure(message);
      else settle({ next: task.to, slowest: message.slowest });
    });
    worker.on("error", (error) => {
      if (Atomics.load(progress, 1) === 0) refuse(error);
      else giveUp(String(error));
    });
    worker.on("exit", () => clearInterval(watch));
  });
}

/**
 * Processor time, as a busy machine may leave a worker waiting for long.
 * @param {Int32Array} progress
 * @param {number} timeout in seconds
 * @param {() => void} onTimeout
 */
function watchProgress(progress, timeout, onTimeout) {
  let runs = 0;
  let since = processorTime();
  let told = Atomics.load(progress, 0);
  return setInterval(() => {
    const number = Atomics.load(progress, 0);
    if (number - told >= cycle) {
      told = number - (number % cycle);
      console.error(`case ${told}`);
    }
    const now = Atomics.load(progress, 1);
    if (now !== runs) {
      runs = now;
      since = processorTime();
    } else if (runs > 0 && processorTime() - since > timeout) onTimeout();
  }, 250);
}

/** In seconds; that of the worker, as nothing else is done meanwhile. */
function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/**
 * @param {Failure} failure
 * @param {Task} task
 */
function tell({ number, message, paths, mutations }, { seed, folders }) {
  console.log(`case ${number}: ${message}`);
  if (paths.length > 0) console.log(`  files: ${paths.join(", ")}`);
  for (const mutation of mutations) console.log(`  ${mutation}`);
  const places = folders.map((folder) => JSON.stringify(folder)).join(" ");
  console.log(`  again: npm run fuzz -- --seed ${seed} --case ${number} --write DIR ${places}\n`);
}
