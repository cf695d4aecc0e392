import type { GeneratedFile, KnownVersion } from "../check/generated-file.ts";
import type { SideLabel } from "../check/outcome.ts";
import type { Pin } from "../check/pin.ts";
import type { Stub } from "../check/stub.ts";
import { type ToolRole, tools } from "../check/tool.ts";
import type { Note } from "../text/problem.ts";
import type { Span } from "../text/span.ts";
import { cellsIn } from "./cells.ts";
import { count } from "./count.ts";
import { freshnessByPath, freshnessHead, freshnessRows } from "./freshness.ts";
import { jsonText } from "./json-text.ts";
import { visible } from "./visible.ts";

/** All that a source says of versions, whether or not a rule objects. */
export interface InventoryData {
  readonly head: SideLabel;
  readonly pins: readonly Pin[];
  readonly generated: readonly GeneratedFile[];
  readonly stubs: readonly Stub[];
  readonly managed: readonly Span[];
  readonly notes: readonly Note[];
}

export type InventoryFormat = "text" | "markdown" | "json";

/** Tools, places and versions as tables; newline at the end. */
export function inventory(data: InventoryData, format: InventoryFormat): string {
  if (format === "json") return jsonText(documentOf(data));
  const tables = [
    { title: "Pins", head: pinHead, rows: pinRows(data.pins) },
    { title: "Generated files", head: generatedHead, rows: generatedRows(data.generated) },
    {
      title: "Freshness",
      head: freshnessHead,
      rows: freshnessRows(data.generated, data.stubs),
    },
  ].filter(({ rows }) => rows.length > 0);
  const isMarkdown = format === "markdown";
  const shown = tables.map(({ title, head, rows }) =>
    isMarkdown
      ? `### ${title}\n\n${markdownTable([head, ...rows])}`
      : `${title}\n${textTable([head, ...rows])}`,
  );
  const end = isMarkdown ? markdownEnd(data) : textEnd(data);
  return `${[...shown, end].join("\n\n")}\n`;
}

type Row = readonly string[];

const pinHead: Row = ["tool", "version", "state", "place", "package"];
const generatedHead: Row = ["generator", "version", "protoc", "files", "language", "place"];

const roles: { readonly [R in ToolRole]: number } = {
  compiler: 0,
  plugin: 1,
  build: 2,
  runtime: 3,
  module: 4,
};

function pinRows(pins: readonly Pin[]): readonly Row[] {
  const sorted = pins.toSorted(
    (one, other) =>
      roles[tools[one.tool].role] - roles[tools[other.tool].role] ||
      (one.tool < other.tool ? -1 : Number(one.tool > other.tool)),
  );
  return sorted.map((pin) => [
    pin.tool === "other-plugin" ? pin.package : tools[pin.tool].title,
    pin.version ?? pin.written ?? "-",
    pin.state,
    placeOf(pin.at),
    pin.package,
  ]);
}

/** Files of one generator and version in one row. */
function generatedRows(files: readonly GeneratedFile[]): readonly Row[] {
  const groups = new Map<string, GeneratedFile[]>();
  for (const file of files) {
    const { generatorName, version, protoc, language } = file;
    const key = JSON.stringify([generatorName, version, protoc, language]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [file]);
    else group.push(file);
  }
  const rows = [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const { generatorName, generator, version, protoc, language, path, evidence } = first;
    const own = generator === "protoc" ? "-" : versionWords(version);
    const isSilent = evidence === "none";
    const place = group.length === 1 ? path : commonFolder(group.map((file) => file.path));
    return [
      [
        generatorName,
        isSilent ? "not verifiable" : own,
        isSilent ? "-" : versionWords(protoc),
        `${group.length}`,
        language,
        place,
      ],
    ];
  });
  return rows.toSorted((one, other) => (one.join("\0") < other.join("\0") ? -1 : 1));
}

