import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import type { SourceError } from "../text/errors.ts";
import type { LocationTable } from "./location-table.ts";

/**
 * One `.proto` file after parsing, before linking: type names stand as they were written, a named
 * type has no `type` yet, and every option is an `UninterpretedOption`, as protoc's parser leaves it.
 */
export interface ParsedFile {
  /** The path in its source; also `proto.name`. */
  readonly path: string;
  readonly text: string;
  readonly proto: FileDescriptorProto;
  readonly locations: LocationTable;
  /** Syntax errors, in order of place. The descriptor then holds what could be read around them. */
  readonly errors: readonly SourceError[];
}
