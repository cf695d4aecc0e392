import { type Hit, severityOf } from "./hit.ts";
import type { Category, Rule, Severity } from "./rule.ts";

/**
 * Of the rules that judge the same fact of the same pair only the most severe keeps its hits, which
 * list the others in `also`; among equals the one that breaks more than sources.
 */
export function mergeHits(hits: readonly Hit[]): readonly Hit[] {
  return groups(hits).flatMap((group) => {
    const [strongest, ...others] = group.toSorted(byStrength);
    if (strongest === undefined) return [];
    const also = others.map((hit) => hit.rule.id).filter((id) => id !== strongest.rule.id);
    return group
      .filter((hit) => hit.rule === strongest.rule)
      .map((hit) => ({ ...hit, also: [...new Set(also)].toSorted() }));
  });
}

function groups(hits: readonly Hit[]): readonly (readonly Hit[])[] {
  const ids = new Map<unknown, number>();
  const idOf = (subject: unknown) => {
    const id = ids.get(subject) ?? ids.size;
    ids.set(subject, id);
    return id;
  };
  const groups = new Map<string, Hit[]>();
  for (const hit of hits) {
    const before = "before" in hit.pair ? idOf(hit.pair.before) : "";
    const after = "after" in hit.pair ? idOf(hit.pair.after) : "";
    const key = `${before} ${after} ${hit.rule.fact}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [hit]);
    else group.push(hit);
  }
  return [...groups.values()];
}

function byStrength(one: Hit, other: Hit): number {
  return (
    severities[severityOf(one)] - severities[severityOf(other)] ||
    narrowness(one.rule) - narrowness(other.rule) ||
    one.rule.categories.length - other.rule.categories.length ||
    (one.rule.id < other.rule.id ? -1 : Number(one.rule.id > other.rule.id))
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
};

function narrowness(rule: Rule): number {
  return Math.min(...rule.categories.map((category) => categories[category]));
}
