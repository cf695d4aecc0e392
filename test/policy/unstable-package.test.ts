import { expect, test } from "vitest";
import { isUnstablePackage } from "../../src/policy/unstable-package.ts";

// As buf 1.75.0 answers, one by one.
test.each([
  ["a.v1alpha", true],
  ["a.v1alpha1", true],
  ["a.v1alpha0", false],
  ["a.v1p1beta1", true],
  ["a.v1p0beta", false],
  ["a.v1p1beta", true],
  ["a.v0alpha", false],
  ["a.v1test", true],
  ["a.v1testfoo1", true],
  ["a.v1Test", false],
  ["v1beta1", false],
  ["a.v1beta1.b", false],
  ["a.v01beta1", true],
  ["a.v1p01beta1", true],
  ["a.b.v1beta01", true],
  ["a.v1", false],
  ["a.v10beta22", true],
  ["a.v1p1", false],
  ["a.v1p1test", false],
  ["", false],
] as const)('"%s": %s', (name, expected) => {
  expect(isUnstablePackage(name)).toBe(expected);
});
