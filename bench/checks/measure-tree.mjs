import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** How often the processes are looked at for their memory, in milliseconds. */
const interval = 10;

/** Bash says what the program and all that it waited for took, to the thousandth of a second. */
const timed = 'TIMEFORMAT="%R %U %S"; time "$@" > /dev/null 2>&3';

/**
 * @typedef {object} Measured
 * @property {number} wall in milliseconds
 * @property {number} cpu in milliseconds: user and system, with the programs it started
 * @property {number} peak in bytes: of the largest process; what its last hundredth of a second adds is missed
 * @property {number} status
 * @property {string} said on standard error
 */

/**
 * Runs a program in a folder and measures it with the programs it starts. Needs Linux and bash.
 * @param {readonly string[]} commandLine
 * @param {string} cwd
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<Measured>}
 */
export function measureTree(commandLine, cwd, env) {
  return new Promise((done, fail) => {
    const child = spawn("bash", ["-c", timed, "bash", ...commandLine], {
      cwd,
      env: { ...env, LC_ALL: "C" },
      stdio: ["ignore", "ignore", "pipe", "pipe"],
    });
    const [, , times, errors] = child.stdio.map(textOf);
    let peak = 0;
    const timer = setInterval(() => {
      for (const id of below(child.pid)) peak = Math.max(peak, peakOf(id));
    }, interval);
    child.on("error", fail);
    child.on("close", (status) => {
      clearInterval(timer);
      const line = times?.().trim().split("\n").at(-1) ?? "";
      const [wall = Number.NaN, user = Number.NaN, system = Number.NaN] = line
        .split(" ")
        .map((seconds) => Number(seconds) * 1000);
      const said = errors?.().trim() ?? "";
      done({ wall, cpu: user + system, peak, status: status ?? -1, said });
    });
  });
}

/** @param {import("node:stream").Stream | null | undefined} stream */
function textOf(stream) {
  let text = "";
  stream?.on("data", (chunk) => {
    text += chunk;
  });
  return () => text;
}

/**
 * The processes that this one has started, and those that they have.
 * @param {number | undefined} id
 * @returns {number[]}
 */
function below(id) {
  try {
    const children = readFileSync(`/proc/${id}/task/${id}/children`, "utf8").trim();
    const ids = children === "" ? [] : children.split(" ").map(Number);
    return ids.flatMap((child) => [child, ...below(child)]);
  } catch {
    return [];
  }
}

/** @param {number} id */
function peakOf(id) {
  try {
    const status = readFileSync(`/proc/${id}/status`, "utf8");
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? 0) * 1024;
  } catch {
    return 0;
  }
}
