import {
  type DescriptorProto,
  DescriptorProtoSchema,
  type FieldDescriptorProto,
  FieldDescriptorProtoSchema,
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
} from "@bufbuild/protobuf/wkt";
import { copyOf } from "../compile/copy.ts";
import type { Location, LocationTable } from "../compile/location-table.ts";
import { jsonNameOf } from "../compile/names.ts";
import type { ParsedFile } from "../compile/parsed-file.ts";
import type { Span } from "../text/span.ts";
import type { ImageFile } from "./image.ts";

/** Where a file of an image stands among the paths of its source, and what its imports mean there. */
export interface Placed {
  readonly path: string;
  /** The paths of the files that it imports, by import name, as far as the image holds them. */
  readonly imports: ReadonlyMap<string, string>;
}

/** A file of an image as if it had been parsed; its columns are counted as its compiler does. */
export function parsedImageFile(file: ImageFile, { path, imports }: Placed): ParsedFile {
  const { proto, isImport, isSyntaxUnspecified } = file;
  const named = copyOf(FileDescriptorProtoSchema, proto);
  named.name = path;
  // Said only where it is not the default: descriptor.cc, CopyHeadingTo.
  if (named.syntax === "proto2") named.syntax = "";
  named.messageType = proto.messageType.map(withJsonNames);
  const image = { importName: proto.name, imports, isImport, isSyntaxUnspecified };
  return {
    path,
    text: "",
    markLength: 0,
    hasJsonNames: true,
    lapses: [],
    proto: named,
    locations: locationsOf(path, proto),
    errors: [],
    image,
  };
}

/** Old compilers did not write them. */
function withJsonNames(message: DescriptorProto): DescriptorProto {
  const copy = copyOf(DescriptorProtoSchema, message);
  copy.field = message.field.map(withJsonName);
  copy.nestedType = message.nestedType.map(withJsonNames);
  return copy;
}

function withJsonName(field: FieldDescriptorProto): FieldDescriptorProto {
  if (Object.hasOwn(field, "jsonName")) return field;
  const copy = copyOf(FieldDescriptorProtoSchema, field);
  copy.jsonName = jsonNameOf(field.name);
  return copy;
}

function locationsOf(path: string, proto: FileDescriptorProto): LocationTable {
  let spans: ReadonlyMap<string, Span> | undefined;
  return {
    size: 0,
    at: (): Location => ({ path: [], start: 0, end: 0 }),
    spanOf(descriptorPath) {
      spans ??= spansOf(path, proto);
      return spans.get(descriptorPath.join());
    },
  };
}

/** Of several locations of one path, the first one. */
function spansOf(file: string, { sourceCodeInfo }: FileDescriptorProto): ReadonlyMap<string, Span> {
  const spans = new Map<string, Span>();
  for (const { path, span } of sourceCodeInfo?.location ?? []) {
    const key = path.join();
    const found = spanFrom(file, span);
    if (found !== undefined && !spans.has(key)) spans.set(key, found);
  }
  return spans;
}

/** Three numbers: within one line; descriptor.proto, SourceCodeInfo.Location. */
function spanFrom(path: string, span: readonly number[]): Span | undefined {
  const [line, column, third, fourth] = span;
  if (line === undefined || column === undefined || third === undefined) return undefined;
  if (span.length > 4 || span.some((number) => number < 0)) return undefined;
  const [endLine, endColumn] = fourth === undefined ? [line, third] : [third, fourth];
  if (endLine < line || (endLine === line && endColumn < column)) return undefined;
  return {
    path,
    start: { line: line + 1, column: column + 1 },
    end: { line: endLine + 1, column: endColumn + 1 },
  };
}
