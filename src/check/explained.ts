import type { Finding } from "./finding.ts";
import type { Rule } from "./rule.ts";

/** A rule and what it reports about its own example. */
export interface Explained {
  readonly rule: Rule;
  readonly findings: readonly Finding[];
}
