import type { Subject } from "../schema/schema.ts";
import { subjectName } from "../schema/subject-name.ts";
import type { Note } from "../text/problem.ts";
import type { Declared } from "./pair-types.ts";

/** One note for each file of the old side that declares what cannot be told apart. */
export function ambiguityNotes(ambiguous: readonly Declared<Subject>[]): readonly Note[] {
  const namesByPath = new Map<string, Set<string>>();
  for (const { subject, file } of ambiguous) {
    const names = namesByPath.get(file.path) ?? new Set();
    namesByPath.set(file.path, names.add(subjectName(subject)));
  }
  return [...namesByPath].map(([path, names]) => ({
    kind: "duplicate-name",
    message: `${listed([...names])} cannot be compared: more than one file declares the same name`,
    path,
  }));
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, 3).map((name) => `"${name}"`);
  const hidden = names.length - shown.length;
  return hidden === 0 ? shown.join(", ") : `${shown.join(", ")} and ${hidden} more`;
}
