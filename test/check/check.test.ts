import { describe, expect, test } from "vitest";
import { check } from "../../src/check/check.ts";
import type { Finding } from "../../src/check/finding.ts";
import { schemaOf, schemaOfWorlds } from "../support/schema-of.ts";
import { testRule } from "../support/test-rule.ts";

const removedMessages = testRule({
  id: "MESSAGES",
  subjects: ["message"],
  on: "removed",
  pair: "file",
});
const removedEnums = testRule({ id: "ENUMS", subjects: ["enum"], on: "removed", pair: "file" });
const removedFiles = testRule({ id: "FILES", subjects: ["file"], on: "removed", pair: "file" });
const removedNames = testRule({ id: "NAMES", subjects: ["message"], on: "removed", pair: "name" });
const removedPackages = testRule({
  id: "PACKAGES",
  subjects: ["package"],
  on: "removed",
  pair: "name",
});
const keptFields = testRule({ id: "FIELDS", subjects: ["field"], on: "kept", pair: "number" });

describe("because", () => {
  const before = schemaOf({
    "a.proto": 'syntax = "proto3"; message A { message B { message C {} enum E { X = 0; } } }',
    "b.proto": 'syntax = "proto3"; message D { message F {} }',
  });
  const after = schemaOf({ "a.proto": 'syntax = "proto3"; message A {}' });

  test("a removal names that of the nearest thing around it", () => {
    const { findings } = check(before, after, [removedMessages, removedEnums], { merge: false });
    expect(reasonsOf(findings)).toEqual([
      "ENUMS A.B.E because of MESSAGES A.B",
      "MESSAGES A.B",
      "MESSAGES A.B.C because of MESSAGES A.B",
    ]);
  });

  test("what no rule speaks of explains nothing", () => {
    const { findings } = check(before, after, [removedEnums], { merge: false });
    expect(reasonsOf(findings)).toEqual(["ENUMS A.B.E"]);
  });

  test("a deleted file explains what was in it, unless something nearer does", () => {
    const rules = [removedFiles, removedNames];
    expect(reasonsOf(check(before, after, rules, { merge: false }).findings)).toEqual([
      "NAMES A.B",
      "NAMES A.B.C because of NAMES A.B",
      "FILES b.proto",
      "NAMES D because of FILES b.proto",
      "NAMES D.F because of NAMES D",
    ]);
  });

  test("a deleted package explains its files, and what was in them where no file does", () => {
    const sides = [
      schemaOf({
        "a.proto": 'syntax = "proto3"; package a; message A { message B {} }',
        "more.proto": 'syntax = "proto3"; package a; message C {}',
        "kept.proto": 'syntax = "proto3"; package b; message D {}',
      }),
      schemaOf({ "kept.proto": 'syntax = "proto3"; package b;' }),
    ] as const;
    const rules = [removedPackages, removedFiles, removedNames];
    expect(reasonsOf(check(...sides, rules, { merge: false }).findings)).toEqual([
      "FILES a.proto because of PACKAGES a",
      "PACKAGES a",
      "NAMES a.A because of FILES a.proto",
      "NAMES a.A.B because of NAMES a.A",
      "NAMES b.D",
      "FILES more.proto because of PACKAGES a",
      "NAMES a.C because of FILES more.proto",
    ]);
    expect(
      reasonsOf(check(...sides, [removedPackages, removedNames], { merge: false }).findings),
    ).toEqual([
      "PACKAGES a",
      "NAMES a.A because of PACKAGES a",
      "NAMES a.A.B because of NAMES a.A",
      "NAMES b.D",
      "NAMES a.C because of PACKAGES a",
    ]);
  });

  test("the same rule explains before another", () => {
    const other = testRule({ ...removedMessages, id: "A_FIRST" });
    const { findings } = check(before, after, [other, removedMessages], { merge: false });
    expect(reasonsOf(findings)).toEqual([
      "A_FIRST A.B",
      "A_FIRST A.B.C because of A_FIRST A.B",
      "MESSAGES A.B",
      "MESSAGES A.B.C because of MESSAGES A.B",
    ]);
  });
});

