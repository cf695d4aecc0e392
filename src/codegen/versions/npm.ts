import semver from "semver";
import type { Meaning } from "./meaning.ts";

/** A dependency of a package.json: docs.npmjs.com, "package.json", "dependencies". */
export function npmMeaning(text: string): Meaning {
  const range = text.replace(/^npm:(?:@?[^@]*@)?/, "");
  if (/^(workspace|file|link|portal|git|https?|github|patch|catalog)\b.*[:+/]/.test(range)) {
    return { state: "indirect", remark: "not from the registry" };
  }
  const exact = semver.valid(range.replace(/^[=v\s]+/, ""));
  if (exact !== null) return { state: "exact", version: exact };
  return { state: "floating", ...boundsOf(range) };
}

/** None for a tag, such as "latest". */
export function boundsOf(text: string): Pick<Meaning, "from" | "below"> {
  if (semver.validRange(text) === null) return {};
  const range = new semver.Range(text);
  const ends = range.set.map((comparators) =>
    comparators.flatMap(({ operator, semver: version }) => {
      if (operator === "<") return version.version.replace(/-0$/, "");
      if (operator !== "<=" && operator !== "") return [];
      return semver.inc(version.version, "patch") ?? [];
    }),
  );
  const isOpen = ends.some((each) => each.length === 0);
  const highest = semver.rsort(ends.flat().filter((each) => semver.valid(each) !== null))[0];
  return { from: semver.minVersion(range)?.version, below: isOpen ? undefined : highest };
}
