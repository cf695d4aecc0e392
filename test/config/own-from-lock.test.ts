import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ownFromLock, protolockRules } from "../../src/config/own-from-lock.ts";

const page = readFileSync(join(import.meta.dirname, "../../docs/migrating.md"), "utf8");

test.each(Object.entries(protolockRules))("%s becomes what the documentation says", (name, ids) => {
  const row = page.split("\n").find((line) => line.startsWith(`| \`${name}\``)) ?? "";
  const documented = [...row.matchAll(/`([A-Z]+(?:_[A-Z]+)+)`/g)].map(([, id]) => id);
  expect(documented.toSorted()).toEqual([...ids].sort());
});

test("excludes the folders in which the lock knows no file", () => {
  const lock = lockOf("a.proto", "b:/:c:/:d.proto");
  const paths = [
    "a.proto",
    "b/new.proto",
    "b/c/d.proto",
    "b/x/y.proto",
    "gen/v1/z.proto",
    "gen/w.proto",
  ];
  expect(ownFromLock("proto.lock", lock, paths).excludes).toEqual(["b/x", "gen"]);
});

test("excludes nothing where the lock is about other paths, or about all", () => {
  expect(ownFromLock("proto.lock", lockOf("x.proto"), ["a/b.proto"]).excludes).toBeUndefined();
  expect(ownFromLock("proto.lock", lockOf("a:/:b.proto"), ["a/b.proto"]).excludes).toBeUndefined();
});

test.each(["", "{", "[]", "{}", '{"definitions": 1}', "null"])("%j is no lock", (text) => {
  expect(() => ownFromLock("proto.lock", text, [])).toThrow("not a proto.lock");
});

function lockOf(...protopaths: readonly string[]): string {
  return JSON.stringify({ definitions: protopaths.map((protopath) => ({ protopath, def: {} })) });
}
