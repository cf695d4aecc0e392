import { expect, test } from "vitest";
import type { Root } from "../../src/select/selection.ts";
import { answering, filesOf, type Settings } from "../support/answering.ts";

type Texts = Readonly<Record<string, string>>;

const acme = "package acme;";

/** Each world as: name: paths before -> paths after. */
const cases: readonly (readonly [string, Texts, Texts, readonly string[]])[] = [
  [
    "each inferred root is a world of its own",
    { "one/acme/a.proto": acme, "two/acme/a.proto": acme },
    { "one/acme/a.proto": `${acme}//`, "two/acme/a.proto": `${acme}//` },
    ["one: one/acme/a.proto -> one/acme/a.proto", "two: two/acme/a.proto -> two/acme/a.proto"],
  ],
  [
    "a renamed folder stays the same world, by its new name",
    { "one/acme/a.proto": acme },
    { "two/acme/a.proto": acme },
    ["two: one/acme/a.proto -> two/acme/a.proto"],
  ],
  [
    "a folder that moved into itself stays the same world",
    { "api/acme/a.proto": acme },
    { "api/proto/acme/a.proto": acme },
    ["api/proto: api/acme/a.proto -> api/proto/acme/a.proto"],
  ],
  [
    "without a shared import name nothing was renamed",
    { "one/acme/a.proto": acme },
    { "two/acme/b.proto": acme },
    ["one: one/acme/a.proto -> ", "two:  -> two/acme/b.proto"],
  ],
  [
    "the root with most shared import names is the renamed one",
    { "one/acme/a.proto": acme, "one/acme/b.proto": acme },
    { "two/acme/a.proto": acme, "three/acme/a.proto": acme, "three/acme/b.proto": acme },
    [
      "three: one/acme/a.proto one/acme/b.proto -> three/acme/a.proto three/acme/b.proto",
      "two:  -> two/acme/a.proto",
    ],
  ],
  [
    "of equals the first name is the renamed one, and each only once",
    { "one/acme/a.proto": acme, "six/acme/a.proto": acme },
    { "two/acme/a.proto": acme, "three/acme/a.proto": acme },
    ["three: one/acme/a.proto -> three/acme/a.proto", "two: six/acme/a.proto -> two/acme/a.proto"],
  ],
  [
    "a root of which something is left was not renamed",
    { "one/acme/a.proto": acme, "one/acme/b.proto": acme },
    { "two/acme/a.proto": acme, "one/acme/b.proto": acme },
    ["one: one/acme/a.proto one/acme/b.proto -> one/acme/b.proto", "two:  -> two/acme/a.proto"],
  ],
  [
    "a root that was there before is not a renamed one",
    { "one/acme/a.proto": acme, "two/acme/b.proto": acme },
    { "two/acme/a.proto": acme, "two/acme/b.proto": acme },
    ["one: one/acme/a.proto -> ", "two: two/acme/b.proto -> two/acme/a.proto two/acme/b.proto"],
  ],
  [
    "a path whose package changed stays in one world, that of the new side",
    { "one/acme/a.proto": acme },
    { "one/acme/a.proto": "package one.acme;" },
    [": one/acme/a.proto -> one/acme/a.proto"],
  ],
];

test.each(cases)("%s", (_, before, after, expected) => {
  expect(worldsOf(before, after)).toEqual(expected);
});

const folders = (...names: readonly string[]): readonly Root[] =>
  names.map((folder) => ({ folder, prefix: "" }));

test("explicit roots are one world, by the name of the first", () => {
  const files = { "two/a.proto": "", "one/b.proto": "", "other/c.proto": "" };
  expect(worldsOf(files, {}, { roots: folders("two", "one") })).toEqual([
    "other: other/c.proto -> ",
    "two: one/b.proto two/a.proto -> ",
  ]);
});

test("an explicit world has the name of the new side on both", () => {
  const settings = { rootsBefore: folders("one"), roots: folders("two") };
  expect(worldsOf({ "one/a.proto": "" }, { "two/a.proto": "" }, settings)).toEqual([
    "two: one/a.proto -> two/a.proto",
  ]);
});

test("each set of explicit roots is a world of its own", () => {
  const files = {
    "one/a.proto": 'import "x.proto";',
    "one/x.proto": "",
    "two/b.proto": 'import "x.proto";',
    "two/lib/x.proto": "",
  };
  const rootSets = [folders("one"), folders("two", "two/lib")];
  expect(worldsOf(files, {}, { rootSets })).toEqual([
    "one: one/a.proto one/x.proto -> ",
    "two: two/b.proto two/lib/x.proto -> ",
  ]);
});

test("an explicit root is not taken for a renamed one", () => {
  const before = { "one/acme/a.proto": acme, "kept/x.proto": "" };
  const after = { "new/acme/a.proto": acme, "kept/x.proto": "" };
  expect(worldsOf(before, after, { roots: folders("one", "kept") })).toEqual([
    "new:  -> new/acme/a.proto",
    "one: one/acme/a.proto -> ",
  ]);
});

test("each side has the import names of its own root", () => {
  const sides = {
    before: filesOf({ "one/acme/a.proto": acme }),
    after: filesOf({ "one/acme/a.proto": "package one.acme;" }),
  };
  const [world] = answering(sides).selection.worlds;
  expect(world?.before.compared.get("one/acme/a.proto")).toBe("acme/a.proto");
  expect(world?.after.compared.get("one/acme/a.proto")).toBe("one/acme/a.proto");
});

function worldsOf(before: Texts, after: Texts, settings: Settings = {}): readonly string[] {
  const sides = { before: filesOf(before), after: filesOf(after) };
  return answering(sides, settings).selection.worlds.map((world) => {
    const [was, is] = [world.before, world.after].map((side) =>
      [...side.compared.keys()].toSorted().join(" "),
    );
    return `${world.name}: ${was} -> ${is}`;
  });
}
