import { expect, test } from "vitest";
import { parseSpec } from "../../src/source/parse-spec.ts";

test.each([
  ["HEAD~1", { kind: "revision", revision: "HEAD~1" }],
  ["origin/main", { kind: "revision", revision: "origin/main" }],
  ["@{upstream}", { kind: "revision", revision: "@{upstream}" }],
  ["-f", { kind: "revision", revision: "-f" }],
  [":/fix a..b", { kind: "revision", revision: ":/fix a..b" }],
  ["HEAD^{/a..b}", { kind: "revision", revision: "HEAD^{/a..b}" }],
  ["merge-base:origin/main", { kind: "merge-base", revision: "origin/main" }],
  ["tag:", { kind: "tag", glob: undefined }],
  ["tag:v1.*", { kind: "tag", glob: "v1.*" }],
  [":index", { kind: "index" }],
  [":worktree", { kind: "worktree" }],
  ["./proto", { kind: "folder", path: "./proto" }],
  ["../proto", { kind: "folder", path: "../proto" }],
  ["/proto", { kind: "folder", path: "/proto" }],
  [".", { kind: "folder", path: "." }],
  ["..", { kind: "folder", path: ".." }],
  ["C:\\proto", { kind: "folder", path: "C:\\proto" }],
  [".github", { kind: "revision", revision: ".github" }],
  ["./v1.binpb", { kind: "image", path: "./v1.binpb" }],
  ["/x/v1.json.gz", { kind: "image", path: "/x/v1.json.gz" }],
  ["here.bin", { kind: "image", path: "here.bin" }],
  ["elsewhere.bin", { kind: "revision", revision: "elsewhere.bin" }],
  ["v1.json.d", { kind: "revision", revision: "v1.json.d" }],
] as const)("%s is read", (text, expected) => {
  expect(parseSpec(text, (path) => path === "here.bin")).toEqual({ text, ...expected });
});

test.each([
  ["", "a source must not be empty"],
  ["HEAD\nmain", 'source "HEAD\\nmain" holds a control character'],
  ["a\u0000", 'source "a\\u0000" holds a control character'],
  ["merge-base:", '"merge-base:" names no revision'],
  ["main..HEAD", '"main..HEAD" is a range, and a source is one revision'],
  ["main...", '"main..." is a range, and a source is one revision'],
  ["merge-base:a..b", '"merge-base:a..b" is a range, and a source is one revision'],
  [":staged", '":staged" is not a source'],
  [":0:a.proto", '":0:a.proto" is not a source'],
])("%j is refused", (text, message) => {
  expect(() => parseSpec(text, () => false)).toThrow(
    expect.objectContaining({ name: "UsageError", message, hint: expect.any(String) }),
  );
});
