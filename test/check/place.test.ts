import { describe, expect, test } from "vitest";
import { check } from "../../src/check/check.ts";
import type { Finding } from "../../src/check/finding.ts";
import type { Schema, SubjectKind } from "../../src/schema/schema.ts";
import type { Span } from "../../src/text/span.ts";
import { type Files, schemaOf } from "../support/schema-of.ts";
import { testRule } from "../support/test-rule.ts";

const user = [
  'syntax = "proto3";',
  "package acme.v1;",
  "message User {",
  "\tstring id = 1;",
  "  string email = 2;",
  "  message Address {",
  "    string street = 1;",
  "  }",
  "}",
  "enum Status { OK = 0; }",
];

describe("something removed is shown", () => {
  test.each<{ name: string; kind: SubjectKind; after: Files; place: string; line: string }>([
    {
      name: "on the line that comes where its line was",
      kind: "field",
      after: { "user.proto": without("email").join("\n") },
      place: "user.proto 5:1-5:20",
      line: "  string email = 2;",
    },
    {
      name: "on the line that replaced it",
      kind: "field",
      after: { "user.proto": user.join("\n").replace("email = 2", "phone = 3") },
      place: "user.proto 5:1-5:20",
      line: "  string email = 2;",
    },
    {
      name: "on the last line, where it was at the end",
      kind: "enum",
      after: { "user.proto": `${without("enum").join("\n")}\n` },
      place: "user.proto 9:1-9:2",
      line: "enum Status { OK = 0; }",
    },
    {
      name: "on a line of code points, whatever they are in UTF-16",
      kind: "field",
      after: {
        "user.proto": without("email").with(4, "  // \u{1f600}\n  message Address {").join("\n"),
      },
      place: "user.proto 5:1-5:7",
      line: "  string email = 2;",
    },
    {
      name: "where its lines are, though line ends changed",
      kind: "field",
      after: { "user.proto": without("email").join("\r\n") },
      place: "user.proto 5:1-5:20",
      line: "  string email = 2;",
    },
    {
      name: "on its message, where that moved to another file",
      kind: "field",
      after: { "other.proto": without("email").join("\n"), "user.proto": 'syntax = "proto3";' },
      place: "other.proto 3:1-3:13",
      line: "  string email = 2;",
    },
  ])("$name", ({ kind, after, place, line }) => {
    const [finding, ...more] = removals(kind, { "user.proto": user.join("\n") }, after);
    expect(more).toEqual([]);
    expect(placeOf(finding?.location)).toBe(place);
    expect(finding?.lines).toEqual({ before: line, after: undefined });
  });

  test("nowhere, if its file is gone", () => {
    const [finding] = removals("file", { "user.proto": user.join("\n") }, {});
    expect(finding?.location).toBeUndefined();
    expect(placeOf(finding?.before)).toBe("user.proto 1:1-1:1");
    expect(finding?.lines).toEqual({ before: undefined, after: undefined });
  });

  test("on the line that comes where its line was, however much else changed", () => {
    const filler = Array.from({ length: 3_000 }, (_, line) => `// line ${line}`);
    const after = [...without("email"), ...filler].join("\n");
    const [finding] = removals("field", { "user.proto": user.join("\n") }, { "user.proto": after });
    expect(placeOf(finding?.location)).toBe("user.proto 5:1-5:20");
  });
});

describe("without texts something removed is shown", () => {
  test.each<{ name: string; kind: SubjectKind; lost: string; place: string }>([
    { name: "on its message", kind: "field", lost: "email", place: "user.proto 3:1-3:13" },
    { name: "on what enclosed it", kind: "message", lost: "Address", place: "user.proto 3:1-3:13" },
    { name: "on its file", kind: "enum", lost: "enum", place: "user.proto 1:1-1:1" },
  ])("$name", ({ kind, lost, place }) => {
    const before = schemaOf({ "user.proto": user.join("\n") });
    const text = without(lost).join("\n").replace("    string street = 1;\n  }\n", "");
    const after = schemaOf({ "user.proto": lost === "Address" ? text : without(lost).join("\n") });
    const rule = testRule({ subjects: [kind], on: "removed", pair: "file" });
    const { findings } = check(textless(before), textless(after), [rule], { merge: false });
    expect(findings.map(({ location }) => placeOf(location))).toEqual([place]);
    expect(findings[0]?.lines).toEqual({ before: undefined, after: undefined });
  });
});

describe("something kept is shown on both sides", () => {
  const before = { "user.proto": user.join("\r\n") };
  const after = { "user.proto": ["// Users", ...user].join("\n") };

  test("with the first line of each, tabs kept and CR not", () => {
    const rule = testRule({ subjects: ["field"], on: "kept", pair: "number" });
    const [finding] = check(schemaOf(before), schemaOf(after), [rule], { merge: false }).findings;
    expect(placeOf(finding?.before)).toBe("user.proto 4:2-4:16");
    expect(placeOf(finding?.location)).toBe("user.proto 5:2-5:16");
    expect(finding?.lines).toEqual({ before: "\tstring id = 1;", after: "\tstring id = 1;" });
  });

  test.each([
    { parts: [[1]], beforeParts: undefined, places: ["4:9-4:11", "5:9-5:11"] },
    { parts: [[1]], beforeParts: [[3]], places: ["4:14-4:15", "5:9-5:11"] },
    { parts: [[10], [3]], beforeParts: undefined, places: ["4:14-4:15", "5:14-5:15"] },
  ])(
    "at the part that the rule points to: $parts, $beforeParts",
    ({ parts, beforeParts, places }) => {
      const rule = testRule({
        subjects: ["field"],
        on: "kept",
        pair: "number",
        check: () => ({ message: "x", parts, ...(beforeParts && { beforeParts }) }),
      });
      const [finding] = check(schemaOf(before), schemaOf(after), [rule], { merge: false }).findings;
      expect([finding?.before, finding?.location].map(placeOf)).toEqual(
        places.map((place) => `user.proto ${place}`),
      );
    },
  );
});

test("something added is shown in the new side only", () => {
  const rule = testRule({ subjects: ["field"], on: "added", pair: "number" });
  const before = schemaOf({ "user.proto": without("email").join("\n") });
  const after = schemaOf({ "user.proto": user.join("\n") });
  const [finding] = check(before, after, [rule], { merge: false }).findings;
  expect([finding?.before, finding?.location].map(placeOf)).toEqual(["", "user.proto 5:3-5:20"]);
  expect(finding?.lines).toEqual({ before: undefined, after: "  string email = 2;" });
});

/** The lines of the user's file without those that hold a word. */
function without(word: string): string[] {
  return user.filter((line) => !line.includes(word));
}

function removals(kind: SubjectKind, before: Files, after: Files): readonly Finding[] {
  const pairing = kind === "field" ? "number" : "file";
  const rule = testRule({ subjects: [kind], on: "removed", pair: pairing });
  return check(schemaOf(before), schemaOf(after), [rule], { merge: false }).findings;
}

function textless(schema: Schema): Schema {
  return { ...schema, files: schema.files.map((file) => ({ ...file, text: undefined })) };
}

function placeOf(span: Span | undefined): string {
  if (span === undefined) return "";
  const { path, start, end } = span;
  return `${path} ${start.line}:${start.column}-${end.line}:${end.column}`;
}
