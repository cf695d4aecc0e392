import type { PastSlot } from "../schema/past.ts";
import type { ContainerByKind, Subject, SubjectKind } from "../schema/schema.ts";
import type { Flaw, Rule, Severity } from "./rule.ts";

/** A flaw that a rule found in a pair, before it has a place and a fingerprint. */
export interface Hit {
  readonly rule: Rule;
  readonly kind: SubjectKind;
  readonly flaw: Flaw;
  readonly pair: HitPair;
}

/** A pair of any kind: kept, added, returned or removed. */
export type HitPair =
  | { readonly before: Subject; readonly after: Subject }
  | { readonly after: Subject; readonly container: ContainerByKind[SubjectKind] }
  | { readonly past: PastSlot; readonly after: Subject }
  | RemovedPair;

export interface RemovedPair {
  readonly before: Subject;
  readonly container: ContainerByKind[SubjectKind];
}

/** What a pair is about: in the new side where it is there. */
export function subjectOf(pair: HitPair): Subject {
  return "after" in pair ? pair.after : pair.before;
}

/** The severity of this case, which may be another than the rule's. */
export function severityOf({ flaw, rule }: Hit): Severity {
  return flaw.severity ?? rule.severity;
}
