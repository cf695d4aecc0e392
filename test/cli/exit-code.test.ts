import { expect, test } from "vitest";
import type { Finding } from "../../src/check/finding.ts";
import type { FailOn, Outcome } from "../../src/check/outcome.ts";
import type { Severity } from "../../src/check/rule.ts";
import { exitCodeOf } from "../../src/cli/exit-code.ts";

test.each([
  { found: [], failOn: "error", status: 0 },
  { found: [], failOn: "warning", status: 0 },
  { found: ["warning"], failOn: "error", status: 0 },
  { found: ["warning"], failOn: "warning", status: 1 },
  { found: ["warning", "error"], failOn: "error", status: 1 },
  { found: ["error"], failOn: "warning", status: 1 },
  { found: ["error", "warning"], failOn: "never", status: 0 },
] as const)("$found with --fail-on $failOn is exit status $status", ({ found, failOn, status }) => {
  expect(exitCodeOf(checked(found, failOn))).toBe(status);
});

test("a side that cannot be read is exit status 3, whatever fails a check", () => {
  const failed = {
    kind: "failed",
    against: undefined,
    head: undefined,
    errors: [],
    notes: [],
  } as const;
  expect(exitCodeOf(failed)).toBe(3);
});

function checked(severities: readonly Severity[], failOn: FailOn): Outcome {
  const side = { label: "work tree", commit: undefined };
  const files = { changed: 1, compiled: 1 };
  const verdict = { findings: severities.map(finding), ignored: [] };
  return { kind: "checked", against: side, head: side, files, verdict, failOn, notes: [] };
}

function finding(severity: Severity): Finding {
  return {
    rule: "FIELD_SAME_TYPE",
    severity,
    categories: ["FILE"],
    kind: "field",
    subject: "acme.v1.User.email",
    message: "",
    instead: "",
    suggestion: undefined,
    fingerprint: "0123456789ab",
    question: 0,
    also: [],
    because: undefined,
    location: undefined,
    before: undefined,
    lines: { before: undefined, after: undefined },
  };
}
