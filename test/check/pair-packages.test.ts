import { expect, test } from "vitest";
import { pair } from "../../src/check/pair.ts";
import { schemaOfWorlds } from "../support/schema-of.ts";

const empty = 'syntax = "proto3";\n';
const inA = `${empty}package a;\n`;
const inB = `${empty}package b;\n`;

test("packages are paired by name within their world, whatever files they have", () => {
  const before = schemaOfWorlds([
    { name: "x", root: "x/", files: { "x/1.proto": inA, "x/2.proto": inB, "x/3.proto": inB } },
    { name: "y", root: "y/", files: { "y/1.proto": inA, "y/2.proto": empty } },
  ]);
  const after = schemaOfWorlds([
    { name: "x", root: "x/", files: { "x/4.proto": inB } },
    { name: "y", root: "y/", files: { "y/1.proto": inA, "y/3.proto": inB } },
  ]);
  const { kept, added, removed } = pair(before, after).pairs("package", "name");
  const paths = (side: (typeof kept)[number]["before"]) => side.files.map((file) => file.path);
  expect(kept.map((each) => [each.before.name, paths(each.before), paths(each.after)])).toEqual([
    ["b", ["x/2.proto", "x/3.proto"], ["x/4.proto"]],
    ["a", ["y/1.proto"], ["y/1.proto"]],
  ]);
  expect(added.map(({ after: is }) => [is.name, paths(is)])).toEqual([["b", ["y/3.proto"]]]);
  expect(removed.map(({ before: was }) => [was.name, paths(was)])).toEqual([
    ["a", ["x/1.proto"]],
    ["", ["y/2.proto"]],
  ]);
});

test("a package whose files got another root is the same, unless that root had one before", () => {
  const before = schemaOfWorlds([
    { name: "x", root: "x/", files: { "x/a.proto": inA, "x/b.proto": inB } },
    { name: "y", root: "y/", files: { "y/b.proto": inB } },
  ]);
  const after = schemaOfWorlds([
    { name: "y", root: "y/", files: { "y/b.proto": inB } },
    { name: "z", root: "z/", files: { "z/a.proto": inA } },
  ]);
  const { kept, added, removed } = pair(before, after).pairs("package", "name");
  expect(kept.map(({ after: is }) => [is.name, is.files[0].path])).toEqual([
    ["b", "y/b.proto"],
    ["a", "z/a.proto"],
  ]);
  expect(added).toEqual([]);
  expect(removed.map(({ before: was }) => [was.name, was.files[0].path])).toEqual([
    ["b", "x/b.proto"],
  ]);
});
