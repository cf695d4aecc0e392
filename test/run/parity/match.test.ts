import { expect, test } from "vitest";
import type { Finding } from "../../../src/check/finding.ts";
import type { PlacedPeerFinding } from "../../../src/run/parity/ask-peer.ts";
import { type KnownBy, match } from "../../../src/run/parity/match.ts";
import { finding, span } from "../../support/outcome.ts";

const path = "acme/v1/user.proto";

function ours(rule: string, line: number, message: string): Finding {
  return finding({ rule, message, location: span(path, line, 1, 2) });
}

function theirs(rule: string, line: number | undefined, message: string): PlacedPeerFinding {
  return { rule, path, line, message, deleted: undefined, withStubs: false };
}

const deletedField =
  'Previously present field "2" with name "email" on message "User" was deleted.';
const removedRange =
  'Previously present reserved range "[4,10]" on message "User" is missing values: [6], [9,10] were removed.';

const cases: readonly [string, KnownBy, Finding, PlacedPeerFinding, boolean][] = [
  ["the same line", "line", ours("A", 3, "x"), theirs("A", 3, "y"), true],
  ["another line", "line", ours("A", 3, "x"), theirs("A", 4, "y"), false],
  ["another rule", "line", ours("A", 3, "x"), theirs("B", 3, "y"), false],
  [
    "another line where the words count",
    "words",
    ours("A", 3, 'field 2 "email" of acme.v1.User was deleted'),
    theirs("A", 9, deletedField),
    true,
  ],
  [
    "the same line where the words count",
    "words",
    ours("A", 9, 'field 2 "mail" of acme.v1.User was deleted'),
    theirs("A", 9, deletedField),
    false,
  ],
  [
    "another number",
    "words",
    ours("A", 9, 'field 12 "email" of acme.v1.User was deleted'),
    theirs("A", 9, deletedField),
    false,
  ],
  [
    "a message inside of the message",
    "words",
    ours("A", 9, 'field 2 "email" of acme.v1.User.Address was deleted'),
    theirs("A", 9, deletedField),
    false,
  ],
  [
    "numbers that were released",
    "words",
    ours("A", 5, "reserved numbers 6, 9 to 10 of acme.v1.User were released"),
    theirs("A", 4, removedRange),
    true,
  ],
  [
    "other numbers that were released",
    "words",
    ours("A", 5, "reserved numbers 6, 9 to 11 of acme.v1.User were released"),
    theirs("A", 4, removedRange),
    false,
  ],
  [
    "the same line where words or line count",
    "words or line",
    ours("A", 9, "field 2"),
    theirs("A", 9, deletedField),
    true,
  ],
];

test.each(cases)("%s", (_name, knownBy, one, other, isSame) => {
  const matched = match([one], [other], () => knownBy);
  expect(matched).toEqual(
    isSame
      ? { both: [{ ours: one, theirs: other }], onlyOurs: [], onlyTheirs: [] }
      : { both: [], onlyOurs: [one], onlyTheirs: [other] },
  );
});

test("each finding is paired once", () => {
  const one = ours("A", 3, "x");
  const other = theirs("A", 3, "y");
  const matched = match([one], [other, other], () => "line");
  expect(matched).toEqual({
    both: [{ ours: one, theirs: other }],
    onlyOurs: [],
    onlyTheirs: [other],
  });
});

test("what stands in no file of the new side is paired with what does neither", () => {
  const one = finding({ rule: "A", message: 'file "a.proto" was deleted', location: undefined });
  const other = { ...theirs("A", undefined, 'file "a.proto" was deleted'), path: undefined };
  expect(match([one], [other], () => "words").both).toHaveLength(1);
  expect(match([ours("A", 1, one.message)], [other], () => "words").both).toHaveLength(0);
});
