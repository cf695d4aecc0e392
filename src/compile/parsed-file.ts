import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import type { SourceError } from "../text/errors.ts";
import type { LocationTable } from "./location-table.ts";

/**
 * One `.proto` file after parsing, before linking: type names stand as they were written, a named
 * type has no `type` yet, and every option is an `UninterpretedOption`, as protoc's parser leaves it.
 */
export interface ParsedFile extends WrittenFile {
  readonly proto: FileDescriptorProto;
}

/** What remains of a parsed file when its descriptor has been linked. */
export interface WrittenFile {
  /** The path in its source; also the name in its descriptor. */
  readonly path: string;
  readonly text: string;
  /** How many bytes of a byte order mark stood in front of the text. */
  readonly markLength: number;
  readonly locations: LocationTable;
  /** Whether a field may have another JSON name than the one that its own gives. */
  readonly hasJsonNames: boolean;
  /** What some compilers refuse in the text, but others do not. */
  readonly lapses: readonly SourceError[];
  /** Syntax errors, in order of place. The descriptor then holds what could be read around them. */
  readonly errors: readonly SourceError[];
  /** What an image says of the file; undefined for one that was parsed from its text. */
  readonly image: FromImage | undefined;
}

/** A file that came linked and without its text, which is "" then. */
export interface FromImage {
  readonly importName: string;
  /** The paths of the files that it imports, by import name, as far as they are there. */
  readonly imports: ReadonlyMap<string, string>;
  readonly isImport: boolean;
  readonly isSyntaxUnspecified: boolean;
}
