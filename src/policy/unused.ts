import type { Note } from "../text/problem.ts";
import type { PathPattern, Policy, Section } from "./policy.ts";

/**
 * A note for each path of the policy that means none of these files, and for each rule that is
 * ignored somewhere although it does not run.
 */
export function unusedNotes(policy: Policy, paths: ReadonlySet<string>): readonly Note[] {
  const all = [...paths];
  const used = new Set<string>();
  for (const pattern of patternsOf(policy)) {
    const place = placeOf(pattern);
    if (!used.has(place) && all.some((path) => pattern.matches(path))) used.add(place);
  }
  const stale = patternsOf(policy).filter((pattern) => !used.has(placeOf(pattern)));
  const notes = [
    ...stale.map((each) => noteOf(each, `"${each.text}" matches no .proto file on either side`)),
    ...sectionsOf(policy).flatMap(idleNotes),
  ];
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}

/** One word of a file is a pattern of every module that it is read for. */
function placeOf({ at }: PathPattern): string {
  return `${at.path}:${at.start.line}:${at.start.column}`;
}

/** All that choose files. */
export function patternsOf(policy: Policy): readonly PathPattern[] {
  const excludes = policy.layers
    .flat()
    .flatMap((area) => [
      ...area.excludes,
      ...(area.scopes ?? []).flatMap((scope) => [...scope.includes, ...scope.excludes]),
    ]);
  const judged = sectionsOf(policy).flatMap(({ ignores, levels }) => [
    ...ignores.map((ignore) => ignore.path),
    ...levels.flatMap((level) => level.paths),
  ]);
  return [...excludes, ...judged];
}

/** Those that judge files, not what is left of files that are gone. */
function sectionsOf(policy: Policy): readonly Section[] {
  const sections = policy.layers
    .flat()
    .flatMap(({ section, scopes }) =>
      scopes === undefined ? [section] : scopes.map((scope) => scope.section ?? section),
    );
  return [...new Set(sections.filter((section) => section !== undefined))];
}

function idleNotes({ rules, ignores }: Section): readonly Note[] {
  return ignores
    .filter(
      (ignore) => ignore.rules !== undefined && ![...ignore.rules].some((id) => rules.has(id)),
    )
    .map(({ path }) => noteOf(path, `"${path.text}" is ignored for rules that do not run here`));
}

function noteOf({ at }: PathPattern, message: string): Note {
  return { kind: "unused-ignore", message, path: at.path, start: at.start };
}
