import { describe, expect, test } from "vitest";
import { rules } from "../../rules/index.ts";
import { configurationOf } from "../../src/config/configuration.ts";
import { configPaths } from "../../src/config/find.ts";
import { readDeclaration } from "../../src/config/read-declaration.ts";

test("a configuration is looked for beside a file and in every folder above", () => {
  const names = configPaths(["a/b/x.proto", "a/y.proto"]).filter((path) =>
    path.endsWith("/buf.yaml"),
  );
  expect(configPaths(["a/b/x.proto"])).toContain("buf.yaml");
  expect(names).toEqual(["a/buf.yaml", "a/b/buf.yaml"]);
});

function configuration(files: Readonly<Record<string, string>>, some = rules) {
  const declarations = Object.entries(files).map(([path, text]) => readDeclaration(path, text));
  const flags = { use: undefined, except: undefined };
  return configurationOf(declarations, { rules: some, flags });
}

describe("roots are", () => {
  test.each<{
    name: string;
    files: Readonly<Record<string, string>>;
    roots: readonly (readonly string[])[];
  }>([
    { name: "inferred without a configuration", files: {}, roots: [] },
    {
      name: "inferred where ours says nothing of them",
      files: { "proto-compat.yaml": "breaking:\n" },
      roots: [],
    },
    {
      name: "those of ours, one set",
      files: { "proto-compat.yaml": "roots: [proto, x/y=z]\n" },
      roots: [["proto", "x/y=z"]],
    },
    {
      name: "the modules of ours, with their prefixes",
      files: { "proto-compat.yaml": "modules:\n  - path: proto\n  - { path: x, prefix: a/b }\n" },
      roots: [["proto", "x=a/b"]],
    },
    {
      name: "the folder of a v1 module",
      files: { "proto/buf.yaml": "version: v1\n" },
      roots: [["proto"]],
    },
    {
      name: "the folder of a v2 file without modules",
      files: { "buf.yaml": "version: v2\n" },
      roots: [["."]],
    },
    {
      name: "the modules of a v2 file, one set, each folder once",
      files: {
        "buf.yaml":
          "version: v2\nmodules:\n  - path: proto\n  - path: ./vendor/\n    includes: [vendor/a]\n  - path: vendor\n    excludes: [vendor/a]\n  - name: x\n",
      },
      roots: [["proto", "vendor", "."]],
    },
    {
      name: "those of a v1beta1 module",
      files: { "api/buf.yaml": "version: v1beta1\nbuild:\n  roots: [proto, third_party]\n" },
      roots: [["api/proto", "api/third_party"]],
    },
    {
      name: "the modules of a workspace with the roots of each; others are sets of their own",
      files: {
        "buf.work.yaml": "version: v1\ndirectories: [a, b]\n",
        "a/buf.yaml": "version: v1\n",
        "b/buf.yaml": "version: v1beta1\nbuild:\n  roots: [src]\n",
        "c/buf.yaml": "version: v1\n",
      },
      roots: [["a", "b/src"], ["c"]],
    },
    {
      name: "those of ours, not the folder of a buf.yaml in between",
      files: { "proto-compat.yaml": "roots: [proto/src]\n", "proto/buf.yaml": "version: v1\n" },
      roots: [["proto/src"]],
    },
  ])("$name", ({ files, roots }) => {
    const found = configuration(files).roots.map((set) =>
      set.map(({ folder, prefix }) => (prefix === "" ? folder || "." : `${folder}=${prefix}`)),
    );
    expect(found).toEqual(roots);
  });
});

test("aliases and merge keys of YAML are expanded", () => {
  const text = [
    "version: v2",
    "modules:",
    "  - path: a",
    "    breaking: &strict { use: [WIRE], ignore: [a/x] }",
    "  - path: b",
    "    breaking: { <<: *strict, ignore: [b/x] }",
    "  - path: c",
    "    breaking: *strict",
    "",
  ].join("\n");
  const { areas } = configuration({ "buf.yaml": text });
  const sections = areas.flatMap(({ modules }) => modules.map(({ section }) => section?.section));
  expect(sections.map((section) => section?.ignores.map(({ path }) => path.text))).toEqual([
    ["a/x"],
    ["b/x"],
    ["a/x"],
  ]);
  expect(new Set(sections.map((section) => section?.rules.size)).size).toBe(1);
});

test("rules that are used and that there are none of are told", () => {
  const some = rules.filter(({ id }) => !id.startsWith("PACKAGE_"));
  const { notes } = configuration(
    { "buf.yaml": "version: v1\nbreaking:\n  use: [PACKAGE]\n" },
    some,
  );
  expect(notes).toEqual([
    {
      kind: "configuration",
      message:
        "used, but not checked by this version: PACKAGE_ENUM_NO_DELETE, PACKAGE_MESSAGE_NO_DELETE, PACKAGE_NO_DELETE, PACKAGE_SERVICE_NO_DELETE",
      path: "buf.yaml",
      start: { line: 2, column: 1 },
    },
  ]);
});

test("every rule of buf is checked", () => {
  const { notes } = configuration({
    "buf.yaml": "version: v2\nbreaking:\n  use: [FILE, PACKAGE, WIRE_JSON, WIRE, CSR]\n",
  });
  expect(notes).toEqual([]);
});
