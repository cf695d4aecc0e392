import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Finding } from "../../src/check/finding.ts";
import type { Schema } from "../../src/schema/schema.ts";
import type { Span } from "../../src/text/span.ts";
import { schemaOf } from "./schema-of.ts";

export interface Fixture {
  readonly before: Schema;
  readonly after: Schema;
}

/** Reads and compiles the two folders of a fixture; files are imported by their path below them. */
export function readFixture(folder: string): Fixture {
  return {
    before: schemaOf(readSide(join(folder, "before"))),
    after: schemaOf(readSide(join(folder, "after"))),
  };
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
