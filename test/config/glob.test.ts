import { expect, test } from "vitest";
import { glob } from "../../src/config/glob.ts";

test.each([
  ["a/b.proto", "a/b.proto", true],
  ["a/b.proto", "a/bXproto", false],
  ["a/*", "a/b.proto", true],
  ["a/*", "a/b/c.proto", false],
  ["a/*", "a", false],
  ["*/v?", "acme/v1", true],
  ["*/v?", "acme/v12", false],
  ["*_test*.proto", "user_test_data.proto", true],
  ["*_test*.proto", "user_tes.proto", false],
  ["**", "a/b/c", true],
  ["**/b", "b", true],
  ["**/b", "a/x/b", true],
  ["**/b", "a/xb", false],
  ["a/**", "a", true],
  ["a/**", "a/b/c", true],
  ["a/**", "ab", false],
  ["a/**/c", "a/c", true],
  ["a/**/c", "a/b/b/c", true],
  ["a/**/c/**/d", "a/c/x/c/d", true],
  ["a/**/c/**/d", "a/c/x/d/c", false],
  ["a**b", "axyb", true],
  ["a**b", "ax/yb", false],
  [".*/x", ".hidden/x", true],
  ["*", ".hidden", true],
  ["v[12]", "v2", true],
  ["v[12]", "v3", false],
  ["v[1-3]x", "v3x", true],
  ["v[!1-3]", "v4", true],
  ["v[!1-3]", "v3", false],
  ["[]]", "]", true],
  ["{a,b}/c", "b/c", true],
  ["{a,b}/c", "c/c", false],
  ["a{,b}", "a", true],
  ["{a/b,c}/d", "a/b/d", true],
  ["{a,{b,c}d}", "cd", true],
  ["a.(b|c)+@$^", "a.(b|c)+@$^", true],
  ["?", "\u{1F600}", true],
  ["[\u{1F600}-\u{1F64F}]", "\u{1F601}", true],
] as const)("%s and %s: %s", (pattern, path, expected) => {
  expect(glob(pattern)?.(path)).toBe(expected);
});

test.each(["a[b", "{a", "a}", "{a,{b}", "{a,b}".repeat(9)])("%s is no pattern", (pattern) => {
  expect(glob(pattern)).toBeUndefined();
});

test("a pattern of a stranger takes no time", () => {
  const name = `${"a".repeat(2000)}y`;
  const start = performance.now();
  expect(glob("*a".repeat(100))?.(name)).toBe(false);
  expect(glob("**/*a/".repeat(30))?.(`${"a/".repeat(500)}y`)).toBe(false);
  expect(performance.now() - start).toBeLessThan(2000);
});
