import type { Outcome } from "../check/outcome.ts";
import type { Note } from "../text/problem.ts";
import type { Style } from "./style.ts";
import { visible } from "./visible.ts";

/** The notes, one a line; where there are several, folded into one line that counts them by kind. */
export function noteLines(outcome: Outcome, style: Style): readonly string[] {
  const notes = outcome.notes.filter((note) => !isSaidByConclusion(note, outcome));
  if (style.verbose || notes.length < 2) return notes.map(noteLine);
  const numbers = new Map<string, number>();
  for (const { kind } of notes) numbers.set(kind, (numbers.get(kind) ?? 0) + 1);
  const kinds = [...numbers].map(([kind, number]) => `${number} ${kind}`).join(", ");
  return [`${notes.length} notes: ${kinds} (--verbose shows them)`];
}

function isSaidByConclusion(note: Note, outcome: Outcome): boolean {
  return (
    note.kind === "nothing-changed" && outcome.kind === "checked" && outcome.files.changed === 0
  );
}

function noteLine(note: Note): string {
  const position = note.start === undefined ? "" : `:${note.start.line}:${note.start.column}`;
  const place = note.path === undefined ? "" : `${visible(note.path)}${position}: `;
  return `${place}note: ${visible(note.message)}`;
}
