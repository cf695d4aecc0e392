import { columnNames } from "./columns.mjs";
import { targetsOf } from "./targets.mjs";

/** @typedef {import("./targets.mjs").Measurements} Measurements */
/**
 * @typedef {object} Report
 * @property {string} date
 * @property {Readonly<Record<string, string>>} machine
 * @property {number} number of runs at most
 * @property {readonly Measurements[]} subjects
 */

/**
 * The page that tells people what was measured.
 * @param {Report} report
 */
export function page(report) {
  const machine = Object.entries(report.machine).map(([name, value]) => `- ${name}: ${value}`);
  const targets = targetsOf(report.subjects);
  return [
    "# Performance",
    "",
    "Written by `npm run bench`; nothing here is written by hand. Measured in one run, in turns:",
    "",
    `- date: ${report.date}`,
    ...machine,
    `- runs: up to ${report.number} of each, three of what takes longer than a second, one of what takes longer than four`,
    "",
    ...introduction,
    ...(targets.length === 0 ? [] : targetLines(targets)),
    ...report.subjects.flatMap(subjectLines),
  ].join("\n");
}

const introduction = [
  "Each cell is wall time / CPU time (user and system, with the programs it starts) / peak memory of its largest process; times are",
  "medians. *First run* has neither an index of imports nor compiled code: it is what CI sees. The columns of the peer:",
  "",
  "- *plain*: `buf breaking --against .git#ref=REVISION`;",
  "- *--path*: the same, told which files have changed;",
  "- *folders*: folder against folder, both exported already (it cannot be told then which files have changed);",
  "- *image*: told which files have changed, with the new side exported and the old side built already.",
  "",
  "A dash: it does the same whatever has changed and takes longer than ten seconds, so that it is measured where nothing, one file and",
  "everything changes (`--thorough` measures it everywhere).",
  "",
];

/** @param {ReturnType<typeof targetsOf>} targets */
function targetLines(targets) {
  return [
    "## What is to be reached",
    "",
    "| | wanted | reached (wall) | reached (CPU) | |",
    "| --- | --- | --- | --- | --- |",
    ...targets.map(
      ({ name, wanted, reached, reachedByCpu, holds }) =>
        `| ${name} | ${wanted} | ${reached} | ${reachedByCpu} | ${holds ? "yes" : "**no**"} |`,
    ),
    "",
  ];
}

/** @param {Measurements} subject */
function subjectLines({ name, files, rows }) {
  const ids = Object.keys(columnNames).filter((id) => rows.some(({ columns }) => id in columns));
  const failures = rows.flatMap(({ name: scenario, columns }) =>
    ids.flatMap((id) => {
      const failed = columns[id]?.failed;
      return failed === undefined ? [] : [`- ${scenario}, ${columnNames[id]}: ${plain(failed)}`];
    }),
  );
  return [
    `## ${name}`,
    "",
    `${files.toLocaleString("en")} files.`,
    "",
    `| | ${ids.map((id) => columnNames[id]).join(" | ")} |`,
    `|${" --- |".repeat(ids.length + 1)}`,
    ...rows.map((row) => `| ${row.name} | ${ids.map((id) => cellOf(row, id)).join(" | ")} |`),
    "",
    ...(failures.length === 0 ? [] : ["What failed:", "", ...failures, ""]),
    ...ratioLines(rows),
  ];
}

/** @param {Measurements["rows"]} rows */
function ratioLines(rows) {
  const lines = rows.flatMap(({ name, columns }) => {
    const { ours, ...others } = columns;
    const peers = ["plain", "path", "folders", "image"].map((id) => others[id]);
    const times = peers.map((peer) => ratioOf(peer, ours));
    if (times.every((time) => time === "")) return [];
    return [`| ${name} | ${times.join(" | ")} |`];
  });
  if (lines.length === 0) return [];
  const heads = ["plain", "path", "folders", "image"].map((id) => columnNames[id]);
  return [
    "How many times our wall time the peer takes:",
    "",
    `| | ${heads.join(" | ")} |`,
    `|${" --- |".repeat(5)}`,
    ...lines,
    "",
  ];
}

function ratioOf(peer, ours) {
  if (peer === undefined || peer.failed !== undefined) return "";
  if (ours === undefined || ours.failed !== undefined) return "";
  return (peer.wall / ours.wall).toFixed(1);
}

function cellOf({ columns, skipped }, id) {
  const result = columns[id];
  if (result === undefined) return skipped.includes(id) ? "-" : "";
  if (result.failed !== undefined) return "failed";
  // What ends within a hundredth of a second is not seen.
  const peak = result.peak === 0 ? "-" : `${Math.round(result.peak / 1e6)} MB`;
  return `${time(result.wall)} / ${time(result.cpu)} / ${peak}`;
}

/** @param {number} milliseconds */
function time(milliseconds) {
  if (milliseconds < 995) return `${Math.round(milliseconds)} ms`;
  return `${(milliseconds / 1000).toFixed(milliseconds < 9950 ? 2 : 1)} s`;
}

/** What a program said, as text of a list. */
function plain(said) {
  return said
    .replace(/[^\x20-\x7e]/g, "?")
    .replace(/[\\`*_[\]<>|]/g, "\\$&")
    .slice(0, 200);
}
