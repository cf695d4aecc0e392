// Writes the generated code below fixtures/codegen/generated anew, by real generators in fixed
// versions: npm run gencode -- [--tools FOLDER] [the beginning of a step's name]...
// Needs npm, Go, Python, Maven, cargo and Debian's apt-get on Linux; without one, its steps fail and
// the others run. The tools are kept in the folder, 3 GB in all. Exit status 1 if a step failed.
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { goSteps } from "./gencode/go.mjs";
import { grpcSteps } from "./gencode/grpc.mjs";
import { javaScriptSteps } from "./gencode/javascript.mjs";
import { protocSteps } from "./gencode/protoc.mjs";
import { pythonSteps } from "./gencode/python.mjs";
import { rustSteps } from "./gencode/rust.mjs";
import { openWorkbench, run } from "./gencode/workbench.mjs";

const fixtures = join(import.meta.dirname, "../fixtures/codegen");
const schema = join(fixtures, "schema");
const steps = [
  ...protocSteps,
  ...grpcSteps,
  ...goSteps,
  ...pythonSteps,
  ...javaScriptSteps,
  ...rustSteps,
];

const { values, positionals } = parseArgs({
  options: { tools: { type: "string", default: join(tmpdir(), "proto-compat-gencode") } },
  allowPositionals: true,
});
const tools = openWorkbench(resolve(values.tools));
const chosen = steps.filter(
  ({ name }) => positionals.length === 0 || positionals.some((start) => name.startsWith(start)),
);
if (chosen.length === 0) {
  console.error(`error: no step is called ${positionals.join(" ")}`);
  process.exitCode = 2;
}
for (const step of chosen) {
  const started = performance.now();
  try {
    const bytes = take(step);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`${step.name.padEnd(36)} ${String(bytes).padStart(7)} bytes ${seconds} s`);
  } catch (error) {
    console.error(
      `${step.name.padEnd(36)} failed: ${error instanceof Error ? error.message : error}`,
    );
    process.exitCode = 1;
  }
}

/**
 * Runs a step in a temporary folder and moves what it keeps to its place.
 *
 * @param {import("./gencode/step.mjs").Step} step
 * @returns {number} the size of all its files
 */
function take(step) {
  const out = mkdtempSync(join(tmpdir(), "gencode-"));
  /** @type {readonly string[]} */
  let kept = [];
  try {
    step.write({
      tools,
      schema,
      out,
      protoc: (version, args, files, options = {}) => {
        const { binary, include } = tools.protoc(version);
        run(binary, [`-I${schema}`, `-I${include}`, ...args, ...files], { cwd: out, ...options });
      },
      keep: (...names) => {
        kept = names;
      },
    });
    return move(step.name, out, kept);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

/**
 * @param {string} name
 * @param {string} from
 * @param {readonly string[]} kept
 */
function move(name, from, kept) {
  const paths = readdirSync(from, { recursive: true, encoding: "utf8" })
    .filter((path) => statSync(join(from, path)).isFile())
    .filter((path) => kept.length === 0 || kept.some((end) => path.endsWith(end)));
  if (paths.length === 0) throw new Error(`wrote nothing that ends with ${kept.join(", ")}`);
  const place = join(fixtures, "generated", name);
  rmSync(place, { recursive: true, force: true });
  for (const path of paths) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    cpSync(join(from, path), join(place, path));
  }
  return paths.reduce((sum, path) => sum + statSync(join(place, path)).size, 0);
}
