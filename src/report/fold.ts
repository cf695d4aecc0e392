import type { Finding } from "../check/finding.ts";

/** A finding and those that are there only because of it. */
export interface Folded {
  readonly finding: Finding;
  readonly inside: readonly Finding[];
}

/**
 * The findings with every cascade folded into its outermost cause, in the given order. A finding whose
 * cause is not there, or is less severe than itself, stands alone: nothing is hidden below its rank.
 */
export function fold(findings: readonly Finding[]): readonly Folded[] {
  const byFingerprint = new Map(findings.map((finding) => [finding.fingerprint, finding]));
  const inside = new Map<Finding, Finding[]>();
  for (const finding of findings) {
    const cause = outermostCause(finding, byFingerprint);
    const others = inside.get(cause) ?? [];
    inside.set(cause, others);
    if (cause !== finding) others.push(finding);
  }
  return findings.flatMap((finding) => {
    const others = inside.get(finding);
    return others === undefined ? [] : [{ finding, inside: others }];
  });
}

function outermostCause(finding: Finding, byFingerprint: ReadonlyMap<string, Finding>): Finding {
  const seen = new Set([finding]);
  let cause = finding;
  while (cause.because !== undefined) {
    const next = byFingerprint.get(cause.because);
    if (next === undefined) return cause;
    if (seen.has(next)) return finding;
    if (finding.severity === "error" && next.severity === "warning") return cause;
    seen.add(next);
    cause = next;
  }
  return cause;
}
