import fc from "fast-check";
import stringWidth from "string-width";
import { describe, expect, test } from "vitest";
import { excerpt } from "../../src/report/excerpt.ts";
import { text } from "../../src/report/text.ts";
import { wrap } from "../../src/report/wrap.ts";
import { checked, finding, span, within } from "../support/outcome.ts";

const many = "x".repeat(100);

test.each<[string, string, string, number, string, string | undefined]>([
  ["a part of a line", "  int32 a = 1;", "int32", 40, "  int32 a = 1;", "  ^^^^^"],
  ["all of a line", "  int32 a = 1;", "int32 a = 1;", 40, "  int32 a = 1;", undefined],
  ["a place after a tab", "a\tb c", "b", 40, "a   b c", "    ^"],
  ["a place after two tabs", "\t\tb c", "b", 40, "        b c", "        ^"],
  ["a wide character", "\u540d \u524d x", "\u524d", 40, "\u540d \u524d x", "   ^^"],
  ["a combined character", "e\u0301 b", "b", 40, "e\u0301 b", "  ^"],
  [
    "a family of one cell pair",
    "\u{1f468}\u200d\u{1f469} b",
    "b",
    9,
    "\u{1f468}\u200d\u{1f469} b",
    "   ^",
  ],
  ["something invisible", "a \u202e b", "\u202e", 40, "a \\u{202e} b", "  ^^^^^^^^"],
  ["the end of a Windows line", "a b\r", "b", 40, "a b", "  ^"],
  ["a command of a runner", "##[a] b", "b", 40, "##\\u{5b}a] b", "           ^"],
  ["the start of a long line", `ab ${many}`, "ab", 20, "ab xxxxxxxxxxx...", "^^"],
  ["the end of a long line", `${many} ab`, "ab", 20, "...xxxxxxxxxxx ab", "               ^^"],
  ["the middle of one", `${many} ab ${many}`, "ab", 20, "...xxxxxxx ab xxx...", "           ^^"],
  ["more than fits", `a${many}b`, many, 20, "...xxxxxxxxxxxxxx...", "   ^^^^^^^^^^^^^^"],
])("%s is marked", (_, line, part, columns, shown, carets) => {
  expect(excerpt(line, within("a.proto", 1, line, part), columns)).toEqual({ line: shown, carets });
});

test("a span that goes on in the next line is marked to the end of its first", () => {
  const start = { line: 3, column: 3 };
  const shown = excerpt(
    "/**/ message A {",
    { path: "a", start: { line: 3, column: 6 }, end: { line: 9, column: 2 } },
    40,
  );
  expect(shown).toEqual({ line: "/**/ message A {", carets: "     ^^^^^^^^^^^" });
  expect(excerpt("x", { path: "a", start, end: start }, 40).carets).toBe(" ^");
});

test("a place in a line of a megabyte is shown with its neighbourhood", () => {
  const side = "\u540d = 1; ".repeat(75_000);
  const line = `${side}here ${side}`;
  expect(excerpt(line, within("a", 1, line, "here"), 30)).toEqual({
    line: "... 1; \u540d = 1; here \u540d = 1;...",
    carets: "               ^^^^",
  });
});

test("whatever a line holds, it fits, and the carets stand below it", () => {
  const unit = fc.constantFrom(
    "a",
    " ",
    "\t",
    "\u540d",
    "\u{1f469}",
    "\u001b",
    "##[",
    "\u202e",
    "=",
  );
  const lines = fc.string({ unit, maxLength: 80 });
  fc.assert(
    fc.property(
      lines,
      fc.nat(90),
      fc.nat(90),
      fc.integer({ min: 24, max: 90 }),
      (line, start, length, columns) => {
        const shown = excerpt(line, span("a", 1, start + 1, start + length + 1), columns);
        expect(stringWidth(shown.line)).toBeLessThanOrEqual(columns);
        expect(shown.carets ?? "^").toMatch(/^ *\^+$/);
        expect(shown.carets?.length ?? 0).toBeLessThanOrEqual(
          Math.max(stringWidth(shown.line), 0) + 1,
        );
      },
    ),
    { numRuns: 2000 },
  );
});

describe.each([40, 80, 120, 200])("in a terminal of %i cells", (columns) => {
  const around = fc.string({
    unit: fc.constantFrom(
      "a",
      " ",
      "\t",
      "\u540d",
      "e\u0301",
      "\u{1f468}\u200d\u{1f469}",
      "\u0915\u093f",
      "\u202e",
    ),
    maxLength: 150,
  });
  const marked = fc.constantFrom(
    "<>",
    "<\u540d>",
    "<e\u0301\u0301>",
    "<\u{1f468}\u200d\u{1f469}>",
    "<\u202e>",
  );

  test("the carets stand below what is meant, and nothing is wider", () => {
    fc.assert(
      fc.property(around, marked, around, (left, part, right) => {
        const line = `x${left}${part}${right}x`;
        const { line: shown, carets = "" } = excerpt(line, within("a", 1, line, part), columns);
        expect(stringWidth(shown)).toBeLessThanOrEqual(columns);
        const from = shown.indexOf("<");
        const to = shown.indexOf(">") + 1;
        expect(from).toBeGreaterThan(-1);
        expect(carets).toBe(
          " ".repeat(stringWidth(shown.slice(0, from))) +
            "^".repeat(stringWidth(shown.slice(from, to))),
        );
      }),
      { numRuns: 500 },
    );
  });

  test("a report is no wider, but for its last line", () => {
    const long = `${"\t/* \u540d e\u0301 */ ".repeat(9)}string email = 2;${" // x".repeat(40)}`;
    const one = finding({
      message: `field 2 "email" of acme.v1.User ${"changed its type and its name ".repeat(6)}`,
      before: within("a.proto", 11, long, "string"),
      location: within("a.proto", 12, long, "email"),
      lines: { before: long, after: long },
    });
    const lines = text(checked([one]), { color: false, columns, verbose: false })
      .trimEnd()
      .split("\n")
      .slice(0, -1);
    expect(lines.filter((line) => stringWidth(line) > columns)).toEqual([]);
    expect(lines.some((line) => stringWidth(line) > columns - 12)).toBe(true);
  });
});

test.each([
  ["stays on one line off the terminal", undefined, 10, ["aaaa bbbb cccc dddd"]],
  ["stays on one line where it fits", 29, 10, ["aaaa bbbb cccc dddd"]],
  ["goes on below", 28, 10, ["aaaa bbbb cccc", "dddd"]],
  ["goes on below, twice", 12, 4, ["aaaa", "bbbb", "cccc", "dddd"]],
  ["begins below where little room is left", 20, 11, ["", "aaaa bbbb cccc", "dddd"]],
])("a text %s", (_, columns, used, lines) => {
  expect(wrap("aaaa bbbb cccc dddd".split(" "), { columns, used, indent: 4 })).toEqual(lines);
});
