import { rules } from "../../rules/index.ts";
import type { RuleFlags } from "../config/section.ts";
import { chooseRules } from "../policy/choose-rules.ts";
import type { CheckRequest } from "./check-request.ts";

/** The ids that `--use` and `--except` mean. Throws UsageError for a name that is not known. */
export function ruleFlagsOf({ use, except }: Pick<CheckRequest, "use" | "except">): RuleFlags {
  const kept = chooseRules(rules, use, except ?? []).rules;
  const left = new Set(chooseRules(rules, undefined, except ?? []).rules);
  const excepted = rules.filter((rule) => !left.has(rule));
  return {
    use: use === undefined ? undefined : new Set(kept.map(({ id }) => id)),
    except: except === undefined ? undefined : new Set(excepted.map(({ id }) => id)),
  };
}
