import { enclosing, fileOf } from "../schema/enclosing.ts";
import type { Subject } from "../schema/schema.ts";
import type { Hit } from "./hit.ts";

interface Identified extends Hit {
  readonly fingerprint: string;
}

/**
 * Returns a function that gives the fingerprint of the removal that explains a removal: that of the
 * nearest enclosing thing, by the same rule where it speaks of it.
 */
export function reasons(hits: readonly Identified[]): (hit: Identified) => string | undefined {
  const removals = new Map<unknown, Identified[]>();
  for (const hit of hits) {
    if ("after" in hit.pair) continue;
    const { before } = hit.pair;
    const subject = before.kind === "file" ? before.desc : before;
    removals.set(subject, [...(removals.get(subject) ?? []), hit]);
  }
  return (hit) => {
    if ("after" in hit.pair) return undefined;
    for (const outer of enclosers(hit.pair.before)) {
      const found = removals.get(outer);
      const reason = found?.find((other) => other.rule === hit.rule) ?? found?.[0];
      if (reason !== undefined) return reason.fingerprint;
    }
    return undefined;
  };
}

/** What encloses a subject, the nearest first, its file last. */
function* enclosers(subject: Subject) {
  if (subject.kind === "file") return;
  for (let outer = enclosing(subject); outer !== undefined; outer = enclosing(outer)) yield outer;
  yield fileOf(subject);
}
