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
import type { AttachedComments } from "./source-info/attach.ts";
import { eachLocation } from "./source-info/each-location.ts";

/**
 * Where everything in a file without errors stands and what is said about it, as protoc tells it: in
 * its order, its columns, with its attachment of comments, an option at the path of what it sets.
 */
export function sourceInfo(
  parsed: ParsedFile,
  linked: LinkedLocations | undefined,
  positionOf: ProtocPosition = protocPosition(parsed.text, parsed.markLength),
): SourceCodeInfo {
  const info = create(SourceCodeInfoSchema);
  eachLocation(parsed, linked, positionOf, (path, span, comments) => {
    info.location.push(locationOf(path, span, comments));
  });
  return info;
}

function locationOf(
  path: readonly number[],
  span: readonly number[],
  comments: AttachedComments | undefined,
): SourceCodeInfo_Location {
  const location = create(SourceCodeInfo_LocationSchema);
  location.path = [...path];
  location.span = [...span];
  if (comments === undefined) return location;
  if (comments.leading !== "") location.leadingComments = comments.leading;
  if (comments.trailing !== "") location.trailingComments = comments.trailing;
  location.leadingDetachedComments = [...comments.detached];
  return location;
}
