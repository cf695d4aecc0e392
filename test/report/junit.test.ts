import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parse } from "junit2json";
import { describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import type { Outcome } from "../../src/check/outcome.ts";
import { junit } from "../../src/report/junit.ts";
import type { Style } from "../../src/report/style.ts";
import { visible } from "../../src/report/visible.ts";
import { checked, finding, span } from "../support/outcome.ts";
import { cases } from "./cases.ts";

const plain: Style = { color: false, columns: undefined, verbose: false };
const schema = readFileSync(
  join(import.meta.dirname, "../../fixtures/schemas/junit-10.xsd"),
  "utf8",
);

test("every case follows the schema of Jenkins", async () => {
  const xml = Object.entries(cases).map(([name, { outcome }]) => {
    return { fileName: `${name}.xml`, contents: junit(outcome, plain) };
  });
  expect((await validateXML({ xml, schema: [schema] })).errors).toEqual([]);
});

test("the schema would tell a mistake", async () => {
  const xml = junit(checked([finding()]), plain).replace('tests="1"', "");
  const { errors } = await validateXML({
    xml: [{ fileName: "a.xml", contents: xml }],
    schema: [schema],
  });
  expect(errors.map(({ message }) => message).join()).toContain("'tests' is required");
});

describe("a reader of JUnit finds", () => {
  test.each(Object.entries(cases))("all of %s", async (_, { outcome }) => {
    const { suites, own } = await read(outcome);
    expect(own.name).toBe("proto-compat");
    expect(own.testcase?.map(({ name }) => name)).toEqual(["comparison"]);
    const findings = outcome.kind === "checked" ? outcome.verdict.findings : [];
    const told = suites.flatMap(({ testcase }) => testcase ?? []);
    expect(told).toHaveLength(findings.length);
    expect(own.errors).toBe(outcome.kind === "failed" ? 1 : 0);
  });

  test("a passing test where there is nothing to report", async () => {
    const { own, suites, totals } = await read(checked([]));
    expect(suites).toEqual([]);
    expect(totals).toMatchObject({ tests: 1, failures: 0, errors: 0 });
    expect(own.testcase?.[0]?.failure).toBeUndefined();
  });

  test("no failure but where the check fails", async () => {
    const findings = [finding(), finding({ severity: "warning" })];
    const failures = async (failOn: "error" | "warning" | "never") =>
      (await read(checked(findings, { failOn }))).totals.failures;
    expect(await failures("error")).toBe(1);
    expect(await failures("warning")).toBe(2);
    expect(await failures("never")).toBe(0);
  });

  test("the advice with a warning, too", async () => {
    const { suites } = await read(checked([finding({ severity: "warning" })]));
    const [output] = suites[0]?.testcase?.[0]?.["system-out"] ?? [];
    expect(output).toMatch(/^proto\/acme\/v1\/user.proto:12:3: warning: field 2 .+\ninstead: Add/);
  });

  test("no two tests of one name", async () => {
    const { suites } = await read(checked([finding(), finding(), finding()]));
    const names = suites.flatMap(({ testcase }) => testcase ?? []).map(({ name }) => name);
    expect(new Set(names).size).toBe(3);
  });

  test("the errors of a run that failed in one test that is not passed", async () => {
    const outcome = cases["failed-with-positions"]?.outcome;
    if (outcome === undefined) throw new Error("no such case");
    const [error] = (await read(outcome)).own.testcase?.[0]?.error ?? [];
    expect(error?.message).toMatch(/^nothing was compared: 3 errors/);
    expect(error?.inner).toMatch(/user.proto:13:1: expected ";" .+\n.+user.proto:21:3: "Adress"/);
  });
});

test.each([
  "]]>",
  "<![CDATA[x]]>",
  "</testsuite><testcase name='x'/>",
  "&amp; &#0; &quot;",
  "true",
  "\u0000\u0001\u001b[2J",
  "\ud800 \udc00 \ufffe \uffff",
  "\u202e\u2066",
  "a\nb\rc\td",
  "\u{1f469}\u200d\u{1f467}",
  "x".repeat(100_000),
])("%j is carried whatever place it comes from", async (text) => {
  const one = finding({
    message: text,
    subject: text,
    rule: text,
    instead: text,
    suggestion: text,
    location: span(text, 1, 1, 2),
  });
  const xml = junit(checked([one]), plain);
  const document = { xml: [{ fileName: "a.xml", contents: xml }], schema: [schema] };
  expect((await validateXML(document)).errors).toEqual([]);
  const { suites } = await read(checked([one]));
  expect(suites.map(({ testcase }) => testcase?.length)).toEqual([1]);
});

test("whatever is said, the document is well formed and says it", async () => {
  const piece = fc.constantFrom(
    ..."]]>|<|>|&|\"|'|\u0007|\ud800|\ufffe|\n|a|\u540d|--|true".split("|"),
  );
  const texts = fc.array(fc.string({ unit: piece, minLength: 1, maxLength: 9 }), {
    minLength: 40,
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(texts, async (messages) => {
      const outcome = checked(messages.map((message) => finding({ message, subject: message })));
      const { suites } = await read(outcome);
      const found = suites.flatMap(({ testcase }) => testcase ?? []);
      expect(found).toHaveLength(messages.length);
      for (const [index, { failure }] of found.entries()) {
        const shown = visible(messages[index] ?? "").replaceAll("\ufffe", "\\u{fffe}");
        expect(failure?.[0]?.message).toBe(shown);
      }
    }),
    { numRuns: 25 },
  );
});

async function read(outcome: Outcome) {
  const parsed = await parse(junit(outcome, plain));
  if (!parsed || !("testsuite" in parsed) || parsed.testsuite === undefined)
    throw new Error("no suites");
  const [own, ...suites] = parsed.testsuite;
  if (own === undefined) throw new Error("no suite");
  return { totals: parsed, own, suites };
}
