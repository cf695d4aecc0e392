import { spawnSync } from "node:child_process";

/**
 * Runs git in a folder and returns what it prints. Throws with git's own words if it fails.
 * @param {string} folder
 * @param {readonly string[]} commandLine
 */
export function git(folder, ...commandLine) {
  const { status, stdout, stderr, error } = spawnSync("git", commandLine, {
    cwd: folder,
    encoding: "utf8",
    maxBuffer: 1 << 30,
  });
  if (status === 0) return stdout;
  throw new Error(`git ${commandLine[0]} in ${folder}: ${error?.message ?? stderr.trim()}`);
}
