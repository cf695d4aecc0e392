import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { SourceCodeInfo_LocationSchema, SourceCodeInfoSchema } from "@bufbuild/protobuf/wkt";
import { protocPosition } from "../../text/protoc-position.ts";
import type { LinkedLocations } from "../options/locations.ts";
import type { ParsedFile } from "../parsed-file.ts";
import { eachLocation } from "./each-location.ts";

/**
 * The bytes of what `sourceInfo` tells of a file. They are written without the messages that would
 * be made of them: there are more locations than anything else in a descriptor.
 */
export function encodedSourceInfo(
  parsed: ParsedFile,
  linked: LinkedLocations | undefined,
): Uint8Array {
  const writer = new BinaryWriter();
  const positionOf = protocPosition(parsed.text, parsed.markLength);
  eachLocation(parsed, linked, positionOf, (path, span, comments) => {
    writer.tag(info.location.number, WireType.LengthDelimited).fork();
    writePacked(writer, location.path.number, path);
    writePacked(writer, location.span.number, span);
    if (comments !== undefined) {
      const { leading, trailing, detached } = comments;
      if (leading !== "") writeText(writer, location.leadingComments.number, leading);
      if (trailing !== "") writeText(writer, location.trailingComments.number, trailing);
      for (const each of detached) {
        writeText(writer, location.leadingDetachedComments.number, each);
      }
    }
    writer.join();
  });
  return writer.finish();
}

const { field: info } = SourceCodeInfoSchema;
const { field: location } = SourceCodeInfo_LocationSchema;

function writePacked(writer: BinaryWriter, number: number, values: readonly number[]): void {
  if (values.length === 0) return;
  writer.tag(number, WireType.LengthDelimited).fork();
  for (const value of values) writer.int32(value);
  writer.join();
}

function writeText(writer: BinaryWriter, number: number, text: string): void {
  writer.tag(number, WireType.LengthDelimited).string(text);
}
