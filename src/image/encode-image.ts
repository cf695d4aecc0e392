import { gzipSync } from "node:zlib";
import { create, fromBinary, toBinary, toJsonString, type UnknownField } from "@bufbuild/protobuf";
import { toText } from "@bufbuild/protobuf/txtpb";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import {
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
  FileDescriptorSetSchema,
} from "@bufbuild/protobuf/wkt";
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
  const set = create(FileDescriptorSetSchema, {
    file: files.map((file) => protoOf(file, parts)),
  });
  const bytes = toBinary(FileDescriptorSetSchema, set);
  const content = format.encoding === "binary" ? bytes : textOf(bytes, image, format.encoding);
  return format.isGzipped ? gzipSync(content) : content;
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

function protoOf(file: ImageFile, { sourceInfo }: Parts): FileDescriptorProto {
  const proto = copyOf(FileDescriptorProtoSchema, file.proto);
  const others = (proto.$unknown ?? []).filter(({ no }) => no !== bufExtension.number);
  proto.$unknown = [...others, extensionOf(file)];
  if (!sourceInfo) delete proto.sourceCodeInfo;
  return proto;
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
