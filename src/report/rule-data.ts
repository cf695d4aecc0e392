import { exampleTexts } from "../check/codegen-example.ts";
import type { Explained } from "../check/explained.ts";

/** All that is known of a rule, for machines: it changes only by addition. */
export function ruleData({ rule, findings }: Explained) {
  const { id, severity, categories, subjects, what, why, instead, unlikeBuf } = rule;
  const example = exampleTexts(rule.example);
  return {
    id,
    severity,
    categories,
    what,
    why,
    instead,
    subjects,
    unlikeBuf: unlikeBuf ?? null,
    example: {
      released: example.released ?? null,
      before: example.before,
      after: example.after ?? null,
      findings: findings.map((finding) => ({
        severity: finding.severity,
        message: finding.message,
        suggestion: finding.suggestion ?? null,
      })),
    },
  };
}
