import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix } from "node:path";
import { describe, expect, test } from "vitest";

const tiers: Readonly<Record<string, number>> = {
  bin: 10,
  "action-bin": 10,
  start: 9,
  program: 8,
  index: 7,
  action: 7,
  cli: 6,
  run: 5,
  report: 4,
  config: 4,
  source: 4,
  codegen: 4,
  history: 4,
  rules: 3,
  policy: 3,
  select: 3,
  check: 2,
  image: 2,
  schema: 1,
  compile: 1,
  text: 0,
};

const root = join(dirname(new URL(import.meta.url).pathname), "..");
const modules = ["src", "rules"].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts"))
    .map((path) => posix.join(folder, path)),
);

describe("imports go strictly downward", () => {
  test.each(modules)("%s", (module) => {
    const upward = importsOf(module).filter((imported) => !mayImport(module, imported));
    expect(upward).toEqual([]);
  });
});

function importsOf(module: string): readonly string[] {
  const text = readFileSync(join(root, module), "utf8");
  return [...text.matchAll(/(?:from|import)\s*\(?\s*"(\.[^"]+\.ts)"/g)].map((match) =>
    posix.join(posix.dirname(module), match[1] ?? ""),
  );
}

function mayImport(importer: string, imported: string): boolean {
  const from = unitOf(importer);
  const to = unitOf(imported);
  return from === to || tierOf(to) < tierOf(from);
}

/** The folder below src, the file itself directly in src, or "rules". */
function unitOf(module: string): string {
  const [top, second] = module.replace(/\.ts$/, "").split("/");
  return (top === "src" ? second : top) ?? "";
}

function tierOf(unit: string): number {
  const tier = tiers[unit];
  if (tier === undefined) throw new Error(`"${unit}" has no tier`);
  return tier;
}
