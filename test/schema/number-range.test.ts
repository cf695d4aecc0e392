import fc from "fast-check";
import { expect, test } from "vitest";
import { inRanges, losses, subtractRanges } from "../../src/schema/number-range.ts";

test("a number is left if it was there and not taken away", () => {
  const range = fc.tuple(fc.integer({ min: 0, max: 30 }), fc.nat(6));
  const ranges = fc.array(range.map(([first, more]) => ({ first, last: first + more })));
  const property = fc.property(ranges, ranges, (some, others) => {
    const left = subtractRanges(some, others);
    for (let number = 0; number < 40; number++) {
      expect(inRanges(left, number)).toBe(inRanges(some, number) && !inRanges(others, number));
    }
  });
  fc.assert(property, { seed: 20240229 });
});

test("what many ranges lost is told of each in no time", () => {
  const every = (step: number) =>
    Array.from({ length: 200_000 }, (_, index) => ({
      first: index * 8 + step,
      last: index * 8 + 6,
    }));
  const lost = losses(every(1), every(3));
  expect(lost).toHaveLength(200_000);
  expect(lost[1]).toEqual({ range: { first: 9, last: 14 }, lost: [{ first: 9, last: 10 }] });
}, 10_000);
