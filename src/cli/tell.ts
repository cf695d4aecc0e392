import { visible } from "../report/visible.ts";
import type { Note, Problem } from "../text/problem.ts";
import type { Io } from "./io.ts";

/** Says on standard error why something could not be done; each piece of advice once. */
export function tellProblems(problems: readonly Problem[], io: Io): void {
  const advised = new Set<string>();
  for (const problem of problems) {
    io.stderr.write(`${visible(`${placeOf(problem)}error: ${problem.message}`)}\n`);
    if (problem.hint === undefined || advised.has(problem.hint)) continue;
    advised.add(problem.hint);
    io.stderr.write(`  help: ${visible(problem.hint)}\n`);
  }
}

/** Says on standard error what is true and harmless. */
export function tellNotes(notes: readonly Note[], io: Io): void {
  for (const note of notes)
    io.stderr.write(`${visible(`note: ${placeOf(note)}${note.message}`)}\n`);
}

function placeOf({
  path,
  start,
}: Pick<Note, "path"> & { readonly start?: Note["start"] | undefined }): string {
  if (path === undefined || start === undefined) return path === undefined ? "" : `${path}: `;
  return `${path}:${start.line}:${start.column}: `;
}
