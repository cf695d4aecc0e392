import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.ts";
import { sarif } from "../../src/report/sarif.ts";
import { sarifLimits } from "../../src/report/sarif-limits.ts";
import type { Style } from "../../src/report/style.ts";
import { checked, deletion, finding, span } from "../support/outcome.ts";
import { sarifFaults } from "../support/report-schemas.ts";
import { cases } from "./cases.ts";

const plain: Style = { color: false, columns: undefined, verbose: false };
test.each(Object.entries(cases))("%s follows the schema of SARIF 2.1.0", (_, { outcome }) => {
  for (const verbose of [false, true]) {
    expect(sarifFaults(JSON.parse(sarif(outcome, { ...plain, verbose })))).toEqual([]);
  }
});

test("the schema would tell a mistake", () => {
  const log = JSON.parse(sarif(checked([finding()]), plain));
  expect(sarifFaults(log)).toEqual([]);
  log.runs[0].results[0].locations[0].physicalLocation.region.startLine = 0;
  expect(sarifFaults(log)).toHaveLength(1);
});

describe("a run", () => {
  test("holds every rule that a result names, once, and each result points to its own", () => {
    const findings = [finding(), deletion(3, "age"), deletion(4, "phone"), finding()];
    const { tool, results } = runOf(checked(findings));
    const ids = tool.driver.rules.map(({ id }) => id);
    expect(ids).toEqual(["FIELD_SAME_TYPE", "FIELD_NO_DELETE"]);
    expect(tool.driver.rules[0]).toMatchObject({ name: "FieldSameType" });
    expect(results.map(({ ruleId }) => ruleId)).toEqual(results.map((one) => ids[one.ruleIndex]));
  });

  test("holds a rule that is not one of ours, with what its finding says", () => {
    const { tool } = runOf(checked([finding({ rule: "OURS", instead: "Ask." })]));
    expect(tool.driver.rules).toMatchObject([{ id: "OURS", help: { text: "Instead: Ask." } }]);
  });

  test("says of each rule what GitHub sorts by, and not more than it takes", () => {
    const all = rules.map(({ id, categories }) => finding({ rule: id, categories }));
    const described = runOf(checked(all)).tool.driver.rules;
    expect(described.map(({ id }) => id)).toEqual(rules.map(({ id }) => id));
    for (const { properties, shortDescription, help } of described) {
      expect(["error", "warning"]).toContain(properties["problem.severity"]);
      expect(properties.tags.length).toBeLessThanOrEqual(sarifLimits.tags);
      expect(shortDescription.text.length).toBeLessThanOrEqual(1024);
      expect(help.text).toContain("Instead: ");
    }
  });

  test("shows what is ignored only if asked to, as suppressed", () => {
    const verdict = { findings: [finding()], ignored: [deletion(3, "age")] };
    const outcome = checked([], { verdict });
    expect(runOf(outcome).results.map((one) => one.suppressions)).toEqual([undefined]);
    expect(runOf(outcome, true).results.map((one) => one.suppressions)).toMatchObject([
      undefined,
      [{ kind: "external", status: "accepted" }],
    ]);
  });

  test("that failed is not successful, and says why", () => {
    const outcome = cases["failed-with-positions"]?.outcome;
    if (outcome?.kind !== "failed") throw new Error("no such case");
    const { invocations, results } = runOf(outcome);
    expect(results).toEqual([]);
    expect(invocations[0].executionSuccessful).toBe(false);
    const said = invocations[0].toolExecutionNotifications;
    expect(said.map(({ level }) => level)).toEqual(["error", "error", "error"]);
    expect(said[1]?.message.text).toContain('"Adress" is not defined');
    expect(said[1]?.message.text).toContain('help: did you mean "Address"?');
    // The last one is in the old side, where the new one has something else.
    expect(said.map(({ locations }) => locations?.length)).toEqual([1, 1, undefined]);
  });

  test("with more results than GitHub takes keeps the errors, and says how many are left out", () => {
    const many = Array.from({ length: sarifLimits.results + 2 }, (_, index) =>
      finding({ severity: index < 3 ? "warning" : "error", fingerprint: `${index}` }),
    );
    const { results, invocations } = runOf(checked(many));
    expect(results).toHaveLength(sarifLimits.results);
    expect(results.filter(({ level }) => level === "warning")).toHaveLength(1);
    expect(invocations[0].toolExecutionNotifications[0]?.message.text).toMatch(
      /^2 more findings: code scanning takes 25000 results/,
    );
  });

  test("says which commit of which repository it is about, where that is known", () => {
    const head = { label: "HEAD", commit: "1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d" };
    const repository = "https://example.com/a.git";
    expect(runOf(checked([], { head, repository })).versionControlProvenance).toEqual([
      {
        repositoryUri: repository,
        revisionId: head.commit,
        mappedTo: { uriBaseId: "%SRCROOT%" },
      },
    ]);
    expect(runOf(checked([], { head })).versionControlProvenance).toBeUndefined();
  });
});

