import { describe, expect, test } from "vitest";
import { extensionRanges } from "../../src/schema/extension-ranges.ts";
import { mergeRanges, rangeWords, subtractRanges } from "../../src/schema/number-range.ts";
import {
  isNameReserved,
  isNumberReserved,
  largestNumber,
  reservedRanges,
  reserveStatement,
} from "../../src/schema/reserved.ts";
import { schemaOf } from "../support/schema-of.ts";
import { find } from "../support/subjects.ts";

describe("ranges of numbers", () => {
  test.each([
    { ranges: "", merged: "" },
    { ranges: "5..5", merged: "5..5" },
    { ranges: "5..9 1..3", merged: "1..3 5..9" },
    { ranges: "1..3 4..9", merged: "1..9" },
    { ranges: "1..9 2..3 9..12", merged: "1..12" },
    { ranges: "-3..-1 0..0", merged: "-3..0" },
  ])("$ranges are $merged, merged", ({ ranges, merged }) => {
    expect(mergeRanges(toRanges(ranges))).toEqual(toRanges(merged));
  });

  test.each([
    { from: "1..9", take: "", left: "1..9" },
    { from: "1..9", take: "4..6", left: "1..3 7..9" },
    { from: "1..9", take: "0..4 9..20", left: "5..8" },
    { from: "1..3 4..9", take: "1..5 6..9", left: "" },
    { from: "-5..5", take: "0..0", left: "-5..-1 1..5" },
  ])("$from without $take are $left", ({ from, take, left }) => {
    expect(subtractRanges(toRanges(from), toRanges(take))).toEqual(toRanges(left));
  });

  test.each([
    { first: 5, last: 5, words: "5" },
    { first: 5, last: 9, words: "5 to 9" },
    { first: 5, last: 100, words: "5 to max" },
    { first: 100, last: 100, words: "100" },
  ])("$first to $last of 100 is written $words", ({ first, last, words }) => {
    expect(rangeWords({ first, last }, 100)).toBe(words);
  });
});

describe("what is reserved", () => {
  const schema = schemaOf({
    "a.proto": `syntax = "proto2"; package acme.v1;
      message User {
        reserved 9 to 11, 2, 1000 to max; reserved "email", "age";
        reserved 12;
        extensions 100 to 199, 200;
      }
      message Set {
        option message_set_wire_format = true;
        extensions 4 to max;
      }
      enum Status { OK = 0; reserved -5 to -1, 7, 40 to max; reserved "GONE"; }`,
  });
  const user = find(schema, "message", "acme.v1.User");
  const status = find(schema, "enum", "acme.v1.Status");

  test("is merged, both ends included", () => {
    expect(reservedRanges(user)).toEqual(toRanges("2..2 9..12 1000..536870911"));
    expect(reservedRanges(status)).toEqual(toRanges("-5..-1 7..7 40..2147483647"));
  });

  test.each([
    { number: 1, is: false },
    { number: 2, is: true },
    { number: 8, is: false },
    { number: 9, is: true },
    { number: 12, is: true },
    { number: 13, is: false },
    { number: 536_870_911, is: true },
  ])("number $number of a message: $is", ({ number, is }) => {
    expect(isNumberReserved(user, number)).toBe(is);
  });

  test.each([
    { number: -6, is: false },
    { number: -5, is: true },
    { number: -1, is: true },
    { number: 0, is: false },
    { number: 7, is: true },
    { number: 8, is: false },
    { number: 2_147_483_647, is: true },
  ])("number $number of an enum: $is", ({ number, is }) => {
    expect(isNumberReserved(status, number)).toBe(is);
  });

  test("is a name only as it was written", () => {
    expect(isNameReserved(user, "email")).toBe(true);
    expect(isNameReserved(user, "Email")).toBe(false);
    expect(isNameReserved(status, "GONE")).toBe(true);
  });

  test("ends at the largest number that its kind of message or enum allows", () => {
    const set = find(schema, "message", "acme.v1.Set");
    expect(reservedRanges(user).at(-1)?.last).toBe(largestNumber(user));
    expect(reservedRanges(status).at(-1)?.last).toBe(largestNumber(status));
    expect(extensionRanges(set).at(-1)?.last).toBe(largestNumber(set));
    expect(largestNumber(set)).toBe(2_147_483_646);
  });

  test("is not what is left to extensions", () => {
    expect(extensionRanges(user)).toEqual(toRanges("100..200"));
    expect(isNumberReserved(user, 100)).toBe(false);
  });
});

describe("a statement that reserves", () => {
  test.each([
    {
      numbers: [2],
      names: ["email"],
      proto3: 'reserved 2; reserved "email";',
      edition: "reserved 2; reserved email;",
    },
    { numbers: [2, 3], names: [], proto3: "reserved 2, 3;", edition: "reserved 2, 3;" },
    { numbers: [], names: ["a", "b"], proto3: 'reserved "a", "b";', edition: "reserved a, b;" },
    { numbers: [], names: [], proto3: "", edition: "" },
  ])("$numbers and $names", ({ numbers, names, proto3, edition }) => {
    const schema = schemaOf({
      "a.proto": 'syntax = "proto3"; message Old {}',
      "b.proto": 'edition = "2023"; message New {}',
    });
    expect(reserveStatement(find(schema, "message", "Old"), numbers, names)).toBe(proto3);
    expect(reserveStatement(find(schema, "message", "New"), numbers, names)).toBe(edition);
  });
});

/** `1..3 5..9` as ranges. */
function toRanges(text: string) {
  return [...text.matchAll(/(-?\d+)\.\.(-?\d+)/g)].map(([, first, last]) => ({
    first: Number(first),
    last: Number(last),
  }));
}
