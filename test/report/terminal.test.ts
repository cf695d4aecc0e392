import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Outcome } from "../../src/check/outcome.ts";
import type { Style } from "../../src/report/style.ts";
import { text } from "../../src/report/text.ts";
import { checked, deletion, failed, finding, note, problem, span } from "../support/outcome.ts";
import { cases } from "./cases.ts";

const plain: Style = { color: false, columns: 80, verbose: false };
const linked: Style = { ...plain, linkBase: "file://here/home/me/apis/" };
const escapeCode = "\u001b";
const link = new RegExp(`${escapeCode}\\]8;;([!-~]*)${escapeCode}\\\\`, "g");

describe("a link", () => {
  test("goes to the file, around the place and nothing else", () => {
    const one = finding({ location: span("proto/a b/\u540d#1.proto", 12, 3, 8) });
    expect(text(checked([one]), linked)).toContain(
      "\u001b]8;;file://here/home/me/apis/proto/a%20b/%E5%90%8D%231.proto\u001b\\" +
        "proto/a b/\u540d#1.proto:12:3\u001b]8;;\u001b\\: error:",
    );
  });

  test("takes no cells: the report is the same without it", () => {
    for (const { outcome } of Object.values(cases)) {
      expect(text(outcome, linked).replace(link, "")).toBe(text(outcome, plain));
    }
  });

  test.each<[string, Outcome]>([
    ["a file that was deleted", checked([finding({ location: undefined })])],
    ["a file of the old side", failed([problem("bad", { path: "a.proto", side: "before" })])],
    ["no file at all", failed([problem("bad")])],
  ])("does not lead to %s", (_, outcome) => {
    expect(text(outcome, linked)).not.toMatch(link);
  });

  test("leads to the file that does not compile", () => {
    const outcome = failed([problem("bad", { path: "a.proto", side: "after" })]);
    expect(text(outcome, linked)).toMatch(link);
  });

  test("holds nothing that could end it, whatever a path holds", () => {
    const unit = fc.constantFrom(
      ..."\u001b|\u0007|\\|;|]|\u009c|\ud800|/|..|%|\u202e|a|\n".split("|"),
    );
    fc.assert(
      fc.property(fc.string({ unit, minLength: 1, maxLength: 12 }), (path) => {
        const report = text(checked([finding({ location: span(path, 1, 1, 2) })]), linked);
        const [start, end] = [...report.matchAll(link)].map(([, address]) => address);
        expect(start).toMatch(/^file:\/\/here\/home\/me\/apis\/[\w.!~*'()%/-]+$/);
        expect(end).toBe("");
        expect(report.replace(link, "")).not.toMatch(/(?!\n)\p{Cc}/u);
      }),
    );
  });
});

describe("a quiet report", () => {
  const quiet: Style = { ...plain, quiet: true };
  const both = [finding({ severity: "warning" }), deletion(3, "age")];
  const notes = [note("broken-before", "it was broken", "a.proto")];

  test.each([
    { failOn: "error", rules: ["FIELD_NO_DELETE"] },
    { failOn: "never", rules: ["FIELD_NO_DELETE"] },
    { failOn: "warning", rules: ["FIELD_SAME_TYPE", "FIELD_NO_DELETE"] },
  ] as const)("with --fail-on $failOn is about $rules alone", ({ failOn, rules }) => {
    const report = text(checked(both, { failOn, notes }), quiet);
    expect([...report.matchAll(/\[([A-Z_]+)\]$/gm)].map(([, rule]) => rule)).toEqual(rules);
    expect(report).not.toMatch(/note|2 errors|1 error/);
    expect(report).toMatch(/[^\n]\n$/);
  });

  test("says nothing where nothing fails", () => {
    expect(text(checked([finding({ severity: "warning" })], { notes }), quiet)).toBe("");
  });

  test("says why nothing was compared", () => {
    const outcome = failed([problem("bad", { path: "a.proto", hint: "mend it" })]);
    expect(text(outcome, quiet)).toBe("a.proto: error: bad\n  help: mend it\n");
  });
});
