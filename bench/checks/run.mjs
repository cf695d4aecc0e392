import { spawnSync } from "node:child_process";
import { git } from "../../scripts/git.mjs";
import { columnsOf } from "./columns.mjs";
import { measureTree } from "./measure-tree.mjs";
import { apply } from "./scenarios.mjs";
import { commitAll, exported } from "./subject.mjs";

/** In milliseconds: what takes longer is measured once, and thrice. */
const slow = [4000, 1000];

/** In milliseconds: what takes longer whatever has changed is measured for a few scenarios only. */
const verySlow = 10_000;
/** What the peer does to everything. */
const alike = ["plain", "folders"];
/** The first of them tells how long it takes. */
const telling = ["nothing", "one", "everything", "folders"];

/**
 * @typedef {object} Result medians over its runs
 * @property {number} runs
 * @property {number} wall
 * @property {number} cpu
 * @property {number} peak
 * @property {string | undefined} failed why there are no figures
 */
/** @typedef {Partial<Record<keyof typeof import("./columns.mjs").columnNames, Result>>} Row */

/**
 * Makes the change of a scenario, measures all columns in turns, and takes the change back.
 * @param {import("./subject.mjs").Subject} subject
 * @param {import("./scenarios.mjs").Scenario} scenario
 * @param {import("./columns.mjs").Places} places
 * @param {{ readonly number: number, readonly withPeer: boolean, readonly env: NodeJS.ProcessEnv, readonly skipped: readonly string[] }} options
 * @returns {Promise<Row>}
 */
export async function measureScenario(subject, scenario, places, options) {
  const { number, withPeer, env, skipped } = options;
  prepare(subject, scenario, places, withPeer);
  const columns = columnsOf(scenario, places, withPeer).filter(({ id }) => !skipped.includes(id));
  /** @type {Map<string, import("./measure-tree.mjs").Measured[]>} */
  const measured = new Map(columns.map(({ id }) => [id, []]));
  for (let turn = 0; turn < number; turn++) {
    for (const { id, commandLine, cwd, before } of columns) {
      const runs = measured.get(id) ?? [];
      if (runs.length >= mostRuns(runs, number)) continue;
      before?.();
      runs.push(await measureTree(commandLine, cwd, env));
    }
  }
  git(subject.folder, "checkout", "--quiet", "--force", "--detach", "before");
  return Object.fromEntries(columns.map(({ id }) => [id, resultOf(id, measured.get(id) ?? [])]));
}

/**
 * The columns that are left out of a scenario, because others have told that they take long.
 * @param {import("./scenarios.mjs").Scenario} scenario
 * @param {readonly { readonly columns: Row }[]} rows measured so far
 * @returns {readonly string[]}
 */
export function skippedIn(scenario, rows) {
  if (telling.includes(scenario.id)) return [];
  const isSlow = (/** @type {string} */ id) =>
    rows.some(({ columns }) => (columns[id]?.wall ?? 0) > verySlow);
  return alike.filter(isSlow);
}

function prepare(subject, scenario, places, withPeer) {
  const { folder } = subject;
  git(folder, "checkout", "--quiet", "--force", "--detach", "before");
  apply(subject, scenario);
  if (scenario.sides === "staged") git(folder, "add", "--all");
  if (scenario.sides === "staged" || scenario.sides === "worktree") return;
  commitAll(folder);
  git(folder, "branch", "--force", "after");
  if (withPeer || scenario.sides === "folders") exported(folder, "after", places.afterFolder);
}

/**
 * The image of the old side, which the peer may be given. Where it cannot build one, the columns of
 * the peer say why.
 * @param {import("./columns.mjs").Places} places
 */
export function buildImage({ peer, beforeFolder, image }) {
  spawnSync(peer, ["build", "-o", image], { cwd: beforeFolder, stdio: "ignore" });
}

/**
 * @param {readonly import("./measure-tree.mjs").Measured[]} runs
 * @param {number} number
 */
function mostRuns([first], number) {
  if (first === undefined) return number;
  if (first.status !== 0 || first.wall > slow[0]) return 1;
  return first.wall > slow[1] ? Math.min(3, number) : number;
}

/**
 * Nothing in a scenario breaks anything, so every run must end well.
 * @param {string} id
 * @param {readonly import("./measure-tree.mjs").Measured[]} runs
 * @returns {Result}
 */
function resultOf(id, runs) {
  // git says by its status that folders differ.
  const bad = runs.find(({ status }) => status !== 0 && !(id === "git" && status === 1));
  const failed = bad && `status ${bad.status}: ${bad.said.split("\n")[0]}`;
  return {
    runs: runs.length,
    wall: median(runs.map(({ wall }) => wall)),
    cpu: median(runs.map(({ cpu }) => cpu)),
    peak: Math.max(...runs.map(({ peak }) => peak)),
    failed,
  };
}

/** @param {readonly number[]} values */
function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  const [low = Number.NaN, high = Number.NaN] = [
    sorted[(sorted.length - 1) >> 1],
    sorted[sorted.length >> 1],
  ];
  return (low + high) / 2;
}
