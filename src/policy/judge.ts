import type { Finding } from "../check/finding.ts";
import { mergeFindings } from "../check/merge.ts";
import type { Verdict } from "../check/outcome.ts";
import { pathsOf } from "./path-filter.ts";
import { placementOf, sectionOf } from "./placement.ts";
import type { Level, Policy, Section } from "./policy.ts";
import { isUnstablePackage } from "./unstable-package.ts";

/** The package of each file, by path. */
export interface Packages {
  readonly before: ReadonlyMap<string, string>;
  readonly after: ReadonlyMap<string, string>;
}

/**
 * What the policy makes of the findings. The section of the file in which a finding stands judges
 * it; a rule that does not run there says nothing there. As in `buf breaking`, a finding is ignored
 * if either of its two places is. What is merged is merged last, so that to ignore one rule never
 * hides another.
 */
export function judge(findings: readonly Finding[], policy: Policy, packages: Packages): Verdict {
  const kept: Finding[] = [];
  const ignored: Finding[] = [];
  const merged = new Set<Finding>();
  for (const finding of findings) {
    const section = sectionFor(policy, finding);
    if (!section.rules.has(finding.rule)) continue;
    const level = levelOf(section, finding, packages);
    if (level === "off") {
      ignored.push(finding);
      continue;
    }
    const judged = { ...finding, severity: level };
    kept.push(judged);
    if (section.merge) merged.add(judged);
  }
  return { findings: mergeFindings(kept, (finding) => merged.has(finding)), ignored };
}

/** That of the new place, unless it lies outside of every module and the old one does not. */
function sectionFor(policy: Policy, finding: Finding): Section {
  const paths = pathsOf(finding);
  const inside = paths.find((path) => placementOf(policy, path) !== "outside");
  return sectionOf(policy, inside ?? paths[0] ?? "");
}

function levelOf(section: Section, finding: Finding, packages: Packages): Level {
  const { rules, ignores, ignoreUnstablePackages, levels } = section;
  const paths = pathsOf(finding);
  const isAbout = (ids: ReadonlySet<string> | undefined) => ids?.has(finding.rule) !== false;
  if (ignoreUnstablePackages && isUnstable(finding, packages)) return "off";
  const isIgnored = ignores.some(
    (ignore) => isAbout(ignore.rules) && paths.some((path) => ignore.path.matches(path)),
  );
  if (isIgnored) return "off";
  const change = levels.findLast(
    (each) =>
      isAbout(each.rules) &&
      (each.paths.length === 0 ||
        each.paths.some((pattern) => paths.some((path) => pattern.matches(path)))),
  );
  return change?.level ?? rules.get(finding.rule) ?? finding.severity;
}

function isUnstable({ location, before }: Finding, packages: Packages): boolean {
  const names = [
    location && packages.after.get(location.path),
    before && packages.before.get(before.path),
  ];
  return names.some((name) => name !== undefined && isUnstablePackage(name));
}