describe("a result", () => {
  test.each([
    ["proto/a b.proto", "proto/a%20b.proto"],
    ["a:b/c?d#e%f.proto", "a%3Ab/c%3Fd%23e%25f.proto"],
    ["\u540d.proto", "%E5%90%8D.proto"],
    ["\ud800\u001b.proto", "%EF%BF%BD%1B.proto"],
    ["//host/x.proto", ".//host/x.proto"],
  ])("in %j stands at the relative address %j", (path, uri) => {
    const { results } = runOf(checked([finding({ location: span(path, 1, 2, 3) })]));
    expect(results[0]?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri, uriBaseId: "%SRCROOT%" },
      region: { startLine: 1, startColumn: 2, endLine: 1, endColumn: 3 },
    });
  });

  test.each([
    ["a [b] c", "a [b] c"],
    ["see [this](https://example.com)", "see \\[this\\](https://example.com)"],
    ["a\\[b](1)", "a\\\\\\[b\\](1)"],
    ["a\u202eb\nc", "a\\u{202e}b\\nc"],
  ])("that says %j has no link and no line of its own: %j", (message, text) => {
    expect(runOf(checked([finding({ message })])).results[0]?.message.text).toBe(text);
  });

  test("keeps its fingerprint wherever its lines go", () => {
    const moved = finding({ location: span("a.proto", 99, 1, 2) });
    expect(runOf(checked([moved])).results[0]?.partialFingerprints).toEqual({
      "protoCompat/v1": finding().fingerprint,
    });
  });

  test("of a deleted file stands at the path it had", () => {
    const before = span("old.proto", 1, 1, 9);
    const { results } = runOf(checked([finding({ location: undefined, before })]));
    expect(results[0]?.locations[0]?.physicalLocation.artifactLocation.uri).toBe("old.proto");
    expect(results[0]?.relatedLocations).toBeUndefined();
  });
});

interface Run {
  readonly tool: { readonly driver: { readonly rules: readonly Descriptor[] } };
  readonly versionControlProvenance?: unknown;
  readonly invocations: readonly [Invocation];
  readonly results: readonly Result[];
}

interface Descriptor {
  readonly id: string;
  readonly shortDescription: { readonly text: string };
  readonly help: { readonly text: string };
  readonly properties: { readonly "problem.severity": string; readonly tags: readonly string[] };
}

interface Invocation {
  readonly executionSuccessful: boolean;
  readonly toolExecutionNotifications: readonly {
    readonly level: string;
    readonly message: { readonly text: string };
    readonly locations?: readonly unknown[];
  }[];
}

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly {
    readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } };
  }[];
  readonly relatedLocations?: unknown;
  readonly partialFingerprints: unknown;
  readonly suppressions?: unknown;
}

function runOf(outcome: Parameters<typeof sarif>[0], verbose = false): Run {
  return JSON.parse(sarif(outcome, { ...plain, verbose })).runs[0];
}
