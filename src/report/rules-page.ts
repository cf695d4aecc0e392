import { exampleTexts } from "../check/codegen-example.ts";
import type { Explained } from "../check/explained.ts";
import type { Finding } from "../check/finding.ts";
import type { RuleWords } from "../check/rule.ts";
import { type ExampleChange, exampleChanges } from "./example-diff.ts";
import { type Group, groupsOf } from "./group.ts";

/** All rules as a page of Markdown: tables by category, then each rule with its example. */
export function rulesPage(explained: readonly Explained[]): string {
  const rules = explained.map(({ rule }) => rule);
  const parts = [intro(rules), ...groupsOf(rules).map(tableOf), each, ...explained.map(sectionOf)];
  return `${parts.join("\n\n")}\n`;
}

const each = `## Each rule

The smallest change that breaks it, and what it reports when it runs on that change. Where no syntax
is shown, the file begins with \`syntax = "proto3"\` and \`package acme.v1\`.`;

function intro(rules: readonly RuleWords[]): string {
  const errors = rules.filter(({ severity }) => severity === "error").length;
  const counts = `There are ${rules.length} rules, ${errors} of them errors`;
  return `<!-- Written by "npm run docs" from the rules: change these, not this page. -->

# Rules

${counts}: they guard bytes, JSON or calls. The others guard only generated code and are
warnings. \`proto-compat check\` runs all of them unless \`--use\` or \`--except\` names ids or categories.
\`proto-compat explain RULE\` shows in a terminal what stands here, \`proto-compat rules --format json\` is
the same for programs.

Each rule is listed once, below the first of its categories. Where several say the same of the same
thing, \`check\` shows the most severe one and names the others in its JSON; with \`--use\` each reports for
itself.`;
}

function tableOf({ category, guards, rules }: Group): string {
  const rows = rules.map(({ id, severity, categories, what }) => {
    return `| [${id}](#${id.toLowerCase()}) | ${severity} | ${categories.join(", ")} | ${what} |`;
  });
  const head = "| rule | severity | categories | |\n| --- | --- | --- | --- |";
  return `## ${category}\n\nGuards ${guards}.\n\n${head}\n${rows.join("\n")}`;
}

function sectionOf({ rule, findings }: Explained): string {
  const { id, severity, categories, what, why, instead, example, unlikeBuf } = rule;
  const paragraphs = [
    `### ${id}`,
    `*${severity}; ${categories.join(", ")}*`,
    `${what} ${why}`,
    ...exampleChanges(exampleTexts(example)).flatMap(changeOf),
    `\`\`\`text\n${findings.map(reportOf).join("\n")}\n\`\`\``,
    `**Instead:** ${instead}`,
    ...(unlikeBuf === undefined ? [] : [`**Unlike \`buf breaking\`:** ${unlikeBuf}`]),
  ];
  return paragraphs.join("\n\n");
}

function changeOf({ when, lines }: ExampleChange): readonly string[] {
  const diff = lines.map(({ sign, text }) => `${sign} ${text}`.trimEnd()).join("\n");
  return [...(when === undefined ? [] : [when]), `\`\`\`diff\n${diff}\n\`\`\``];
}

function reportOf({ severity, message, suggestion }: Finding): string {
  const ready = suggestion?.split("\n") ?? [];
  return [`${severity}: ${message}`, ...ready.map((text) => `  add: ${text}`)].join("\n");
}
