export { rules } from "../rules/index.ts";
export type { Finding } from "./check/finding.ts";
export type {
  Checked,
  Failed,
  FailOn,
  Outcome,
  SideLabel,
  Summary,
  Verdict,
} from "./check/outcome.ts";
export { summaryOf } from "./check/outcome.ts";
export type { Category, Example, Rule, Severity } from "./check/rule.ts";
export { defineRule } from "./check/rule.ts";
export type { Format } from "./report/format.ts";
export type { Reporter } from "./report/reporters.ts";
export { reporters } from "./report/reporters.ts";
export type { Style } from "./report/style.ts";
export { runCheck } from "./run/check.ts";
export type { CheckRequest } from "./run/check-request.ts";
export { ReadError, SourceError, UsageError } from "./text/errors.ts";
export type { Note, Problem } from "./text/problem.ts";
export type { Position, Span } from "./text/span.ts";
