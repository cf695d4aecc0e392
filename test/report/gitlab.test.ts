import { Ajv2020 } from "ajv/dist/2020.js";
import { expect, test } from "vitest";
import { gitlab } from "../../src/report/gitlab.ts";
import { checked, deletion, failed, finding, problem, span } from "../support/outcome.ts";
import { cases } from "./cases.ts";

/** GitLab Docs, "Code Quality", section "Code Quality report format". */
const schema = {
  type: "array",
  items: {
    type: "object",
    required: ["description", "check_name", "fingerprint", "severity", "location"],
    properties: {
      description: { type: "string", minLength: 1 },
      check_name: { type: "string", minLength: 1 },
      fingerprint: { type: "string", minLength: 1 },
      severity: { enum: ["info", "minor", "major", "critical", "blocker"] },
      location: {
        type: "object",
        required: ["path", "lines"],
        properties: {
          // Relative to the repository, without "./" in front.
          path: { type: "string", minLength: 1, pattern: "^(?!/|\\./)" },
          lines: {
            type: "object",
            required: ["begin"],
            properties: { begin: { type: "integer", minimum: 1 } },
          },
        },
      },
    },
  },
};
const validate = new Ajv2020({ allErrors: true }).compile(schema);

test.each(Object.entries(cases))("%s is a Code Quality report", (_, { outcome }) => {
  const issues = issuesOf(outcome);
  validate(issues);
  expect(validate.errors ?? []).toEqual([]);
  const said = outcome.kind === "checked" ? outcome.verdict.findings : outcome.errors;
  expect(issues).toHaveLength(said.length);
});

test("no findings are an empty array, which clears what was reported before", () => {
  expect(issuesOf(checked([]))).toEqual([]);
});

test("an issue has the place in the new side, and keeps its fingerprint when lines move", () => {
  const moved = finding({ location: span("a b/\u540d.proto", 40, 3, 8) });
  expect(issuesOf(checked([moved, deletion(3, "age", { severity: "warning" })]))).toMatchObject([
    {
      check_name: "FIELD_SAME_TYPE",
      fingerprint: finding().fingerprint,
      severity: "major",
      location: { path: "a b/\u540d.proto", lines: { begin: 40 } },
    },
    { check_name: "FIELD_NO_DELETE", severity: "minor" },
  ]);
});

test("errors are blockers, each with a fingerprint of its own", () => {
  const twice = problem("it is broken", { path: "a.proto", start: { line: 3, column: 1 } });
  const issues = issuesOf(failed([twice, twice, problem("no base", { hint: "git fetch" })]));
  expect(issues.map(({ severity }) => severity)).toEqual(["blocker", "blocker", "blocker"]);
  expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(3);
  expect(issues.map(({ location }) => location.path)).toEqual(["a.proto", "a.proto", "."]);
  expect(issues[2]?.description).toBe("no base (git fetch)");
});

interface Issue {
  readonly description: string;
  readonly severity: string;
  readonly fingerprint: string;
  readonly location: { readonly path: string };
}

function issuesOf(outcome: Parameters<typeof gitlab>[0]): readonly Issue[] {
  return JSON.parse(gitlab(outcome));
}
