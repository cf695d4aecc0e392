import { rmSync } from "node:fs";
import { join } from "node:path";

/** The columns, in their order on the page. */
export const columnNames = {
  node: "bare Node",
  git: "bare git",
  first: "first run",
  ours: "proto-compat",
  plain: "buf, plain",
  path: "buf, --path",
  folders: "buf, folders",
  image: "buf, image",
};

/**
 * @typedef {object} Column
 * @property {keyof typeof columnNames} id
 * @property {readonly string[]} commandLine
 * @property {string} cwd
 * @property {(() => void) | undefined} before what to do before each run, unmeasured
 */
/**
 * Where things are while a scenario is measured.
 * @typedef {object} Places
 * @property {string} program
 * @property {string} peer
 * @property {string} repository
 * @property {string} beforeFolder exported
 * @property {string} afterFolder exported
 * @property {string} image of the old side
 * @property {string} cache
 */

/**
 * What is measured for a scenario, in turns.
 * @param {import("./scenarios.mjs").Scenario} scenario
 * @param {Places} places
 * @param {boolean} withPeer
 * @returns {readonly Column[]}
 */
export function columnsOf(scenario, places, withPeer) {
  const { repository } = places;
  const ours = [process.execPath, places.program, ...checkOf(scenario, places)];
  const here = { cwd: repository, before: undefined };
  return [
    { id: "node", commandLine: [process.execPath, "-e", "0"], ...here },
    { id: "git", commandLine: gitOf(scenario, places), ...here },
    { id: "first", commandLine: ours, cwd: repository, before: () => forget(places) },
    { id: "ours", commandLine: ours, ...here },
    ...(withPeer ? peerOf(scenario, places) : []),
  ];
}

/**
 * @param {import("./scenarios.mjs").Scenario} scenario
 * @param {Places} places
 */
function checkOf({ sides }, { beforeFolder, afterFolder }) {
  const check = ["check", "--offline"];
  switch (sides) {
    case "revisions":
      return [...check, "--against", "before", "--head", "HEAD"];
    case "staged":
      return [...check, "--staged"];
    case "worktree":
      return [...check, "--against", "HEAD"];
    case "folders":
      return [...check, "--against", beforeFolder, "--head", afterFolder];
  }
}

/**
 * What git itself takes to say what differs.
 * @param {import("./scenarios.mjs").Scenario} scenario
 * @param {Places} places
 */
function gitOf({ sides }, { beforeFolder, afterFolder }) {
  switch (sides) {
    case "revisions":
      return ["git", "diff-tree", "-r", "--raw", "before", "HEAD"];
    case "staged":
      return ["git", "diff-index", "--cached", "--raw", "HEAD"];
    case "worktree":
      return ["git", "status", "--porcelain=v2", "-z"];
    case "folders":
      return ["git", "diff", "--no-index", "--quiet", "--", beforeFolder, afterFolder];
  }
}

/** The next run finds no index of imports and no compiled code, as in CI. */
function forget({ repository, cache }) {
  rmSync(join(repository, ".git/proto-compat"), { recursive: true, force: true });
  rmSync(join(cache, "proto-compat"), { recursive: true, force: true });
}

/**
 * The peer as its users run it, and in each way that is faster: told what has changed, beside folders
 * that are there already, and beside an image of the old side that is there already.
 * @param {import("./scenarios.mjs").Scenario} scenario
 * @param {Places} places
 * @returns {readonly Column[]}
 */
function peerOf({ sides, changed }, { peer, repository, beforeFolder, afterFolder, image }) {
  const paths = changed.flatMap((path) => ["--path", path]);
  const breaking = [peer, "breaking"];
  const here = { cwd: repository, before: undefined };
  const beside = { cwd: afterFolder, before: undefined };
  // It refuses --path beside a folder: the files must then be in the old folder, too.
  const besideFolder = [...breaking, "--against", beforeFolder];
  if (sides === "folders") return [{ id: "folders", commandLine: besideFolder, ...beside }];
  const ref = sides === "revisions" ? "before" : "HEAD";
  const plain = [...breaking, "--against", `.git#ref=${ref}`];
  /** @type {Column[]} */
  const columns = [{ id: "plain", commandLine: plain, ...here }];
  if (sides !== "revisions" || paths.length > 20_000) return columns;
  if (paths.length > 0) columns.push({ id: "path", commandLine: [...plain, ...paths], ...here });
  columns.push({ id: "folders", commandLine: besideFolder, ...beside });
  columns.push({
    id: "image",
    commandLine: [...breaking, "--against", image, ...paths],
    ...beside,
  });
  return columns;
}
