import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { synthetic, typicalPath } from "../../bench/checks/synthetic.mjs";
import { compile } from "../../src/compile/compile.ts";
import { parse } from "../../src/compile/parse.ts";
import { createFolder } from "../support/repository.ts";

test("a made monorepo imports as real ones do, whatever its size", () => {
  for (const number of [1000, 4000]) {
    const imports = importsIn(made(number));
    const closures = [...imports.keys()]
      .map((path) => closureOf(path, imports).size)
      .sort(ascending);
    const at = (part: number) => closures[Math.floor(closures.length * part)] ?? Number.NaN;
    const direct = mean([...imports.values()].map((own) => own.length));
    expect(direct).toBeGreaterThan(2.8);
    expect(direct).toBeLessThan(3.6);
    expect(mean(closures)).toBeGreaterThan(5);
    expect(mean(closures)).toBeLessThan(8);
    expect(at(0.5)).toBeLessThanOrEqual(6);
    expect(at(0.9)).toBeGreaterThanOrEqual(10);
    expect(at(0.9)).toBeLessThanOrEqual(15);
    expect(closures.at(-1)).toBeGreaterThan(150);
    expect(closures.at(-1)).toBeLessThan(200);
  }
});

test("a larger made monorepo holds the files of a smaller one", () => {
  const [small, large] = [made(1000), made(2000)];
  const paths = pathsIn(small);
  const differing = paths.filter((path) => textAt(small, path) !== textAt(large, path));
  expect(paths).toHaveLength(1000);
  // Only what lies near the end may import what comes after it.
  expect(differing.every((path) => path.startsWith("acme/area4/"))).toBe(true);
});

test("the file whose change is measured imports alike in repositories of any size", () => {
  const [small, large] = [1000, 4000].map((number) => {
    return closureOf(typicalPath(number), importsIn(made(number))).size;
  });
  expect(Math.abs((small ?? Number.NaN) - (large ?? Number.NaN))).toBeLessThanOrEqual(4);
});

test("a made monorepo compiles, with every import found", () => {
  const folder = made(1000);
  const resolved = [...importsIn(folder)].map(([path, names]) => {
    return [
      path,
      new Map(names.map((name) => [name, { kind: "file", path: name } as const])),
    ] as const;
  });
  const files = pathsIn(folder).map((path) => parse(path, textAt(folder, path)));
  const { errors, notes } = compile(files, new Map(resolved));
  expect(errors).toEqual([]);
  expect(notes).toEqual([]);
});

type Imports = ReadonlyMap<string, readonly string[]>;

function made(number: number): string {
  const folder = createFolder();
  synthetic(folder, number);
  return folder;
}

function pathsIn(folder: string): readonly string[] {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" });
  return paths.filter((path) => path.endsWith(".proto"));
}

function textAt(folder: string, path: string): string {
  return readFileSync(join(folder, path), "utf8");
}

function importsIn(folder: string): Imports {
  return new Map(
    pathsIn(folder).map((path) => {
      const written = textAt(folder, path).matchAll(/^import "(.+)";$/gm);
      return [path, [...written].map(([, name = ""]) => name)];
    }),
  );
}

function closureOf(path: string, imports: Imports): ReadonlySet<string> {
  const closure = new Set([path]);
  // A set hands out what is added while it is being walked.
  for (const each of closure) for (const target of imports.get(each) ?? []) closure.add(target);
  return closure;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

function ascending(one: number, other: number): number {
  return one - other;
}
