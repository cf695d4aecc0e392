// Proves on real repositories that compiling what a change reaches finds what compiling everything
// finds: npm run rightness -- [-n 300] [--every 1] <repository folder or .bundle>...
// Each of the newest n commits (or every k-th of them) is compared with its first parent with
// --all, without an index of imports, and with the one that the run before it left. All runs are in
// one process, through the library: what they have in common is on the disk.
// Exit status 1 if an answer differs or a run crashed. The repositories stay as they are.
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { commitsOf } from "./commits-of.mjs";
import { git } from "./git.mjs";

const built = join(import.meta.dirname, "../dist/index.js");
/** What decides what a commit's check finds. */
const names = ["*.proto", "*buf.yaml", "*buf.work.yaml", "*proto-compat.yaml"];
const heads = ["repository", "commits", "equal", "findings", "unread", "differ", "seconds"];

/** @typedef {typeof import("../src/index.ts")} Library */
/**
 * @typedef {object} Answer
 * @property {"checked" | "failed" | "refused" | "crashed"} kind
 * @property {readonly string[]} findings each as JSON
 * @property {string} said why there are no findings
 */
/** @typedef {"equal" | "unread" | "differ"} End */

try {
  process.exitCode = await main();
} catch (error) {
  console.error(`error: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 2;
}

async function main() {
  const { values, positionals } = parseArgs({
    options: {
      number: { type: "string", short: "n", default: "300" },
      every: { type: "string", default: "1" },
      library: { type: "string", default: built },
    },
    allowPositionals: true,
  });
  const number = Number(values.number);
  const every = Number(values.every);
  if (![number, every].every((value) => value >= 1 && Number.isInteger(value))) return usage();
  if (positionals.length === 0) return usage();
  /** @type {Library} */
  const library = await import(pathToFileURL(resolve(values.library)).href);
  console.log(row(heads));
  let differing = 0;
  for (const place of positionals) differing += await compareAll(place, number, every, library);
  return differing > 0 ? 1 : 0;
}

function usage() {
  console.error("usage: npm run rightness -- [-n 300] [--every 1] <repository or .bundle>...");
  return 2;
}

/**
 * @param {string} place
 * @param {number} number
 * @param {number} every
 * @param {Library} library
 */
async function compareAll(place, number, every, library) {
  const start = performance.now();
  const temporary = mkdtempSync(join(tmpdir(), "proto-compat-rightness-"));
  try {
    // Its objects are borrowed; the index of imports is its own.
    const folder = join(temporary, "repository");
    const flags = place.endsWith(".bundle") ? [] : ["--shared"];
    git(temporary, "clone", "--quiet", "--no-checkout", ...flags, "--", resolve(place), folder);
    const commits = commitsOf(folder, number, names).filter((_, at) => at % every === 0);
    const ends = { equal: 0, unread: 0, differ: 0 };
    let findings = 0;
    for (const commit of commits) {
      const { end, count } = await compare(folder, commit, library);
      ends[end]++;
      findings += count;
    }
    const seconds = Math.round((performance.now() - start) / 1000);
    const counts = [commits.length, ends.equal, findings, ends.unread, ends.differ, seconds];
    console.log(row([basename(place, ".bundle"), ...counts]));
    return ends.differ;
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
}

/**
 * @param {string} folder
 * @param {string} commit
 * @param {Library} library
 */
async function compare(folder, commit, library) {
  const all = await check(folder, commit, true, library);
  rmSync(join(folder, ".git/proto-compat"), { recursive: true, force: true });
  const cold = await check(folder, commit, false, library);
  const warm = await check(folder, commit, false, library);
  const end = endOf(all, [cold, warm]);
  if (end !== "equal") console.log(`  ${commit.slice(0, 12)} ${end}: ${reasonOf(all, cold, warm)}`);
  return { end, count: all.findings.length };
}

/**
 * A file that no change reaches may be one that cannot be compiled: then --all has nothing to say.
 * @param {Answer} all
 * @param {readonly Answer[]} others
 * @returns {End}
 */
function endOf(all, others) {
  if ([all, ...others].some(({ kind }) => kind === "crashed")) return "differ";
  if (all.kind === "failed") return "unread";
  const expected = JSON.stringify(all);
  return others.every((answer) => JSON.stringify(answer) === expected) ? "equal" : "differ";
}

/**
 * @param {Answer} all
 * @param {Answer} cold
 * @param {Answer} warm
 */
function reasonOf(all, cold, warm) {
  const others = [cold, warm].flatMap(({ findings }) => findings);
  const missed = all.findings.filter((finding) => !others.includes(finding));
  const invented = others.filter((finding) => !all.findings.includes(finding));
  const kinds = [all, cold, warm].map(({ kind }) => kind).join("/");
  const [example = ""] = [...missed, ...invented];
  const said = [all, cold, warm].find((answer) => answer.said !== "")?.said ?? "";
  const words = `${kinds}, ${missed.length} missed, ${invented.length} invented`;
  return `${words} ${said.split("\n")[0]} ${example}`.trim();
}

/**
 * @param {string} folder
 * @param {string} commit
 * @param {boolean} all
 * @param {Library} library
 * @returns {Promise<Answer>}
 */
async function check(folder, commit, all, library) {
  try {
    const outcome = await library.runCheck(requestOf(folder, commit, all));
    const style = { color: false, columns: undefined, verbose: true };
    const report = JSON.parse(library.reporters.json(outcome, style));
    const findings = report.findings.map((/** @type {unknown} */ one) => JSON.stringify(one));
    const said = outcome.kind === "failed" ? String(report.errors[0]?.message) : "";
    return { kind: outcome.kind, findings, said };
  } catch (error) {
    const expected = error instanceof library.UsageError || error instanceof library.ReadError;
    const said = error instanceof Error ? `${expected ? "" : error.stack}${error.message}` : "";
    return { kind: expected ? "refused" : "crashed", findings: [], said };
  }
}

/**
 * @param {string} cwd
 * @param {string} commit
 * @param {boolean} all
 * @returns {import("../src/index.ts").CheckRequest}
 */
function requestOf(cwd, commit, all) {
  return {
    cwd,
    env: process.env,
    against: `${commit}~1`,
    head: commit,
    use: undefined,
    except: undefined,
    config: { kind: "discover" },
    failOn: undefined,
    paths: [],
    excludePaths: [],
    roots: [],
    all,
    history: true,
    offline: true,
  };
}

/** @param {readonly (string | number)[]} cells */
function row(cells) {
  return cells
    .map((cell, index) => (index === 0 ? String(cell).padEnd(24) : String(cell).padStart(9)))
    .join("");
}
