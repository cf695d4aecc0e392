import fc from "fast-check";
import { expect, test } from "vitest";
import { fold } from "../../src/report/fold.ts";
import { finding } from "../support/outcome.ts";

type Row = readonly [name: string, because: string | undefined, severity?: "error" | "warning"];

function shape(rows: readonly Row[]) {
  const findings = rows.map(([fingerprint, because, severity = "error"]) =>
    finding({ fingerprint, because, severity }),
  );
  return fold(findings).map(({ finding: { fingerprint }, inside }) =>
    [fingerprint, ...inside.map((one) => one.fingerprint)].join(" "),
  );
}

test.each<[string, readonly Row[], readonly string[]]>([
  [
    "is folded into its cause",
    [
      ["a", undefined],
      ["b", "a"],
      ["c", undefined],
    ],
    ["a b", "c"],
  ],
  [
    "is folded into the outermost cause",
    [
      ["a", undefined],
      ["b", "a"],
      ["c", "b"],
    ],
    ["a b c"],
  ],
  [
    "may stand before its cause",
    [
      ["c", "b"],
      ["b", "a"],
      ["a", undefined],
    ],
    ["a c b"],
  ],
  ["whose cause is not there stands alone", [["b", "a"]], ["b"]],
  [
    "stands above a cause that matters less",
    [
      ["a", undefined, "warning"],
      ["b", "a"],
    ],
    ["a", "b"],
  ],
  [
    "of a circle stands alone",
    [
      ["a", "b"],
      ["b", "a"],
      ["c", "c"],
    ],
    ["a", "b", "c"],
  ],
])("a finding %s", (_, rows, expected) => {
  expect(shape(rows)).toEqual(expected);
});

test("every finding is there exactly once, whatever causes what", () => {
  const name = fc.constantFrom("a", "b", "c", "d", "e", "f");
  const row = fc.tuple(
    fc.option(name, { nil: undefined }),
    fc.constantFrom("error" as const, "warning" as const),
  );
  fc.assert(
    fc.property(fc.array(row, { maxLength: 6 }), (causes) => {
      const rows = causes.map(([because, severity], index) => {
        return ["abcdef".charAt(index), because, severity] as const;
      });
      const listed = shape(rows).flatMap((group) => group.split(" "));
      expect(listed.sort()).toEqual(rows.map(([fingerprint]) => fingerprint));
    }),
  );
});