/** The deepest folder that holds all of them, with a "/" at its end. */
function commonFolder(paths: readonly string[]): string {
  const [first = "", ...others] = paths.map((path) => path.split("/").slice(0, -1));
  const names = [...first];
  for (const other of others) {
    const differs = names.findIndex((name, index) => name !== other[index]);
    if (differs !== -1) names.length = differs;
  }
  return names.length === 0 ? "./" : `${names.join("/")}/`;
}

function versionWords(version: KnownVersion | undefined): string {
  if (version === undefined) return "-";
  if (version.kind === "exact") return version.version;
  const { from, below } = version;
  if (from !== undefined && below !== undefined) return `${from} to before ${below}`;
  return from === undefined ? `before ${below ?? "?"}` : `${from} or later`;
}

function placeOf({ path, start }: Span): string {
  return `${path}:${start.line}`;
}

function textTable(rows: readonly Row[]): string {
  const shown = rows.map((row) => row.map(visible));
  const widths = shown.reduce<readonly number[]>(
    (widest, row) => row.map((cell, index) => Math.max(widest[index] ?? 0, cellsIn(cell))),
    [],
  );
  return shown
    .map((row) => {
      const cells = row.map(
        (cell, index) => cell + " ".repeat((widths[index] ?? 0) - cellsIn(cell)),
      );
      return `  ${cells.join("  ").trimEnd()}`;
    })
    .join("\n");
}

function markdownTable(rows: readonly Row[]): string {
  const [head = [], ...rest] = rows.map((row) => `| ${row.map(markdownCell).join(" | ")} |`);
  const columns = rows[0]?.length ?? 0;
  return [head, `|${" --- |".repeat(columns)}`, ...rest].join("\n");
}

/** Everything is code, in which nothing but a grave accent and a bar means anything. */
function markdownCell(text: string): string {
  const plain = visible(text).replaceAll("`", "'").replaceAll("|", "\\|");
  return plain === "-" || /^[a-z0-9 .]+$/i.test(plain) ? plain : `\`${plain}\``;
}

function textEnd({ head, pins, generated, managed, notes }: InventoryData): string {
  const modes = managed.map((at) => `  managed mode is on: ${visible(placeOf(at))}`);
  const unread = notes.map(({ message, path, start }) => {
    const place =
      path === undefined
        ? ""
        : `${visible(path)}${start === undefined ? "" : `:${start.line}:${start.column}`}: `;
    return `  ${place}note: ${visible(message)}`;
  });
  const last = `${count(pins.length, "pin")}, ${count(generated.length, "generated file")}: ${visible(head.label)}`;
  return [...modes, ...unread, last].join("\n");
}

function markdownEnd(data: InventoryData): string {
  const lines = textEnd(data)
    .split("\n")
    .map((line) => line.trim().replace(/[\\`*_[\]<>|]/g, "\\$&"));
  return lines.join("  \n");
}

function documentOf({ head, pins, generated, stubs, managed, notes }: InventoryData) {
  const freshness = freshnessByPath(stubs);
  return {
    version: 1,
    head: { label: head.label, commit: head.commit ?? null },
    pins: pins.map((pin) => ({
      tool: pin.tool,
      role: tools[pin.tool].role,
      ecosystem: pin.ecosystem,
      package: pin.package,
      version: pin.version ?? null,
      from: pin.from ?? null,
      below: pin.below ?? null,
      written: pin.written ?? null,
      state: pin.state,
      remark: pin.remark ?? null,
      scope: pin.scope,
      location: pin.at,
      via: pin.via,
    })),
    generated: generated.map((file) => ({
      path: file.path,
      generator: file.generator,
      name: file.generatorName,
      language: file.language,
      version: file.version ?? null,
      protoc: file.protoc ?? null,
      needs: file.needs.map(({ at, ...need }) => ({ ...need, location: at })),
      parameter: file.parameter ?? null,
      sources: file.sources,
      evidence: file.evidence,
      freshness: freshness.get(file.path) ?? "unknown",
      location: file.at,
    })),
    managed,
    notes: notes.map(({ kind, message, path, start }) => {
      return { kind, message, path: path ?? null, start: start ?? null };
    }),
  };
}
