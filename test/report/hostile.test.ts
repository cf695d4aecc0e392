import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Outcome } from "../../src/check/outcome.ts";
import { githubCommand } from "../../src/report/github-command.ts";
import { reporters } from "../../src/report/reporters.ts";
import type { Style } from "../../src/report/style.ts";
import { visible } from "../../src/report/visible.ts";
import { checked, failed, finding, note, problem, span } from "../support/outcome.ts";
import { jsonFaults, sarifFaults } from "../support/report-schemas.ts";
import { runnerCommands } from "../support/runner.ts";

const pieces = fc.constantFrom(
  ..."::|:|##[|##|[|]|#|%0A|%0D%0A|%25|%|,|=|;| |error|set-output name=a|group|add-mask".split("|"),
  ..."\n|\r|\t|\u001b[2J|\u009b31m|\u0007|\u202e|\u2066|\u200f|\u061c|\u200b|\ufeff|\u2028".split(
    "|",
  ),
  ..."\u0085|\u00a0|\u3000|\ud800|\udc00|\u{e0041}|\u540d|\u{1f469}|\u200d|\ufe0f|e\u0301|\u0301|\u{1d165}|a|Z".split(
    "|",
  ),
);
const hostile = fc.string({
  unit: fc.oneof({ weight: 4, arbitrary: pieces }, fc.string({ unit: "binary", maxLength: 1 })),
  maxLength: 24,
});
const style = fc.record<Style>({
  color: fc.constant(false),
  columns: fc.constantFrom(undefined, 20, 60, 100),
  verbose: fc.boolean(),
});
const place = fc.record({ path: hostile, line: fc.nat(9), start: fc.nat(9), end: fc.nat(9) });
const spanned = place.map(({ path, line, start, end }) =>
  span(path, line + 1, start + 1, start + end + 1),
);
const findings = fc
  .record({
    message: hostile,
    instead: hostile,
    suggestion: fc.option(hostile, { nil: undefined }),
    subject: hostile,
    also: fc.array(hostile, { maxLength: 2 }),
    location: fc.option(spanned, { nil: undefined }),
    before: fc.option(spanned, { nil: undefined }),
    lines: fc.record({ before: hostile, after: hostile }),
  })
  .map((parts) => finding(parts));
const notes = fc.array(
  fc.tuple(hostile, hostile).map(([message, path]) => note("skipped-path", message, path)),
  { maxLength: 2 },
);
const sides = fc.record({
  against: hostile.map((label) => ({ label, commit: undefined })),
  head: hostile.map((label) => ({ label, commit: undefined })),
});
const problems = fc
  .record({
    message: hostile,
    path: fc.option(hostile, { nil: undefined }),
    start: fc.option(fc.constant({ line: 3, column: 4 }), { nil: undefined }),
    side: fc.constantFrom("before" as const, "after" as const, undefined),
    hint: fc.option(hostile, { nil: undefined }),
  })
  .map(({ message, ...parts }) => problem(message, parts));
const outcomes: fc.Arbitrary<Outcome> = fc.oneof(
  fc
    .tuple(fc.array(findings, { maxLength: 3 }), sides, notes)
    .map(([list, labels, noted]) => checked(list, { ...labels, notes: noted })),
  fc
    .tuple(fc.array(problems, { minLength: 1, maxLength: 3 }), sides, notes)
    .map(([list, labels, noted]) => failed(list, { ...labels, notes: noted })),
);

const others = ["text", "json", "markdown", "sarif", "junit", "gitlab", "rdjson"] as const;

const dangerous =
  /(?!\n)[\p{Cc}\p{Cs}\p{Bidi_Control}\u2028\u2029\u200b\ufeff\u{e0000}-\u{e007f}]/u;

