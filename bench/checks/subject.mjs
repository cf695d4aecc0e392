import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { git } from "../../scripts/git.mjs";
import { synthetic, typicalPath } from "./synthetic.mjs";

const author = ["-c", "user.name=bench", "-c", "user.email=bench@example.com"];

/**
 * A repository to measure in, with its files checked out and the branch "before" at what is there.
 * @typedef {object} Subject
 * @property {string} name
 * @property {string} folder
 * @property {readonly string[]} paths of all `.proto` files that are compared
 * @property {string | undefined} typical the one to change; else any
 */

/**
 * @param {number} number of files
 * @param {string} folder
 * @returns {Subject}
 */
export function madeSubject(number, folder) {
  mkdirSync(folder);
  git(folder, "init", "--quiet");
  synthetic(folder, number);
  const subject = ready(`${number.toLocaleString("en")} made files`, folder, []);
  return { ...subject, typical: typicalPath(number) };
}

/**
 * A clone of a repository, so that it stays as it is.
 * @param {string} name
 * @param {string} place
 * @param {string} folder
 * @param {readonly string[]} excluded folders that buf cannot compile
 * @returns {Subject}
 */
export function clonedSubject(name, place, folder, excluded) {
  git(".", "clone", "--quiet", "--", resolve(place), folder);
  return ready(name, folder, excluded);
}

/**
 * Commits all that is in the folder; returns the commit.
 * @param {string} folder
 */
export function commitAll(folder) {
  git(folder, "add", "--all");
  git(folder, ...author, "commit", "--quiet", "--allow-empty", "--message", "bench");
  return git(folder, "rev-parse", "HEAD").trim();
}

/**
 * Writes the files of a branch to a new folder, which is no repository.
 * @param {string} repository
 * @param {string} branch
 * @param {string} folder
 */
export function exported(repository, branch, folder) {
  rmSync(folder, { recursive: true, force: true });
  git(repository, "clone", "--quiet", "--shared", "--branch", branch, "--", repository, folder);
  rmSync(join(folder, ".git"), { recursive: true });
}

/**
 * @param {string} name
 * @param {string} folder
 * @param {readonly string[]} excluded
 * @returns {Subject}
 */
function ready(name, folder, excluded) {
  const here = excluded.filter((path) => existsSync(join(folder, path)));
  if (here.length > 0 && !existsSync(join(folder, "buf.yaml"))) {
    const lines = ["version: v2", "modules:", "  - path: .", "    excludes:"];
    const text = [...lines, ...here.map((path) => `      - ${path}`), ""].join("\n");
    writeFileSync(join(folder, "buf.yaml"), text);
  }
  commitAll(folder);
  git(folder, "branch", "--force", "before");
  const all = git(folder, "ls-files", "-z", "--", "*.proto").split("\0");
  const isCompared = (/** @type {string} */ path) =>
    path !== "" && !here.some((left) => path.startsWith(`${left}/`));
  return { name, folder, paths: all.filter(isCompared), typical: undefined };
}

/**
 * How often each of these files is imported, by path; an import means the file whose path ends so.
 * @param {Subject} subject
 */
export function importCounts({ folder, paths }) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const path of paths) {
    for (const [, name = ""] of readFileSync(join(folder, path), "utf8").matchAll(imports)) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return new Map(paths.map((path) => [path, countOf(path, counts)]));
}

const imports = /^import (?:public )?"([^"]+)";/gm;

/**
 * @param {string} path
 * @param {ReadonlyMap<string, number>} counts
 */
function countOf(path, counts) {
  const parts = path.split("/");
  const tails = parts.map((_, at) => counts.get(parts.slice(at).join("/")) ?? 0);
  return Math.max(0, ...tails);
}
