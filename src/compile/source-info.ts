import { create } from "@bufbuild/protobuf";
import {
  type SourceCodeInfo,
  type SourceCodeInfo_Location,
  SourceCodeInfo_LocationSchema,
  SourceCodeInfoSchema,
} from "@bufbuild/protobuf/wkt";
import { type ProtocPosition, protocPosition } from "../text/protoc-position.ts";
import type { LinkedLocations } from "./options/locations.ts";
import type { ParsedFile } from "./parsed-file.ts";
import { type AttachedComments, attachComments } from "./source-info/attach.ts";
import { tags } from "./tags.ts";

/**
 * Where everything in a file without errors stands and what is said about it, as protoc tells it: in
 * its order, its columns, with its attachment of comments, an option at the path of what it sets.
 */
export function sourceInfo(
  parsed: ParsedFile,
  linked: LinkedLocations | undefined,
  positionOf: ProtocPosition = protocPosition(parsed.text, parsed.markLength),
): SourceCodeInfo {
  const { text, locations } = parsed;
  const comments = attachComments(text, locations);
  const interpreted = linked?.interpretedPaths() ?? new Map<string, readonly number[]>();
  const info = create(SourceCodeInfoSchema);
  for (let row = 0; row < locations.size; row++) {
    const { path, start, end } = locations.at(row);
    const option = interpretedOption(path, interpreted);
    // The parts of an option that was understood are no parts of the descriptor any more.
    if (option !== undefined && option.length < path.length) continue;
    const span = [...positionOf(start), ...positionOf(end)];
    info.location.push(locationOf(option?.target ?? path, span, comments.get(row)));
  }
  return info;
}

/** The option that a path leads to or into: how long its own path is, and the path of what it sets. */
function interpretedOption(
  path: readonly number[],
  interpreted: ReadonlyMap<string, readonly number[]>,
): { readonly length: number; readonly target: readonly number[] } | undefined {
  for (const [at, component] of path.entries()) {
    // It may be an index as well, of the thousandth field.
    if (component !== tags.uninterpretedOptions) continue;
    const target = interpreted.get(path.slice(0, at + 2).join());
    if (target !== undefined) return { length: at + 2, target };
  }
  return undefined;
}

/** A span within one line has three numbers. */
function locationOf(
  path: readonly number[],
  [startLine = 0, startColumn = 0, endLine = 0, endColumn = 0]: readonly number[],
  comments: AttachedComments | undefined,
): SourceCodeInfo_Location {
  const location = create(SourceCodeInfo_LocationSchema);
  location.path = [...path];
  location.span = [startLine, startColumn, ...(startLine === endLine ? [] : [endLine]), endColumn];
  if (comments === undefined) return location;
  if (comments.leading !== "") location.leadingComments = comments.leading;
  if (comments.trailing !== "") location.trailingComments = comments.trailing;
  location.leadingDetachedComments = [...comments.detached];
  return location;
}
