// Measures `proto-compat check` beside `buf breaking`, bare Node and bare git, on monorepos that it
// makes and on clones of any repositories, and writes docs/performance.md:
// npm run bench -- [--quick] [-n 9] [--sizes 1000,10000,50000] [--exclude DIR]... [--no-peer]
//   [--peer-up-to 10000] [--only SCENARIO]... [--thorough] [--output FILE] [--json FILE] [REPOSITORY]...
// --exclude leaves folders out that the peer cannot compile, by a buf.yaml. The peer is run in made
// repositories up to --peer-up-to files only. --quick is for trying: it writes nothing by itself.
// Needs Linux, bash, dist/ (npm run build) and the peer (npm ci --prefix bench).
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir, totalmem } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { page } from "./checks/page.mjs";
import { buildImage, measureScenario, skippedIn } from "./checks/run.mjs";
import { scenariosOf } from "./checks/scenarios.mjs";
import { clonedSubject, exported, madeSubject } from "./checks/subject.mjs";
import { installedPeer } from "./installed-peer.mjs";

const root = join(import.meta.dirname, "..");
const program = join(root, "dist/bin.cjs");

try {
  await main();
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}

async function main() {
  const options = optionsOf();
  const temporary = mkdtempSync(join(tmpdir(), "proto-compat-bench-"));
  process.once("SIGINT", () => {
    rmSync(temporary, { recursive: true, force: true });
    process.exit(130);
  });
  try {
    const subjects = [];
    for (const make of makersOf(options, temporary)) {
      subjects.push(await measureSubject(make(), options, temporary));
    }
    const date = new Date().toISOString().slice(0, 10);
    report({ date, machine: machineOf(options.peer), number: options.number, subjects }, options);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

function optionsOf() {
  const { values, positionals } = parseArgs({
    options: {
      quick: { type: "boolean", default: false },
      number: { type: "string", short: "n" },
      sizes: { type: "string" },
      exclude: { type: "string", multiple: true, default: [] },
      only: { type: "string", multiple: true, default: [] },
      "no-peer": { type: "boolean", default: false },
      thorough: { type: "boolean", default: false },
      "peer-up-to": { type: "string", default: "10000" },
      output: { type: "string" },
      json: { type: "string" },
    },
    allowPositionals: true,
  });
  const sizes = values.sizes ?? (values.quick ? "100,1000" : "1000,10000,50000");
  return {
    ...values,
    number: Number(values.number ?? (values.quick ? 2 : 9)),
    sizes: sizes
      .split(",")
      .filter((size) => size !== "")
      .map(Number),
    peer: values["no-peer"] ? undefined : installedPeer(),
    peerUpTo: Number(values["peer-up-to"]),
    output: values.output ?? (values.quick ? undefined : join(root, "docs/performance.md")),
    repositories: positionals,
  };
}

/**
 * @param {ReturnType<typeof optionsOf>} options
 * @param {string} temporary
 */
function makersOf({ sizes, repositories, exclude, peerUpTo }, temporary) {
  const folder = (/** @type {string | number} */ name) => join(temporary, `of-${name}`);
  return [
    ...repositories.map((place, at) => () => {
      const subject = clonedSubject(
        basename(place).replace(/\.(?:git|bundle)$/, ""),
        place,
        folder(at),
        exclude,
      );
      return { subject, made: false, withPeer: true };
    }),
    ...sizes.map((size) => () => {
      const subject = madeSubject(size, folder(`made-${size}`));
      return { subject, made: true, withPeer: size <= peerUpTo };
    }),
  ];
}

/** Measures all scenarios of a repository, and removes it. */
async function measureSubject({ subject, made, withPeer }, options, temporary) {
  const peer = withPeer ? options.peer : undefined;
  const at = (/** @type {string} */ name) => join(temporary, name);
  const places = {
    program,
    peer: peer ?? "",
    repository: subject.folder,
    beforeFolder: at("before"),
    afterFolder: at("after"),
    image: at("before.binpb"),
    cache: at("cache"),
  };
  mkdirSync(places.cache, { recursive: true, mode: 0o700 });
  const env = environment(places.cache);
  exported(subject.folder, "before", places.beforeFolder);
  if (peer !== undefined) buildImage(places);
  const rows = [];
  for (const scenario of scenariosOf(subject)) {
    if (!isWanted(scenario, subject, options)) continue;
    const skipped = options.thorough ? [] : skippedIn(scenario, rows);
    const run = { number: options.number, withPeer: peer !== undefined, env, skipped };
    const columns = await measureScenario(subject, scenario, places, run);
    rows.push({ id: scenario.id, name: scenario.name, columns, skipped });
    const wall = Object.entries(columns).map(([id, { wall }]) => `${id} ${Math.round(wall)}`);
    console.error(`${subject.name}, ${scenario.name}: ${wall.join(", ")} ms`);
  }
  rmSync(subject.folder, { recursive: true, force: true });
  return { name: subject.name, files: subject.paths.length, made, rows };
}

/** To change everything in a made repository tells no more of a large one than of a small one. */
function isWanted({ id }, { typical, paths }, { only, thorough, peerUpTo }) {
  if (only.length > 0) return only.includes(id);
  return thorough || id !== "everything" || typical === undefined || paths.length <= peerUpTo;
}

/** Nothing of the user's own configuration or caches. */
function environment(cache) {
  const { NODE_DISABLE_COMPILE_CACHE: _, ...inherited } = process.env;
  return { ...inherited, XDG_CACHE_HOME: cache, GIT_CONFIG_NOSYSTEM: "1", NO_COLOR: "1" };
}

function report(measurements, { output, json }) {
  const text = page(measurements);
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(measurements, undefined, 2)}\n`);
  if (output === undefined) console.log(text);
  else writeFileSync(output, text);
}

/** @param {string | undefined} peer */
function machineOf(peer) {
  const [cpu] = cpus();
  const memory = `${Math.round(totalmem() / 2 ** 30)} GiB of memory`;
  return {
    machine: `${cpus().length} x ${cpu?.model.trim() ?? "CPU"}, ${memory}`,
    versions: [
      `proto-compat ${said(process.execPath, program, "--version")}`,
      ...(peer === undefined ? [] : [`buf ${said(peer, "--version")}`]),
      `Node ${process.version}`,
      said("git", "--version"),
    ].join(", "),
  };
}

function said(...[command = "", ...commandLine]) {
  return spawnSync(command, commandLine, { encoding: "utf8" }).stdout.trim();
}
