import { createFileRegistry } from "@bufbuild/protobuf";
import { expect, test } from "vitest";
import { builtInNames } from "../../src/compile/built-in.ts";
import { compileSources } from "../../src/compile/compile-sources.ts";
import { parse } from "../../src/compile/parse.ts";

/** Compiles texts by path, and tells in which order they were asked for. */
function compileAsked(texts: Readonly<Record<string, string>>, tolerant = false) {
  const asked: string[] = [];
  const compiled = compileSources(
    {
      paths: new Set(Object.keys(texts)),
      areKept: false,
      parse: (path) => {
        asked.push(path);
        return parse(path, texts[path] ?? "");
      },
      importOf: (_path, written) => {
        if (Object.hasOwn(texts, written)) return { kind: "file", path: written };
        return builtInNames.has(written) ? { kind: "built-in", name: written } : undefined;
      },
    },
    { tolerant },
  );
  return { compiled, asked };
}

const options = `syntax = "proto2"; import "google/protobuf/descriptor.proto";
  extend google.protobuf.MessageOptions { optional string tag = 50001; }`;

test("files are asked for once, each followed by what it imports", () => {
  const { compiled, asked } = compileAsked({
    "a.proto":
      'syntax = "proto3"; import "b.proto"; import "d.proto"; message A { B b = 1; D d = 2; }',
    "b.proto": 'syntax = "proto3"; import public "c.proto"; message B { C c = 1; }',
    "c.proto": 'syntax = "proto3"; message C {}',
    "d.proto": 'syntax = "proto3"; import "b.proto"; message D { C c = 1; }',
  });
  expect(asked).toEqual(["a.proto", "b.proto", "c.proto", "d.proto"]);
  expect(compiled.errors).toEqual([]);
  expect(compiled.set.file.map(({ name }) => name)).toEqual([
    "c.proto",
    "b.proto",
    "d.proto",
    "a.proto",
  ]);
});

test("a file that is at fault, and what imports it, is asked for again; the others are not", () => {
  const { compiled, asked } = compileAsked({
    "good.proto": 'syntax = "proto3"; message Good {}',
    "importer.proto": 'syntax = "proto3"; import "wrong.proto"; message I { Wrong w = 1; }',
    "wrong.proto": 'syntax = "proto3"; message Wrong { Good g = 1; }',
  });
  expect(asked.toSorted()).toEqual([
    "good.proto",
    "importer.proto",
    "importer.proto",
    "wrong.proto",
    "wrong.proto",
  ]);
  expect(compiled.errors.map(({ message }) => message)).toEqual([
    '"Good" is not defined: "good.proto" defines "Good" but is not imported',
  ]);
});

test("files that import each other are at fault together", () => {
  const { compiled } = compileAsked({
    "a.proto": 'syntax = "proto3"; import "b.proto"; message A { B b = 1; }',
    "b.proto": 'syntax = "proto3"; import "a.proto"; message B { A a = 1; }',
    "c.proto": 'syntax = "proto3"; message C {}',
  });
  expect(compiled.errors.map(({ message }) => message)).toEqual([
    'imports form a cycle: "a.proto" -> "b.proto" -> "a.proto"',
  ]);
  expect(compiled.set.file.map(({ name }) => name)).toContain("c.proto");
});

test("a file that imports itself through others stays out, also where another cycle was told", () => {
  const { compiled } = compileAsked({
    "a.proto":
      'syntax = "proto3"; import "b.proto"; import public "d.proto"; import public "e.proto";',
    "b.proto": 'syntax = "proto3"; import public "c.proto";',
    "c.proto": 'syntax = "proto3"; import public "a.proto";',
    "d.proto": 'syntax = "proto3"; import "c.proto"; message D { E e = 1; }',
    "e.proto": 'syntax = "proto3"; import "c.proto"; message E { D d = 1; }',
    "f.proto": 'syntax = "proto3"; import "e.proto"; message F { E e = 1; }',
  });
  expect(compiled.errors.map(({ message }) => message)).toEqual([
    'imports form a cycle: "a.proto" -> "b.proto" -> "c.proto" -> "a.proto"',
  ]);
  const own = compiled.set.file.filter(({ name }) => !name.startsWith("assumed//"));
  expect(own.map(({ name }) => name)).toEqual(["f.proto"]);
  expect(() => createFileRegistry(compiled.set)).not.toThrow();
});

test("the place of an option is found in the text, parsed once more", () => {
  const path = "a.proto";
  const { compiled, asked } = compileAsked({
    "options.proto": options,
    [path]: `syntax = "proto3"; import "options.proto";
message A {
  option (tag) = "x";
}`,
  });
  expect(asked.filter((each) => each === path)).toHaveLength(1);
  const span = compiled.locations.get(path)?.spanOf([4, 0, 7, 50001]);
  expect(span?.start).toEqual({ line: 3, column: 3 });
  expect(asked.filter((each) => each === path)).toHaveLength(2);
});

test("what is tolerated is told, wherever the file stands among the others", () => {
  const text = 'syntax = "proto3"; message A { Nowhere n = 1; option (unknown) = 1; }';
  const importer = 'syntax = "proto3"; import "a.proto"; message B { A a = 1; }';
  const { compiled } = compileAsked({ "b.proto": importer, "a.proto": text }, true);
  expect(compiled.errors).toEqual([]);
  expect(compiled.notes.map(({ kind, path }) => [kind, path])).toEqual([
    ["unresolved-name", "a.proto"],
    ["unknown-option", "a.proto"],
  ]);
  expect([...(compiled.assumed.get("a.proto") ?? [])]).toEqual(["Nowhere"]);
});
