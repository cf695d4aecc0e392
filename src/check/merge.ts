import type { Finding } from "./finding.ts";
import type { Category, Severity } from "./rule.ts";

/**
 * Of the rules that answer the same question about the same pair only the most severe keeps its
 * findings, which list the others in `also`; among equals the one that breaks more than sources.
 * Where `because` names a finding that is not shown, it names the one that is shown for it, if any.
 */
export function mergeFindings(
  findings: readonly Finding[],
  isMerged: (finding: Finding) => boolean,
): readonly Finding[] {
  const shown = new Map<string, Finding>();
  const shownFor = new Map<string, string>();
  for (const group of groupsOf(findings, isMerged)) {
    const [strongest, ...others] = group.toSorted(byStrength);
    if (strongest === undefined) continue;
    const also = others.map(({ rule }) => rule).filter((rule) => rule !== strongest.rule);
    for (const finding of group) {
      shownFor.set(finding.fingerprint, strongest.fingerprint);
      if (finding.rule !== strongest.rule) continue;
      shownFor.set(finding.fingerprint, finding.fingerprint);
      shown.set(finding.fingerprint, { ...finding, also: [...new Set(also)].toSorted() });
    }
  }
  return findings.flatMap(({ fingerprint }) => {
    const finding = shown.get(fingerprint);
    if (finding === undefined) return [];
    const { because } = finding;
    return { ...finding, because: because === undefined ? undefined : shownFor.get(because) };
  });
}

function groupsOf(
  findings: readonly Finding[],
  isMerged: (finding: Finding) => boolean,
): readonly (readonly Finding[])[] {
  const alone: (readonly Finding[])[] = [];
  const groups = new Map<number, Finding[]>();
  for (const finding of findings) {
    const group = groups.get(finding.question);
    if (!isMerged(finding)) alone.push([finding]);
    else if (group === undefined) groups.set(finding.question, [finding]);
    else group.push(finding);
  }
  return [...alone, ...groups.values()];
}

function byStrength(one: Finding, other: Finding): number {
  return (
    severities[one.severity] - severities[other.severity] ||
    narrowness(one) - narrowness(other) ||
    one.categories.length - other.categories.length ||
    (one.rule < other.rule ? -1 : Number(one.rule > other.rule))
  );
}

const severities: { readonly [S in Severity]: number } = { error: 0, warning: 1 };

/** What breaks bytes breaks everything; what breaks sources may break nothing else. */
const categories: { readonly [C in Category]: number } = {
  WIRE: 0,
  WIRE_JSON: 1,
  CSR: 2,
  PACKAGE: 3,
  FILE: 4,
  HISTORY: 5,
  CODEGEN: 6,
};

function narrowness(finding: Finding): number {
  return Math.min(...finding.categories.map((category) => categories[category]));
}
