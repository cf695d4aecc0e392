import manifest from "../../package.json" with { type: "json" };
import type { Finding } from "../check/finding.ts";
import type { Outcome } from "../check/outcome.ts";
import { count } from "./count.ts";
import { jsonText } from "./json-text.ts";
import { sarifLimits } from "./sarif-limits.ts";
import { type Notification, notificationOf, notificationOfProblem } from "./sarif-notifications.ts";
import { sarifResult, suppressedResult } from "./sarif-result.ts";
import { sarifRules } from "./sarif-rule.ts";
import type { Style } from "./style.ts";

/**
 * One SARIF 2.1.0 log with one run. What the configuration ignores is in it, as suppressed, only if
 * the style is verbose: GitHub opens an alert for a suppressed result as for any other.
 */
export function sarif(outcome: Outcome, style: Style): string {
  const kept = outcome.kind === "checked" ? outcome.verdict.findings : [];
  const ignored = outcome.kind === "checked" && style.verbose ? outcome.verdict.ignored : [];
  const shown = bySeverity(kept).slice(0, sarifLimits.results);
  const suppressed = ignored.slice(0, sarifLimits.results - shown.length);
  const { rules, indexOf } = sarifRules([...shown, ...suppressed]);
  const against = outcome.against?.label;
  const left = kept.length + ignored.length - shown.length - suppressed.length;
  return jsonText({
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "proto-compat", semanticVersion: manifest.version, rules } },
        automationDetails: { id: "proto-compat/" },
        columnKind: "unicodeCodePoints",
        originalUriBaseIds: { [base]: { description: { text: "the root of the repository" } } },
        ...provenance(outcome),
        invocations: [invocation(outcome, left)],
        results: [
          ...shown.map((finding) => sarifResult(finding, indexOf(finding), against)),
          ...suppressed.map((finding) => suppressedResult(finding, indexOf(finding), against)),
        ],
      },
    ],
  });
}

const base = "%SRCROOT%";

/** Errors first where something must be left out; else in the order of the report. */
function bySeverity(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length <= sarifLimits.results) return findings;
  const errors = findings.filter(({ severity }) => severity === "error");
  return [...errors, ...findings.filter(({ severity }) => severity !== "error")];
}

function provenance({ head, repository }: Outcome) {
  if (repository === undefined) return {};
  const revision = head?.commit === undefined ? {} : { revisionId: head.commit };
  const mappedTo = { uriBaseId: base };
  return { versionControlProvenance: [{ repositoryUri: repository, ...revision, mappedTo }] };
}

function invocation(outcome: Outcome, left: number) {
  const failures = outcome.kind === "failed" ? outcome.errors : [];
  const isAboutConfiguration = (kind: string) =>
    kind === "configuration" || kind === "unused-ignore";
  const configuration = outcome.notes.filter(({ kind }) => isAboutConfiguration(kind));
  const others = outcome.notes.filter(({ kind }) => !isAboutConfiguration(kind));
  return {
    executionSuccessful: outcome.kind === "checked",
    toolConfigurationNotifications: configuration.map(notificationOf),
    toolExecutionNotifications: [
      ...failures.map((problem) => notificationOfProblem(problem, outcome)),
      ...overflow(left),
      ...others.map(notificationOf),
    ],
  };
}

function overflow(left: number): readonly Notification[] {
  if (left === 0) return [];
  const most = sarifLimits.results;
  const text = `${count(left, "more finding")}: code scanning takes ${most} results at most`;
  return [{ level: "warning", descriptor: { id: "too-many-results" }, message: { text } }];
}
