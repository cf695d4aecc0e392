import { gunzipSync } from "node:zlib";
import {
  fromBinary,
  fromJsonString,
  type Message,
  type Registry,
  toBinary,
} from "@bufbuild/protobuf";
import { fromText } from "@bufbuild/protobuf/txtpb";
import { BinaryReader } from "@bufbuild/protobuf/wire";
import { type FileDescriptorProto, FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { flawOf } from "./flaw-of.ts";
import type { ImageFormat } from "./format.ts";
import type { Image, ImageFile } from "./image.ts";
import { bufExtension, imageSchema } from "./image-schema.ts";
import { registryOf } from "./registry-of.ts";
import { withoutExtensions } from "./without-extensions.ts";

/** In bytes: what an image may have when it is unpacked. */
const longest = 1 << 29;

/**
 * The image in the bytes of a file. Throws an Error that says what is wrong, of bytes that are none, that
 * grow beyond all bounds, or that hold descriptors which no compiler writes.
 */
export function decodeImage(bytes: Uint8Array, { encoding, isGzipped }: ImageFormat): Image {
  const content = isGzipped ? gunzipSync(bytes, { maxOutputLength: longest }) : bytes;
  const files = setOf(content, encoding).map(imageFile);
  if (files.length === 0) throw new Error("it holds no file");
  const names = new Set<string>();
  for (const { proto } of files) {
    const flaw = names.has(proto.name) ? "it is there twice" : flawOf(proto);
    if (flaw !== undefined) throw new Error(`file ${JSON.stringify(proto.name)}: ${flaw}`);
    names.add(proto.name);
  }
  return { files };
}

function setOf(content: Uint8Array, encoding: ImageFormat["encoding"]) {
  switch (encoding) {
    case "binary":
      return fromBinary(FileDescriptorSetSchema, content).file;
    case "json":
      return fromWords(textOf(content), jsonMessage);
    case "text":
      return fromWords(textOf(content), textMessage);
  }
}

function textOf(content: Uint8Array): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(content);
}

/**
 * Where options have names, one must know what is defined before one can read them: first everything
 * is read without them. Those that the image does not define stay away.
 */
function fromWords(
  text: string,
  read: (text: string, registry: Registry | undefined) => Message,
): readonly FileDescriptorProto[] {
  const files = filesOf(read(text, undefined));
  const registry = text.includes("[") ? registryOf({ files: files.map(imageFile) }) : undefined;
  return registry === undefined ? files : filesOf(read(text, registry));
}

function filesOf(set: Message): readonly FileDescriptorProto[] {
  return fromBinary(FileDescriptorSetSchema, toBinary(imageSchema(), set)).file;
}

function jsonMessage(text: string, registry: Registry | undefined): Message {
  const options = registry === undefined ? {} : { registry };
  return fromJsonString(imageSchema(), text, { ignoreUnknownFields: true, ...options });
}

function textMessage(text: string, registry: Registry | undefined): Message {
  if (registry !== undefined) return fromText(imageSchema(), text, { registry });
  return fromText(imageSchema(), withoutExtensions(text));
}

function imageFile(proto: FileDescriptorProto): ImageFile {
  const flags = new Map<number, boolean>();
  for (const { no, data } of proto.$unknown ?? []) {
    if (no === bufExtension.number) readFlags(new BinaryReader(data).bytes(), flags);
  }
  return {
    proto,
    isImport: flags.get(bufExtension.isImport) ?? false,
    isSyntaxUnspecified: flags.get(bufExtension.isSyntaxUnspecified) ?? false,
    sourceInfo: undefined,
  };
}

function readFlags(message: Uint8Array, flags: Map<number, boolean>): void {
  const reader = new BinaryReader(message);
  while (reader.pos < reader.len) {
    const [number, type] = reader.tag();
    if (number === bufExtension.isImport || number === bufExtension.isSyntaxUnspecified) {
      flags.set(number, reader.bool());
    } else {
      reader.skip(type, number);
    }
  }
}
