import { decode } from "./decode.ts";
import { locationTable } from "./location-table.ts";
import { parseFile } from "./parse-file.ts";
import type { ParsedFile } from "./parsed-file.ts";
import { Parser } from "./parser.ts";

/**
 * Parses a `.proto` file of any syntax or edition. Never throws: what is wrong stands in `errors`,
 * and the descriptor holds every declaration that could be read. Takes bytes, or text that has been
 * decoded. The grammar is that of protoc's parser.cc; in what is only a matter of taste (empty
 * statements in a oneof, a comment mark inside a comment) it also takes what buf takes.
 */
export function parse(path: string, content: string | Uint8Array): ParsedFile {
  const { text, invalid, markLength } = decode(content);
  const parser = new Parser(path, text, invalid);
  const proto = parseFile(parser);
  const errors = parser.errors.toSorted(
    (a, b) => a.start.line - b.start.line || a.start.column - b.start.column,
  );
  return {
    path,
    text,
    markLength,
    hasJsonNames: parser.hasJsonNames,
    lapses: parser.lapses,
    proto,
    locations: locationTable(path, text, parser.locations.finish()),
    errors,
    image: undefined,
  };
}
