import { gzipSync } from "node:zlib";
import { fromBinary, toBinary, toJsonString, type UnknownField } from "@bufbuild/protobuf";
import { toText } from "@bufbuild/protobuf/txtpb";
import { BinaryReader, BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { FileDescriptorProtoSchema, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { copyOf } from "../compile/copy.ts";
import type { ImageFormat } from "./format.ts";
import type { Image, ImageFile } from "./image.ts";
import { bufExtension, imageSchema } from "./image-schema.ts";
import { registryOf } from "./registry-of.ts";

/** What of an image is to be written. */
export interface Parts {
  readonly imports: boolean;
  readonly sourceInfo: boolean;
}

/**
 * The bytes of an image file. Options that the image itself defines, be it in an import that is left
 * out, have their names in JSON and in text.
 */
export function encodeImage(image: Image, format: ImageFormat, parts: Parts): Uint8Array {
  const files = image.files.filter(({ isImport }) => parts.imports || !isImport);
  const bytes = setOf(files, parts);
  const content = format.encoding === "binary" ? bytes : textOf(bytes, image, format.encoding);
  return format.isGzipped ? gzipSync(content) : content;
}

/** A FileDescriptorSet, file by file, so that what one file needs does not outlive it. */
function setOf(files: readonly ImageFile[], parts: Parts): Uint8Array {
  const { number } = FileDescriptorSetSchema.field.file;
  return Buffer.concat(
    files.flatMap((file) => {
      const pieces = piecesOf(file, parts);
      const length = pieces.reduce((sum, piece) => sum + piece.length, 0);
      return [headOf(number, length), ...pieces];
    }),
  );
}

/** The bytes of a file's descriptor, whose fields stand in the order of their numbers. */
function piecesOf(file: ImageFile, { sourceInfo }: Parts): readonly Uint8Array[] {
  const proto = copyOf(FileDescriptorProtoSchema, file.proto);
  const others = (proto.$unknown ?? []).filter(({ no }) => no !== bufExtension.number);
  proto.$unknown = [...others, extensionOf(file)];
  if (!sourceInfo) delete proto.sourceCodeInfo;
  const bytes = toBinary(FileDescriptorProtoSchema, proto);
  if (!sourceInfo || file.sourceInfo === undefined) return [bytes];
  const { number } = FileDescriptorProtoSchema.field.sourceCodeInfo;
  const info = file.sourceInfo();
  const at = placeFor(number, bytes);
  return [bytes.subarray(0, at), headOf(number, info.length), info, bytes.subarray(at)];
}

/** Where a field that is not there would stand. */
function placeFor(number: number, bytes: Uint8Array): number {
  const reader = new BinaryReader(bytes);
  for (let at = 0; at < bytes.length; at = reader.pos) {
    const [next, type] = reader.tag();
    if (next > number) return at;
    reader.skip(type, next);
  }
  return bytes.length;
}

function headOf(number: number, length: number): Uint8Array {
  return new BinaryWriter().tag(number, WireType.LengthDelimited).uint32(length).finish();
}

function textOf(bytes: Uint8Array, image: Image, encoding: "json" | "text"): Uint8Array {
  const schema = imageSchema();
  const set = fromBinary(schema, bytes);
  const registry = registryOf(image);
  const options = registry === undefined ? {} : { registry };
  const text =
    encoding === "json" ? `${toJsonString(schema, set, options)}\n` : toText(schema, set, options);
  return new TextEncoder().encode(text);
}

function extensionOf({ isImport, isSyntaxUnspecified }: ImageFile): UnknownField {
  const message = new BinaryWriter()
    .tag(bufExtension.isImport, WireType.Varint)
    .bool(isImport)
    .tag(bufExtension.isSyntaxUnspecified, WireType.Varint)
    .bool(isSyntaxUnspecified)
    .finish();
  const data = new BinaryWriter().bytes(message).finish();
  return { no: bufExtension.number, wireType: WireType.LengthDelimited, data };
}
