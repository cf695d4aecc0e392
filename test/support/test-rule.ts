import { type Change, defineRule, type Rule } from "../../src/check/rule.ts";
import type { SubjectKind } from "../../src/schema/schema.ts";
import { subjectName } from "../../src/schema/subject-name.ts";

type Settings<K extends SubjectKind, C extends Change> = Partial<Rule<K, C>> &
  Pick<Rule<K, C>, "subjects" | "on" | "pair">;

/** A rule that reports every pair it is asked about, unless the settings say otherwise. */
export function testRule<K extends SubjectKind, C extends Change>(
  settings: Settings<K, C>,
): Rule<K, C> {
  return defineRule<K, C>({
    id: "TEST",
    fact: "presence",
    categories: ["FILE"],
    severity: "warning",
    what: "What.",
    why: "Why.",
    instead: "Instead.",
    example: { before: "", after: "" },
    check(pair) {
      const subject = "after" in pair ? pair.after : pair.before;
      return { message: `${settings.on} ${subjectName(subject)}` };
    },
    ...settings,
  });
}
