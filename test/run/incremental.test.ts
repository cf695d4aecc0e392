import fc from "fast-check";
import { expect, test } from "vitest";
import { rules } from "../../rules/index.ts";
import { check } from "../../src/check/check.ts";
import { compileSide } from "../../src/run/compile-side.ts";
import { toSchema } from "../../src/schema/to-schema.ts";
import type { Selection } from "../../src/select/selection.ts";
import { answering } from "../support/answering.ts";
import { randomChange } from "../support/random-repository.ts";

test("what the change reaches has all the findings of all files", { timeout: 300_000 }, () => {
  let found = 0;
  const property = fc.property(randomChange, (sides) => {
    const all = outcomeOf(answering(sides, { all: true }).selection);
    fc.pre(all.isSound);
    const some = outcomeOf(answering(sides).selection);
    found += some.findings.length;
    expect(some.findings).toEqual(all.findings);
  });
  fc.assert(property, { seed: 20240229, numRuns: 100 });
  expect(found).toBeGreaterThan(100);
});

test("a name that a missing import may own is assumed, whatever file lends it and as what", () => {
  const user =
    'syntax = "proto2"; package b; import public "z.proto"; message F { optional .a.A f = 1; }';
  const gone = 'import public "missing/gone.proto";';
  const above = 'import "proto/a/y.proto"; enum E { E_0 = 0; }';
  const unchanged: readonly (readonly [string, string])[] = [
    ["b/x.proto", user],
    ["z.proto", `syntax = "proto2"; package a.b; import public "a/x.proto"; ${gone}`],
    ["a/x.proto", `syntax = "proto2"; package a; ${gone} ${above}`],
  ];
  const lender = (type: string) => `syntax = "proto2"; package a; ${type}`;
  const sides = {
    before: new Map([...unchanged, ["proto/a/y.proto", lender("enum A { A_0 = 0; }")]]),
    after: new Map([...unchanged, ["schema/a/y.proto", lender("message A {}")]]),
  };
  const all = outcomeOf(answering(sides, { all: true }).selection);
  expect(all.isSound).toBe(true);
  expect(all.findings.map((finding) => finding.split(" ")[1])).toEqual([
    "ENUM_NO_DELETE",
    "PACKAGE_ENUM_NO_DELETE",
  ]);
  expect(outcomeOf(answering(sides).selection)).toEqual(all);
});

test("what becomes a type that a missing import may own is judged alike, whether a file lends it", () => {
  const lender =
    'syntax = "proto2"; package a; enum E { E_0 = 0; E_1 = 1; } message Box { enum E { E_0 = 0; E_1 = 1; } }';
  const user = (fields: string) =>
    `syntax = "proto2"; package a; import "missing/gone.proto"; enum Own { OWN_0 = 0; OWN_1 = 1; }
    message Was { optional .a.E f = 1; } message Is { optional .a.Box.E f = 1; } message M { ${fields} }`;
  const before = `optional int32 number = 1 [default = 7]; optional string text = 2;
    optional Own named = 3 [default = OWN_1]; optional Was shape = 4; optional .a.E gone = 5;`;
  const after = `optional .a.E number = 1 [default = E_1]; optional .a.E text = 2;
    optional .a.E named = 3 [default = E_0]; optional Is shape = 4; optional bytes gone = 5;`;
  const sides = {
    before: new Map([
      ["a/lender.proto", lender],
      ["a/user.proto", user(before)],
    ] as const),
    after: new Map([
      ["a/lender.proto", lender],
      ["a/user.proto", user(after)],
    ] as const),
  };
  const all = outcomeOf(answering(sides, { all: true }).selection);
  expect(all.isSound).toBe(true);
  const told = all.findings.map((finding) => finding.split(" ").slice(1, 3).join(" "));
  expect(told.filter((each) => /^FIELD_(?:WIRE_COMPATIBLE|SAME_DEFAULT)/.test(each))).toEqual([
    "FIELD_WIRE_COMPATIBLE_TYPE a.M.text:",
    "FIELD_WIRE_COMPATIBLE_TYPE a.M.named:",
    "FIELD_WIRE_COMPATIBLE_TYPE a.M.shape:",
  ]);
  expect(outcomeOf(answering(sides).selection)).toEqual(all);
});

/** Names that an import may own which nobody has are another matter: what compiles is compared. */
function outcomeOf({ worlds }: Selection) {
  const before = compileSide(worlds, "before");
  const after = compileSide(worlds, "after");
  const { findings } = check(toSchema(before.worlds), toSchema(after.worlds), rules, {
    merge: false,
  });
  return {
    isSound: before.errors.length + after.errors.length === 0,
    findings: findings.map(
      ({ fingerprint, rule, subject, message, location }) =>
        `${fingerprint} ${rule} ${subject}: ${message} ${JSON.stringify(location)}`,
    ),
  };
}
