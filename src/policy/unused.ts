import type { Note } from "../text/problem.ts";
import type { PathPattern, Policy, Section } from "./policy.ts";

/** Whether it is worth asking for all paths. */
export function hasPatterns(policy: Policy): boolean {
  return patternsOf(policy).length > 0;
}

/**
 * A note for each path of the policy that means none of these files, and for each rule that is
 * ignored somewhere although it does not run.
 */
export function unusedNotes(policy: Policy, paths: ReadonlySet<string>): readonly Note[] {
  const all = [...paths];
  const stale = patternsOf(policy).filter((each) => !all.some((path) => each.matches(path)));
  return [
    ...stale.map((each) => noteOf(each, `"${each.text}" matches no .proto file on either side`)),
    ...sectionsOf(policy).flatMap(idleNotes),
  ];
}

function patternsOf(policy: Policy): readonly PathPattern[] {
  const areas = policy.layers.flat();
  const excludes = areas.flatMap((area) => [
    ...area.excludes,
    ...(area.scopes ?? []).flatMap((scope) => [...scope.includes, ...scope.excludes]),
  ]);
  const judged = sectionsOf(policy).flatMap(({ ignores, levels }) => [
    ...ignores.map((ignore) => ignore.path),
    ...levels.flatMap((level) => level.paths),
  ]);
  return [...new Set([...excludes, ...judged])];
}

function sectionsOf(policy: Policy): readonly Section[] {
  const sections = policy.layers
    .flat()
    .flatMap((area) => [area.section, ...(area.scopes ?? []).map((scope) => scope.section)]);
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
