import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";

/** How often a process is looked at, in milliseconds. */
const interval = 10;
/** Linux counts the time of processes in hundredths of a second, whatever the machine. */
const millisecondsPerTick = 10;

/**
 * @typedef {object} Measured
 * @property {number} wall in milliseconds
 * @property {number} cpu in milliseconds, of all threads; NaN where /proc is missing
 * @property {number} peak resident memory in bytes; NaN where /proc is missing
 */

/**
 * Runs a program and measures it; what its last hundredth of a second adds to CPU time and peak is
 * missed. Throws what the program says if it fails.
 * @param {string} program
 * @param {readonly string[]} commandLine
 * @returns {Promise<Measured>}
 */
export function measure(program, commandLine) {
  return new Promise((done, fail) => {
    const start = performance.now();
    const child = spawn(program, commandLine, { stdio: ["ignore", "ignore", "pipe"] });
    let said = "";
    let last = { cpu: Number.NaN, peak: Number.NaN };
    child.stderr.on("data", (chunk) => {
      said += chunk;
    });
    const timer = setInterval(() => {
      last = lookAt(child.pid) ?? last;
    }, interval);
    child.on("error", fail);
    child.on("close", (status) => {
      clearInterval(timer);
      if (status === 0) done({ wall: performance.now() - start, ...last });
      else fail(new Error(`${program} ended with status ${status}: ${said.trim()}`));
    });
  });
}

/** @param {number | undefined} id */
function lookAt(id) {
  try {
    const status = readFileSync(`/proc/${id}/status`, "utf8");
    const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1];
    // The name of the program, in parentheses, may hold anything.
    const fields = readFileSync(`/proc/${id}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    const cpu = (Number(fields[11]) + Number(fields[12])) * millisecondsPerTick;
    return kilobytes === undefined ? undefined : { cpu, peak: Number(kilobytes) * 1024 };
  } catch {
    // It has ended, or this is not Linux.
    return undefined;
  }
}
