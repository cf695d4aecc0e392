import { expect, test } from "vitest";
import { lineIndexOf } from "../../src/text/line-index.ts";

const cases = [
  ["the first character", "ab\ncd", 0, "1:1"],
  ["a line end belongs to its line", "ab\ncd", 2, "1:3"],
  ["the first character of a line", "ab\ncd", 3, "2:1"],
  ["the end of the text", "ab\ncd", 5, "2:3"],
  ["behind the end of the text", "ab\ncd", 99, "2:3"],
  ["a CR belongs to its line", "a\r\nb", 3, "2:1"],
  ["a lone CR ends no line", "a\rb", 2, "1:3"],
  ["a tab is one column", "\tb", 1, "1:2"],
  ["a character beyond ASCII is one column", "\u00e9b", 1, "1:2"],
  ["a surrogate pair is one column", "\u{1f600}b", 2, "1:2"],
  ["pairs of earlier lines do not count", "\u{1f600}\u{1f600}\nx\u{1f600}y", 8, "2:3"],
  ["a lone surrogate is one column", "\ud83dab", 2, "1:3"],
  ["an empty text", "", 0, "1:1"],
] as const;

test.each(cases)("%s", (_, text, offset, expected) => {
  const { line, column } = lineIndexOf(text).positionOf(offset);
  expect(`${line}:${column}`).toBe(expected);
});

test("a position in one line of five million characters is found at once", () => {
  const lines = lineIndexOf("\u{1f600}".repeat(2_500_000));
  for (let offset = 0; offset < 5_000_000; offset += 500) {
    expect(lines.positionOf(offset).column).toBe(offset / 2 + 1);
  }
});
