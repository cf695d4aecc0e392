// Prints the table of src/check/protobuf-releases.ts from a clone of protocolbuffers/protobuf:
// npm run protobuf-releases -- CLONE
import { execFileSync } from "node:child_process";

const [clone] = process.argv.slice(2);
if (clone === undefined) {
  console.error("usage: npm run protobuf-releases -- CLONE");
  process.exitCode = 2;
} else print(clone);

/** @param {string} clone */
function print(clone) {
  const tags = git(clone, "tag", "--list", "v*").split("\n").filter(isRelease).sort(byVersion);
  const series = new Map();
  for (const tag of tags) {
    const { languages, protoc_version: protoc } = releaseAt(clone, tag);
    for (const [language, version] of Object.entries(languages)) {
      const known = series.get(language) ?? [];
      const major = Number(version.split(".")[0]);
      if (known.at(-1)?.[1] !== major) known.push([protoc, major]);
      series.set(language, known);
    }
  }
  for (const [language, starts] of series) console.log(`${language}: ${JSON.stringify(starts)}`);
}

/** @param {string} tag */
function isRelease(tag) {
  return /^v\d+\.\d+$/.test(tag) && Number(tag.slice(1).split(".")[0]) >= 21;
}

/**
 * @param {string} one
 * @param {string} other
 */
function byVersion(one, other) {
  return one.localeCompare(other, "en", { numeric: true });
}

/**
 * The only entry of version.json, whose key is the branch.
 * @param {string} clone
 * @param {string} tag
 * @returns {{ languages: Record<string, string>, protoc_version: string }}
 */
function releaseAt(clone, tag) {
  const [release] = Object.values(JSON.parse(git(clone, "show", `${tag}:version.json`)));
  if (release === undefined) throw new Error(`version.json of ${tag} is empty`);
  return release;
}

/**
 * @param {string} clone
 * @param {string[]} args
 */
function git(clone, ...args) {
  return execFileSync("git", ["-C", clone, ...args], { encoding: "utf8" });
}
