import { describe, expect, test } from "vitest";
import { bufConfigPaths, bufRootSets } from "../../src/config/buf-roots.ts";

test("a buf configuration is looked for beside a file and in every folder above", () => {
  expect(bufConfigPaths(["a/b/x.proto", "a/y.proto"])).toEqual([
    "buf.work.yaml",
    "buf.yaml",
    "a/buf.work.yaml",
    "a/buf.yaml",
    "a/b/buf.work.yaml",
    "a/b/buf.yaml",
  ]);
});

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, string>>;
  readonly folders: readonly (readonly string[])[];
}

const cases: readonly Case[] = [
  {
    name: "a v1 module's root is its folder",
    files: { "proto/buf.yaml": "version: v1\n" },
    folders: [["proto"]],
  },
  {
    name: "a v2 file without modules has its folder as root",
    files: { "buf.yaml": "version: v2\n" },
    folders: [[""]],
  },
  {
    name: "the modules of a v2 workspace are one set",
    files: {
      "buf.yaml": "version: v2\nmodules:\n  - path: proto\n  - path: ./vendor/\n  - name: x\n",
    },
    folders: [["proto", "vendor", ""]],
  },
  {
    name: "a v1beta1 module names its roots",
    files: { "api/buf.yaml": "version: v1beta1\nbuild:\n  roots: [proto, third_party]\n" },
    folders: [["api/proto", "api/third_party"]],
  },
  {
    name: "a v1 workspace takes its modules in, with the roots of each",
    files: {
      "buf.work.yaml": "version: v1\ndirectories: [a, b]\n",
      "a/buf.yaml": "version: v1\n",
      "b/buf.yaml": "version: v1beta1\nbuild:\n  roots: [src]\n",
      "c/buf.yaml": "version: v1\n",
    },
    folders: [["a", "b/src"], ["c"]],
  },
  { name: "an empty file is a module", files: { "buf.yaml": "" }, folders: [[""]] },
];

test.each(cases)("$name", ({ files, folders }) => {
  const sets = bufRootSets(new Map(Object.entries(files)));
  expect(sets.map((set) => set.map((root) => root.folder))).toEqual(folders);
});

describe("a configuration that cannot be used is refused with its place", () => {
  test("text that is not YAML", () => {
    expect(() => bufRootSets(new Map([["a/buf.yaml", "version: v1\nbuild: [\n"]]))).toThrow(
      expect.objectContaining({ path: "a/buf.yaml", start: { line: 3, column: 1 } }),
    );
  });
  test("aliases that expand to a billion words", () => {
    const levels = Array.from({ length: 9 }, (_, level) => {
      const item = level === 0 ? "word" : `*a${level - 1}`;
      return `a${level}: &a${level} [${Array(9).fill(item).join(", ")}]`;
    });
    expect(() => bufRootSets(new Map([["buf.yaml", levels.join("\n")]]))).toThrow(
      "its aliases expand without bound",
    );
  });
  test("a module outside of the repository", () => {
    const text = "version: v2\nmodules: [{ path: ../../secrets }]\n";
    expect(() => bufRootSets(new Map([["buf.yaml", text]]))).toThrow(
      '"../../secrets" leads out of the repository',
    );
  });
});
