import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { cellsIn } from "../../src/report/cells.ts";

test.each([
  ["", 0],
  ["string a = 1;", 13],
  ["\u540d\u524d", 4],
  ["\uff76\uff9e", 2],
  ["e\u0301", 1],
  ["\u0301", 0],
  ["\u0915\u093f", 2],
  ["\u1112\u1161\u11ab", 2],
  ["\ud55c", 2],
  ["\u00e9\u00df\u05d0\u0416", 4],
  ["\u2764", 1],
  ["\u2764\ufe0f", 2],
  ["#\ufe0f\u20e3", 2],
  ["#\ufe0f", 1],
  ["\u{1f600}", 2],
  ["\u261d\u{1f3fd}", 2],
  ["\u{1f468}\u200d\u{1f469}\u200d\u{1f467}", 2],
  ["\u{1f1e9}\u{1f1ea}", 2],
  ["\u{20000}", 2],
])("%j takes %i cells, and string-width says so too", (text, cells) => {
  expect(cellsIn(text)).toBe(cells);
  expect(stringWidth(text)).toBe(cells);
});

test("what people write is as wide as string-width says", () => {
  const samples =
    "a Z 0 # \u00e9 \u0416 \u05d0 \u0639 \u0915 \u0e01 \u540d \u3042 \u30ab \ud55c \uff21 \uff76 " +
    "\u2014 \u201c \u2026 \u20ac \u2192 \u2713 \u2764\ufe0f \u{1f600} \u{1f1e9}\u{1f1ea} e\u0301";
  const unit = fc.constantFrom(...samples.split(" "), " ");
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 20 }), (text) => {
      expect(cellsIn(text)).toBe(stringWidth(text));
    }),
  );
});
