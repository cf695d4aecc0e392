import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { importCounts } from "./subject.mjs";

/**
 * What is changed, and how the sides are given.
 * @typedef {object} Scenario
 * @property {string} id
 * @property {string} name
 * @property {"revisions" | "staged" | "worktree" | "folders"} sides
 * @property {readonly string[]} changed
 * @property {(text: string) => string} edit
 */

/**
 * The scenarios of a repository; a changed file has a field more, so that nothing breaks.
 * @param {import("./subject.mjs").Subject} subject
 * @returns {readonly Scenario[]}
 */
export function scenariosOf(subject) {
  const editable = subject.paths.filter((path) => isEditable(subject, path));
  const one = subject.typical === undefined ? spread(editable, 1) : [subject.typical];
  const counts = importCounts(subject);
  const popular = editable.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  const most = popular.slice(0, 1);
  const times = counts.get(most[0] ?? "") ?? 0;
  const twentieth = Math.ceil(editable.length / 20);
  const scenario = (id, name, changed, sides = "revisions", edit = withField) => ({
    id,
    name,
    sides,
    changed,
    edit,
  });
  return [
    scenario("nothing", "nothing changed", []),
    scenario("one", "1 file: a field added", one),
    scenario("one-message", "1 file: a message added", one, "revisions", withMessage),
    ...(editable.length > 20 ? [scenario("twenty", "20 files", spread(editable, 20))] : []),
    ...(twentieth > 20
      ? [scenario("twentieth", "5 % of the files", spread(editable, twentieth))]
      : []),
    scenario("popular", `1 file that ${times} import: a field added`, most),
    scenario(
      "popular-message",
      `1 file that ${times} import: a message added`,
      most,
      "revisions",
      withMessage,
    ),
    scenario("everything", `everything: ${editable.length} files`, editable),
    scenario("staged", "1 file, staged", one, "staged"),
    scenario("worktree", "1 file, in the work tree", one, "worktree"),
    scenario("folders", "1 file, folder against folder", one, "folders"),
  ];
}

/**
 * Changes the files of a scenario on the disk.
 * @param {import("./subject.mjs").Subject} subject
 * @param {Scenario} scenario
 */
export function apply({ folder }, { changed, edit }) {
  for (const path of changed) {
    const file = join(folder, path);
    writeFileSync(file, edit(readFileSync(file, "utf8")));
  }
}

const message = /^message \w+ \{\r?$/m;

function withField(text) {
  return text.replace(message, (line) => `${line}\n  int32 added_by_bench = 536870911;`);
}

function withMessage(text) {
  return `${text}\nmessage AddedByBench {\n}\n`;
}

/** Proto3, so that a field needs no label, and nothing is reserved or extended to the end. */
function isEditable({ folder }, path) {
  const text = readFileSync(join(folder, path), "utf8");
  return /^syntax = "proto3";/m.test(text) && message.test(text) && !/to max/.test(text);
}

/** So many of them, evenly. */
function spread(paths, number) {
  const step = paths.length / number;
  return Array.from({ length: number }, (_, at) => paths[Math.floor((at + 0.5) * step)]);
}
