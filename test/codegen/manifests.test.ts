import { readdirSync, readFileSync } from "node:fs";
import { join, posix } from "node:path";
import { describe, expect, test } from "vitest";
import type { Pin } from "../../src/check/pin.ts";
import { pinsOf } from "../../src/codegen/pins-of.ts";
import { collectManifests } from "../../src/codegen/read-manifests.ts";
import { readers } from "../../src/codegen/readers.ts";
import type { Note } from "../../src/text/problem.ts";

const folder = join(import.meta.dirname, "../../fixtures/codegen/manifests");
const kinds = readdirSync(folder);

function filesOf(kind: string): readonly string[] {
  return readdirSync(join(folder, kind), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, kind).length + 1))
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path !== "expected.txt")
    .toSorted();
}

describe.each(kinds)("%s", (kind) => {
  test("gives the expected pins", async () => {
    const collector = collectManifests(new Set());
    for (const path of filesOf(kind)) {
      collector.add({ path, text: readFileSync(join(folder, kind, path), "utf8") });
    }
    const { side, notes } = collector.result();
    const lines = [
      ...pinsOf(side).map(lineOf),
      ...side.reading.managed.map((at) => `${at.path}:${at.start.line} managed mode`),
      ...notes.map(noteLine),
    ];
    const file = join(folder, kind, "expected.txt");
    await expect(`${lines.join("\n")}\n`).toMatchFileSnapshot(file);
  });
});

test.each(readers.map((reader) => [reader.files, reader] as const))(
  "there is a fixture of %s",
  (_, reader) => {
    const paths = kinds.flatMap((kind) => filesOf(kind));
    expect(paths.filter((path) => reader.matches(path))).not.toEqual([]);
  },
);

function lineOf(pin: Pin): string {
  const { at, tool, ecosystem, written, version, from, below, state, remark, via, scope } = pin;
  const bounds =
    from === undefined && below === undefined ? "" : ` [${from ?? ""}, ${below ?? ""})`;
  const places = via.map((place) => posix.join(`${place.path}:${place.start.line}`));
  return [
    `${at.path}:${at.start.line}:${at.start.column}: ${tool} (${ecosystem} ${pin.package})`,
    `${written ?? "-"} -> ${version ?? "-"}${bounds} ${state}`,
    ...(places.length === 0 ? [] : [`via ${places.join(", ")}`]),
    ...(scope === "" ? [] : [`in ${scope}/`]),
    ...(remark === undefined ? [] : [`# ${remark}`]),
  ].join(" | ");
}

function noteLine({ path, start, message }: Note): string {
  return `${path}:${start?.line}:${start?.column}: note: ${message}`;
}
