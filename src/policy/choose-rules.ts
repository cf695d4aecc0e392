import type { RuleWords } from "../check/rule.ts";
import { UsageError } from "../text/errors.ts";
import { nearest } from "../text/nearest.ts";

export interface RuleChoice<R> {
  readonly rules: readonly R[];
  /** Whether somebody named them: then each reports for itself and nothing is merged. */
  readonly named: boolean;
}

/**
 * The rules that `use` names by id or category (all of them if undefined), less those that `except`
 * names. Throws UsageError for a name that is neither, and when nothing is left.
 */
export function chooseRules<R extends RuleWords>(
  rules: readonly R[],
  use: readonly string[] | undefined,
  except: readonly string[],
): RuleChoice<R> {
  const used =
    use === undefined ? new Set(rules) : new Set(use.flatMap((name) => named(rules, name)));
  const excepted = new Set(except.flatMap((name) => named(rules, name)));
  const chosen = rules.filter((rule) => used.has(rule) && !excepted.has(rule));
  if (chosen.length === 0) {
    throw new UsageError("no rule is left to check", "name at least one rule that is not excepted");
  }
  return { rules: chosen, named: use !== undefined };
}

function named<R extends RuleWords>(rules: readonly R[], name: string): readonly R[] {
  const found = rules.filter(
    (rule) => rule.id === name || rule.categories.some((category) => category === name),
  );
  if (found.length > 0) return found;
  const known = rules.flatMap((rule) => [rule.id, ...rule.categories]);
  const near = nearest(name.toUpperCase(), known);
  const hint = near === undefined ? "" : `did you mean "${near}"? `;
  throw new UsageError(
    `"${name}" is not a rule or a category`,
    `${hint}"proto-compat rules" lists them`,
  );
}
