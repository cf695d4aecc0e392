import type { RuleWords } from "../check/rule.ts";
import { UsageError } from "../text/errors.ts";
import { nearest } from "../text/nearest.ts";

/** A rule id or category as the lists spell it: case does not matter, nor `-` for `_`. */
export function canonical(word: string): string {
  return word.trim().toUpperCase().replaceAll("-", "_");
}

/** The rule that the word names. Throws UsageError where there is none. */
export function ruleNamed<R extends RuleWords>(word: string, rules: readonly R[]): R {
  const id = canonical(word);
  const rule = rules.find((candidate) => candidate.id === id);
  if (rule !== undefined) return rule;
  const near = nearest(
    id,
    rules.map((candidate) => candidate.id),
  );
  throw new UsageError(
    `there is no rule "${word}"`,
    `${near === undefined ? "" : `did you mean "${near}"? `}"proto-compat rules" lists them`,
  );
}
