import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "../../src/check/finding.ts";
import type { Past } from "../../src/schema/past.ts";
import type { Schema } from "../../src/schema/schema.ts";
import type { Span } from "../../src/text/span.ts";
import { pastOf, type Snapshot } from "./past-of.ts";
import { schemaOf } from "./schema-of.ts";

export interface Fixture {
  readonly before: Schema;
  readonly after: Schema;
  /** What `past/` says of what is added. */
  readonly past: Past;
}

/**
 * Reads and compiles the two folders of a fixture; files are imported by their path below them. What
 * came before "before" stands in past/1, past/2, ...; "past/1.v1.0.0" has a tag.
 */
export async function readFixture(folder: string): Promise<Fixture> {
  const files = readSide(join(folder, "before"));
  const before = schemaOf(files);
  const after = schemaOf(readSide(join(folder, "after")));
  const snapshots = [...readPast(join(folder, "past")), { files, tag: undefined }];
  return { before, after, past: await pastOf(before, after, snapshots) };
}

/** One line for each finding, and an indented one for what to paste: `path:line:column: ...`. */
export function render(findings: readonly Finding[]): string {
  return findings
    .map(({ location, before, severity, rule, message, suggestion }) => {
      const place = location === undefined ? `${placeOf(before)} (before)` : placeOf(location);
      const line = `${place}: ${severity}: ${rule}: ${message}\n`;
      return suggestion === undefined ? line : `${line}    ${suggestion}\n`;
    })
    .join("");
}

function readPast(folder: string): readonly Snapshot[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .toSorted((one, other) => Number.parseInt(one, 10) - Number.parseInt(other, 10))
    .map((name) => ({
      files: readSide(join(folder, name)),
      tag: /^\d+\.(.+)$/.exec(name)?.[1],
    }));
}

function readSide(folder: string): Readonly<Record<string, string>> {
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".proto"))
    .toSorted();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(join(folder, path), "utf8")]));
}

function placeOf(span: Span | undefined): string {
  return span === undefined ? "?" : `${span.path}:${span.start.line}:${span.start.column}`;
}
