import { git } from "./git.mjs";

/**
 * The newest commits that change a file of these names and have a parent, newest first.
 * @param {string} folder
 * @param {number} number
 * @param {readonly string[]} names as git's patterns
 */
export function commitsOf(folder, number, names = ["*.proto"]) {
  const query = ["--first-parent", "--min-parents=1", `--max-count=${number}`, "--format=%H"];
  const log = git(folder, "log", ...query, "HEAD", "--", ...names);
  return log.split("\n").filter((commit) => commit !== "");
}
