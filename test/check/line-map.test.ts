import { describe, expect, test } from "vitest";
import { lineMap } from "../../src/check/line-map.ts";

test.each([
  {
    name: "a deleted line is where the next one is now",
    before: "abc",
    after: "ac",
    at: [2, 2],
    is: 2,
  },
  {
    name: "the last lines are where the text ends now",
    before: "abcd",
    after: "ab",
    at: [4, 4],
    is: 2,
  },
  {
    name: "the first line is where the text starts",
    before: "abc",
    after: "bc",
    at: [1, 1],
    is: 1,
  },
  {
    name: "a replaced line is where its successor is",
    before: "abc",
    after: "aXYc",
    at: [2, 2],
    is: 2,
  },
  {
    name: "of replaced lines each is at the same place among the new ones",
    before: "abcd",
    after: "XYZd",
    at: [3, 3],
    is: 3,
  },
  {
    name: "of many lines replaced by few the rest are at the last of these",
    before: "abcde",
    after: "XYe",
    at: [4, 4],
    is: 2,
  },
  { name: "lines added above are counted", before: "abc", after: "XYac", at: [2, 2], is: 4 },
  { name: "lines deleted above are counted", before: "abcdef", after: "cef", at: [4, 4], is: 2 },
  {
    name: "of a declaration the first deleted line counts",
    before: "abcd",
    after: "abXd",
    at: [2, 3],
    is: 3,
  },
  {
    name: "a line that is kept is where it is now",
    before: "abcd",
    after: "Xabcd",
    at: [2, 3],
    is: 3,
  },
  { name: "all lines are gone", before: "abc", after: "", at: [2, 2], is: 1 },
])("$name", ({ before, after, at: [first = 0, last = 0], is }) => {
  expect(lineMap([...before], [...after])(first, last)).toBe(is);
});

describe("where an exact comparison would take too long", () => {
  const filler = (name: string) => Array.from({ length: 3_000 }, (_, line) => `${name} ${line}`);

  test.each([
    {
      name: "a line is placed between what surrounds it",
      before: "abc",
      after: "ac",
      at: 2,
      is: 3_002,
    },
    {
      name: "a replaced line is where its successor is",
      before: "abc",
      after: "aXc",
      at: 2,
      is: 3_002,
    },
    { name: "a kept line is where it is now", before: "abc", after: "Xabc", at: 2, is: 3_003 },
    { name: "repeated lines are no anchors", before: "a}b}c", after: "a}c", at: 3, is: 3_003 },
    {
      name: "lines that changed places are no anchors",
      before: "abcd",
      after: "dabc",
      at: 4,
      is: 3_005,
    },
  ])("$name", ({ before, after, at, is }) => {
    const old = [...filler("old"), ...before, ...filler("lost")];
    const now = [...filler("new"), ...after, ...filler("won")];
    expect(lineMap(old, now)(3_000 + at, 3_000 + at)).toBe(is);
  });

  test("it is found out quickly, also without anything in common", () => {
    const lines = (name: string) => Array.from({ length: 50_000 }, (_, line) => `${name} ${line}`);
    const start = performance.now();
    expect(lineMap(lines("old"), lines("new"))(20_000, 20_000)).toBe(20_000);
    expect(performance.now() - start).toBeLessThan(5_000);
  });
});
