import { everyRule } from "../../rules/every-rule.ts";
import { exampleTexts } from "../check/codegen-example.ts";
import type { Finding } from "../check/finding.ts";
import type { RuleWords } from "../check/rule.ts";
import { exampleChanges } from "./example-diff.ts";
import { sarifLimits } from "./sarif-limits.ts";
import { visible } from "./visible.ts";

/** The rules that these findings name, each once, and the place of a finding's rule among them. */
export function sarifRules(findings: readonly Finding[]) {
  const indexes = new Map<string, number>();
  const named: Finding[] = [];
  for (const finding of findings) {
    if (indexes.has(finding.rule)) continue;
    indexes.set(finding.rule, named.length);
    named.push(finding);
  }
  return {
    rules: named.map(descriptorOf),
    indexOf: ({ rule }: Finding) => indexes.get(rule) ?? -1,
  };
}

function descriptorOf(finding: Finding) {
  const rule = everyRule.find(({ id }) => id === finding.rule);
  return rule === undefined ? unknownRule(finding) : knownRule(rule);
}

function knownRule(rule: RuleWords) {
  const { id, severity, categories, what, why, instead } = rule;
  return {
    id,
    name: pascalCase(id),
    shortDescription: { text: what },
    fullDescription: { text: `${what} ${why}` },
    help: { text: `${what} ${why}\n\nInstead: ${instead}`, markdown: markdownOf(rule) },
    defaultConfiguration: { level: severity },
    properties: propertiesOf(severity, categories),
  };
}

/** FIELD_SAME_TYPE as FieldSameType, which is how names of rules look in SARIF. */
function pascalCase(id: string): string {
  return id.replace(/(?:^|_)(\w)([^_]*)/g, (_, first, rest) => first + rest.toLowerCase());
}

/** A rule that is not one of ours says of itself only what its finding says. */
function unknownRule({ rule, severity, categories, instead }: Finding) {
  return {
    id: rule,
    shortDescription: { text: visible(rule) },
    help: { text: `Instead: ${visible(instead)}` },
    defaultConfiguration: { level: severity },
    properties: propertiesOf(severity, categories),
  };
}

/** `problem.severity` is what code scanning sorts and filters by. */
function propertiesOf(severity: RuleWords["severity"], categories: readonly string[]) {
  const tags = ["protobuf", ...categories].slice(0, sarifLimits.tags);
  return { "problem.severity": severity, tags };
}

function markdownOf({ what, why, instead, example }: RuleWords): string {
  const changes = exampleChanges(exampleTexts(example)).flatMap(({ when, lines }) => {
    const diff = lines.map(({ sign, text }) => `${sign} ${text}`.trimEnd()).join("\n");
    return [...(when === undefined ? [] : [when]), `\`\`\`diff\n${diff}\n\`\`\``];
  });
  return [`${what} ${why}`, ...changes, `**Instead:** ${instead}`].join("\n\n");
}