describe("findings", () => {
  const text =
    'syntax = "proto3";\nmessage A { int32 b = 1; int32 a = 2; }\nmessage B { int32 c = 1; }';

  test("are sorted by path, line, column, then rule", () => {
    const schema = schemaOf({
      "b.proto": text,
      "a.proto": text.replaceAll("message ", "message X"),
    });
    const other = testRule({ ...keptFields, id: "EARLIER" });
    const { findings } = check(schema, schema, [keptFields, other], { merge: false });
    expect(
      findings.map(({ rule, subject, location }) => `${location?.path} ${subject} ${rule}`),
    ).toEqual(
      [
        "a.proto XA.b",
        "a.proto XA.a",
        "a.proto XB.c",
        "b.proto A.b",
        "b.proto A.a",
        "b.proto B.c",
      ].flatMap((name) => [`${name} EARLIER`, `${name} FIELDS`]),
    );
  });

  test("that say the same of the same thing come once", () => {
    const schema = schemaOf({ "a.proto": text });
    const twice = testRule({
      ...keptFields,
      check: () => [{ message: "again" }, { message: "again" }, { message: "other" }],
    });
    const { findings } = check(schema, schema, [twice], { merge: false });
    expect(findings.map(({ subject, message }) => `${subject} ${message}`)).toEqual(
      ["A.b", "A.a", "B.c"].flatMap((name) => [`${name} again`, `${name} other`]),
    );
  });

  test("carry what the rule says, and the severity of the case", () => {
    const schema = schemaOf({ "a.proto": 'syntax = "proto3"; message A { int32 b = 1; }' });
    const rule = testRule({
      ...keptFields,
      categories: ["WIRE", "FILE"],
      check: () => ({ message: "m", severity: "error", suggestion: "reserved 1;" }),
    });
    expect(check(schema, schema, [rule], { merge: false }).findings).toMatchObject([
      {
        rule: "FIELDS",
        severity: "error",
        categories: ["WIRE", "FILE"],
        kind: "field",
        subject: "A.b",
        message: "m",
        instead: "Instead.",
        suggestion: "reserved 1;",
        also: [],
        because: undefined,
      },
    ]);
  });

  test("of the same names in two worlds have different fingerprints", () => {
    const schema = schemaOfWorlds([
      { name: "x", root: "x/", files: { "x/a.proto": text } },
      { name: "y", root: "y/", files: { "y/a.proto": text } },
    ]);
    const { findings } = check(schema, schema, [keptFields], { merge: false });
    expect(findings).toHaveLength(6);
    expect(new Set(findings.map((finding) => finding.fingerprint)).size).toBe(6);
  });

  test("keep their fingerprints when lines and other things move", () => {
    const moved = text.replace("message A", "// A\n\nmessage Z {}\n\nmessage A");
    const fingerprints = [text, moved].map((after) => {
      const sides = [schemaOf({ "a.proto": text }), schemaOf({ "a.proto": after })] as const;
      return check(...sides, [keptFields], { merge: false }).findings.map(
        (found) => found.fingerprint,
      );
    });
    expect(fingerprints[0]).toEqual(fingerprints[1]);
  });
});

test("two empty sides have no findings and no notes", () => {
  const nothing = schemaOf({});
  const result = check(nothing, nothing, [keptFields, removedFiles], { merge: true });
  expect(result).toEqual({ findings: [], notes: [] });
});

function reasonsOf(findings: readonly Finding[]): readonly string[] {
  return findings.map((finding) => {
    const reason = findings.find((other) => other.fingerprint === finding.because);
    const words = `${finding.rule} ${finding.subject}`;
    return reason === undefined ? words : `${words} because of ${reason.rule} ${reason.subject}`;
  });
}
