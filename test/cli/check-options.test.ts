import { expect, test } from "vitest";
import {
  type CheckOptions,
  listOf,
  oneMore,
  oneMoreRoot,
  requestOf,
} from "../../src/cli/check-options.ts";
import { fakeIo } from "../support/fake-io.ts";

const defaults = { failOn: "error", history: true, color: true } as const;

test.each<{ options: Partial<CheckOptions>; means: object }>([
  { options: {}, means: { against: undefined, head: ":worktree", config: { kind: "discover" } } },
  { options: { staged: true }, means: { against: "HEAD", head: ":index" } },
  { options: { staged: true, against: "v1" }, means: { against: "v1", head: ":index" } },
  { options: { against: "v1", head: "v2" }, means: { against: "v1", head: "v2" } },
  { options: { config: false }, means: { config: { kind: "none" } } },
  { options: { config: "none" }, means: { config: { kind: "file", path: "none" } } },
  { options: { C: "src" }, means: { cwd: `${process.cwd()}/src` } },
  { options: {}, means: { history: true } },
  { options: { history: false }, means: { history: false } },
  { options: { all: true, offline: true }, means: { all: true, offline: true } },
  { options: {}, means: { all: false, offline: false, roots: [], excludePaths: [], paths: ["a"] } },
])("$options means $means", ({ options, means }) => {
  expect(requestOf(["a"], { ...defaults, ...options }, fakeIo())).toMatchObject(means);
});

test.each([
  { text: "FILE", earlier: undefined, list: ["FILE"] },
  { text: " field-same-type, wire ,", earlier: undefined, list: ["FIELD_SAME_TYPE", "WIRE"] },
  { text: "WIRE", earlier: ["FILE"], list: ["FILE", "WIRE"] },
])("$text after $earlier is the list $list", ({ text, earlier, list }) => {
  expect(listOf(text, earlier)).toEqual(list);
});

test.each([
  { text: "proto", root: { folder: "proto", prefix: "" } },
  { text: "proto=acme/v1", root: { folder: "proto", prefix: "acme/v1" } },
  { text: "proto=/acme/", root: { folder: "proto", prefix: "acme" } },
  { text: "proto=a=b", root: { folder: "proto", prefix: "a=b" } },
])("$text is the root $root", ({ text, root }) => {
  expect(oneMoreRoot(text)).toEqual([root]);
});

test("flags that may be repeated add to what is there", () => {
  expect(oneMore("b", ["a"])).toEqual(["a", "b"]);
  expect(oneMoreRoot("b", [{ folder: "a", prefix: "" }])).toHaveLength(2);
});
