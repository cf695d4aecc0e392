import { createFileRegistry, fromJson, toJson } from "@bufbuild/protobuf";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Outcome } from "../../src/check/outcome.ts";
import { inertMarkdown } from "../../src/report/inert-markdown.ts";
import { rdjson } from "../../src/report/rdjson.ts";
import { compileTexts } from "../support/compile-texts.ts";
import { checked, finding, span, within } from "../support/outcome.ts";
import { cases } from "./cases.ts";

// The reader of reviewdog is the JSON of these messages, which refuses fields that it does not know.
const messages = `
syntax = "proto3";
package reviewdog.rdf;
message DiagnosticResult { repeated Diagnostic diagnostics = 1; Source source = 2; Severity severity = 3; }
enum Severity { UNKNOWN_SEVERITY = 0; ERROR = 1; WARNING = 2; INFO = 3; }
message Diagnostic {
  string message = 1;
  Location location = 2;
  Severity severity = 3;
  Source source = 4;
  Code code = 5;
  repeated Suggestion suggestions = 6;
  string original_output = 7;
  repeated RelatedLocation related_locations = 8;
}
message Location { string path = 2; Range range = 3; }
message RelatedLocation { string message = 1; Location location = 2; }
message Range { Position start = 1; Position end = 2; }
message Position { int32 line = 1; int32 column = 2; }
message Suggestion { Range range = 1; string text = 2; }
message Source { string name = 1; string url = 2; }
message Code { string value = 1; string url = 2; }
`;
const registry = createFileRegistry(compileTexts(messages).set);
const result = registry.getMessage("reviewdog.rdf.DiagnosticResult");
if (result === undefined) throw new Error("the messages of reviewdog do not compile");

test.each(Object.entries(cases))("reviewdog reads %s and loses nothing", (_, { outcome }) => {
  const text = rdjson(outcome);
  const read = toJson(result, fromJson(result, JSON.parse(text)));
  expect({ diagnostics: [], ...Object(read) }).toEqual(JSON.parse(text));
  const said = outcome.kind === "checked" ? outcome.verdict.findings : outcome.errors;
  expect(diagnosticsOf(outcome)).toHaveLength(said.length);
});

test("a field that reviewdog does not know would be refused", () => {
  expect(() => fromJson(result, { diagnostics: [{ instead: "x" }] })).toThrow(/unknown/);
});

describe("a range", () => {
  const line = '\t/* \u540d\u{1f469} */ string email = 2; // "\u00e9"';

  test("counts columns in bytes", () => {
    const location = within("a.proto", 3, line, "email");
    const one = finding({ location, lines: { before: undefined, after: line } });
    const start = Buffer.byteLength(line.slice(0, line.indexOf("email"))) + 1;
    expect(diagnosticsOf(checked([one]))[0]?.location).toEqual({
      path: "a.proto",
      range: { start: { line: 3, column: start }, end: { line: 3, column: start + 5 } },
    });
  });

  test.each([
    ["of which the text is not known", span("a", 3, 2, 4), undefined],
    ["over several lines", { ...span("a", 3, 2, 4), end: { line: 5, column: 2 } }, line],
  ])("%s is one of whole lines", (_, location, after) => {
    const one = finding({ location, lines: { before: undefined, after } });
    expect(diagnosticsOf(checked([one]))[0]?.location.range).toEqual({
      start: { line: 3 },
      end: { line: location.end.line },
    });
  });
});

test("no string holds half a character", () => {
  const text = "a\ud800b";
  const one = finding({ message: text, rule: text, instead: text, location: span(text, 1, 1, 2) });
  expect(rdjson(checked([one]))).not.toMatch(/\\ud8/i);
});

test.each([
  ['field 2 "email" of acme.v1.User changed', 'field 2 "email" of acme.v1.User changed'],
  ["KEEP_THIS and that_too", "KEEP_THIS and that_too"],
  ["Mark it with `deprecated = true`.", "Mark it with `deprecated = true`."],
  ["in HEAD~1 (1a2b3c4)", "in HEAD~1 (1a2b3c4)"],
  ["~a~", "`~a~`"],
  ["2*3*4", "`2*3*4`"],
  ["ask @everyone", "`ask @everyone`"],
  ["see #12", "`see #12`"],
  ["![x](https://example.com/x.png)", "`![x](https://example.com/x.png)`"],
  ["<img src=x>", "`<img src=x>`"],
  ["www.example.com", "`www.example.com`"],
  ["_a_", "`_a_`"],
  ["a `b", "``a `b``"],
  ["`b", "`` `b ``"],
  ["`` ` ``` [x]", "```` `` ` ``` [x] ````"],
  ["# a", "`# a`"],
  ["1. a", "`1. a`"],
  ["`a`@b", "`` `a`@b ``"],
])("in Markdown %j is %j", (text, shown) => {
  expect(inertMarkdown(text)).toBe(shown);
});

test("no backtick in a text ends its code span", () => {
  const unit = fc.constantFrom("`", "``", "a", " ", "[", "@", "\\", "*");
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
      const shown = inertMarkdown(text);
      if (shown === text) return;
      const fence = /^`+/.exec(shown)?.[0] ?? "";
      const inside = shown.slice(fence.length, -fence.length);
      expect(shown.endsWith(fence)).toBe(true);
      expect(inside.match(/`+/g) ?? []).not.toContain(fence);
      expect(inside.replace(/^ (.*) $/s, "$1")).toBe(text);
    }),
  );
});

test("as many backticks as a file can hold are no problem", () => {
  expect(inertMarkdown("`@ ".repeat(100_001))).toHaveLength(300_009);
});

interface Diagnostic {
  readonly location: { readonly range: unknown };
}

function diagnosticsOf(outcome: Outcome): readonly Diagnostic[] {
  return JSON.parse(rdjson(outcome)).diagnostics;
}