describe("whatever a pull request contains", () => {
  test.each(others)("%s holds no command", (format) => {
    fc.assert(
      fc.property(outcomes, style, (outcome, look) => {
        expect(runnerCommands(reporters[format](outcome, look))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  test("github holds one command for each finding or error and no other", () => {
    fc.assert(
      fc.property(outcomes, style, (outcome, look) => {
        const commands = runnerCommands(reporters.github(outcome, look));
        const said = outcome.kind === "checked" ? outcome.verdict.findings : outcome.errors;
        expect(commands.map(({ name }) => name)).toEqual(said.map(() => "error"));
        for (const [index, { message }] of said.entries()) {
          expect(commands[index]?.data).toContain(visible(message));
        }
      }),
      { numRuns: 2000 },
    );
  });

  test.each([...others, "github"] as const)("%s holds no deceptive character", (format) => {
    fc.assert(
      fc.property(outcomes, style, (outcome, look) => {
        expect(reporters[format](outcome, look)).not.toMatch(dangerous);
      }),
      { numRuns: 2000 },
    );
  });

  test("json and sarif follow their schemas", () => {
    fc.assert(
      fc.property(outcomes, style, (outcome, look) => {
        expect(jsonFaults(JSON.parse(reporters.json(outcome, look)))).toEqual([]);
        expect(sarifFaults(JSON.parse(reporters.sarif(outcome, look)))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  test("json holds the very strings", () => {
    fc.assert(
      fc.property(findings, (one) => {
        const { findings: found } = JSON.parse(reporters.json(checked([one]), plain));
        const { message, subject, also, location, before } = one;
        expect(found[0]).toMatchObject({ message, subject, also });
        expect(found[0].location).toEqual(location ?? null);
        expect(found[0].before).toEqual(before ?? null);
      }),
    );
  });
});

const plain: Style = { color: false, columns: undefined, verbose: false };

describe("a workflow command", () => {
  test("comes back from the runner as it was written", () => {
    fc.assert(
      fc.property(hostile, hostile, (file, message) => {
        // The runner drops `=` at the start of a value; nothing can be written that keeps it.
        fc.pre(!file.startsWith("="));
        const properties = [["file", file] as const, ["title", "RULE"] as const];
        const written = githubCommand({ name: "warning", properties, message });
        const expected = new Map(properties.filter(([, value]) => value !== ""));
        expect(runnerCommands(written)).toEqual([
          { name: "warning", properties: expected, data: message },
        ]);
      }),
      { numRuns: 5000 },
    );
  });

  test("is one line whatever it says", () => {
    fc.assert(
      fc.property(hostile, hostile, (file, message) => {
        const written = githubCommand({ name: "error", properties: [["file", file]], message });
        expect(written).not.toMatch(/[\r\n]/);
      }),
    );
  });

  test("without properties has no space after its name", () => {
    const written = githubCommand({ name: "notice", properties: [], message: "a::b" });
    expect(written).toBe("::notice::a::b");
  });
});

test("a message that GitHub would cut ends in an ellipsis, not in half a character", () => {
  const message = `a${"\u{1f600}".repeat(5000)}`;
  const [command] = runnerCommands(reporters.github(checked([finding({ message })]), plain));
  expect(command?.data).toMatch(/\u{1f600}\.\.\.$/u);
  expect(command?.data.length).toBeGreaterThan(4090);
  expect(command?.data.length).toBeLessThanOrEqual(4096);
});

test.each([
  ["::error file=a%3Ab::c%0Ad", { name: "error", properties: { file: "a:b" }, data: "c\nd" }],
  [" \u00a0::group::x", { name: "group", properties: {}, data: "x" }],
  ["#\u200d#\ufe0f[endgroup]", { name: "endgroup", properties: {}, data: "" }],
  ["\u200d:\u200d:echo::on", { name: "echo", properties: {}, data: "on" }],
  ["harmless ##[endgroup]", { name: "endgroup", properties: {}, data: "" }],
  ["%250A", undefined],
  ["a ::error::b", undefined],
])("the runner of these tests reads %j as the real one does", (line, command) => {
  const found = runnerCommands(line).map(({ properties, ...rest }) => {
    return { ...rest, properties: Object.fromEntries(properties) };
  });
  expect(found).toEqual(command === undefined ? [] : [command]);
});

test.each([
  ["plain: text, 100% [fine] ## a::b", "plain: text, 100% [fine] ## a::b"],
  ["\u05e9\u05dc\u05d5\u05dd \u540d e\u0301", "\u05e9\u05dc\u05d5\u05dd \u540d e\u0301"],
  ["\u{1f468}\u200d\u{1f469} \u2764\ufe0f", "\u{1f468}\u200d\u{1f469} \u2764\ufe0f"],
  ["a\nb\rc\td", "a\\nb\\rc\\td"],
  ["\u001b[31m\u202e\u{e0041}\ud800", "\\u{1b}[31m\\u{202e}\\u{e0041}\\u{d800}"],
  ["##[group] ::error::", "##\\u{5b}group] \\u{3a}:error::"],
  ["#\u200d#\ufe0f[group]", "#\u200d#\ufe0f\\u{5b}group]"],
  [":", "\\u{3a}"],
  [":\u200d:echo::on", "\\u{3a}\u200d:echo::on"],
  ['option ruby_package = "A::B";', 'option ruby_package = "A::B";'],
])("%j is shown as %j", (text, shown) => {
  expect(visible(text)).toBe(shown);
});
