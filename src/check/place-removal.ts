import type { DescFile } from "@bufbuild/protobuf";
import { enclosing, fileOf } from "../schema/enclosing.ts";
import { linesOf } from "../schema/lines-of.ts";
import type { SchemaFile, Subject } from "../schema/schema.ts";
import { spanOf } from "../schema/span-of.ts";
import type { Span } from "../text/span.ts";
import type { RemovedPair } from "./hit.ts";
import { type LineMap, lineMap } from "./line-map.ts";
import type { PairedSides } from "./pair.ts";

/**
 * Returns a function that finds where in the new side to show a removal: on the line at which a
 * diff of the file shows the deleted lines, else on the nearest survivor. Nowhere if the file is
 * gone.
 */
export function removalPlacer(
  sides: PairedSides,
  files: ReadonlyMap<DescFile, SchemaFile>,
): (removed: RemovedPair, before: Span | undefined) => Span | undefined {
  const maps = new Map<SchemaFile, LineMap | undefined>();

  function mapOf(was: SchemaFile, is: SchemaFile): LineMap | undefined {
    if (maps.has(was)) return maps.get(was);
    const lines = { before: linesOf(was), after: linesOf(is) };
    const known = lines.before && lines.after && lineMap(lines.before, lines.after);
    maps.set(was, known);
    return known;
  }

  return ({ before: subject, container }, span) => {
    const was = files.get(fileOf(subject));
    const is = container && files.get(fileOf(container));
    if (was === undefined || is === undefined || container === undefined) return undefined;
    const map = sides.fileAfter(was) === is ? mapOf(was, is) : undefined;
    if (map === undefined || span === undefined) {
      return spanOf(is, survivor(subject, container, sides));
    }
    return lineOf(is, map(span.start.line, span.end.line));
  };
}

/** What still encloses the place of a removed subject. */
function survivor(subject: Subject, container: Subject, sides: PairedSides): Subject {
  if (container.kind !== "file") return container;
  const { kept } = sides.pairs("message", "file");
  for (let outer = enclosing(subject); outer !== undefined; outer = enclosing(outer)) {
    const pair = kept.find((message) => message.before === outer);
    if (pair !== undefined) return pair.after;
  }
  return container;
}

/** A whole line, its columns in code points. */
function lineOf(file: SchemaFile, line: number): Span {
  const text = linesOf(file)?.[line - 1] ?? "";
  const pairs = text.match(/[\ud800-\udbff][\udc00-\udfff]/g)?.length ?? 0;
  const end = { line, column: text.length - pairs + 1 };
  return { path: file.path, start: { line, column: 1 }, end };
}
