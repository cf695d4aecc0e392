export type { Finding } from "./check/finding.ts";
export type { Checked, Failed, Outcome, SideLabel, Summary, Verdict } from "./check/outcome.ts";
export { summaryOf } from "./check/outcome.ts";
export type { Category, Rule, Severity } from "./check/rule.ts";
export { defineRule } from "./check/rule.ts";
