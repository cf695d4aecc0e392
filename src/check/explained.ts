import type { Finding } from "./finding.ts";
import type { RuleWords } from "./rule.ts";

/** A rule and what it reports about its own example. */
export interface Explained {
  readonly rule: RuleWords;
  readonly findings: readonly Finding[];
}
