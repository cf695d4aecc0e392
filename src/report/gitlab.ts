import type { Finding } from "../check/finding.ts";
import type { Outcome } from "../check/outcome.ts";
import type { Severity } from "../check/rule.ts";
import type { Problem } from "../text/problem.ts";
import { sha256 } from "../text/sha256.ts";
import { jsonText } from "./json-text.ts";
import { sideOf } from "./side-of.ts";
import { visible } from "./visible.ts";

/** A Code Quality report of GitLab: an array with an issue for each finding or error. */
export function gitlab(outcome: Outcome): string {
  switch (outcome.kind) {
    case "checked":
      return jsonText(outcome.verdict.findings.map(issueOf));
    case "failed":
      return jsonText(
        outcome.errors.map((problem, index) =>
          issueOfProblem(problem, sideOf(problem, outcome), index),
        ),
      );
  }
}

interface Issue {
  readonly description: string;
  readonly check_name: string;
  /** GitLab shows only the first of several that are equal. */
  readonly fingerprint: string;
  readonly severity: "info" | "minor" | "major" | "critical" | "blocker";
  readonly location: {
    readonly path: string;
    readonly lines: { readonly begin: number; readonly end?: number };
  };
}

const severities: { readonly [S in Severity]: Issue["severity"] } = {
  error: "major",
  warning: "minor",
};

function issueOf(finding: Finding): Issue {
  const { message, rule, fingerprint, severity, location, before } = finding;
  const place = location ?? before;
  const lines = { begin: place?.start.line ?? 1, end: place?.end.line ?? 1 };
  return {
    description: visible(message),
    check_name: rule,
    fingerprint,
    severity: severities[severity],
    location: { path: place?.path ?? nowhere, lines },
  };
}

/** GitLab wants a path. */
const nowhere = ".";

function issueOfProblem(problem: Problem, side: string, index: number): Issue {
  const { message, path, start, hint } = problem;
  const said = [visible(message), side, hint === undefined ? "" : `(${visible(hint)})`];
  const identity = JSON.stringify([message, path ?? null, problem.side ?? null, index]);
  return {
    description: said.filter((words) => words !== "").join(" "),
    check_name: "not-compared",
    fingerprint: sha256(identity).slice(0, 32),
    severity: "blocker",
    location: { path: path ?? nowhere, lines: { begin: start?.line ?? 1 } },
  };
}
