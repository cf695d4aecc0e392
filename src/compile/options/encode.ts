import type { UnknownField } from "@bufbuild/protobuf";
import { type BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { FieldDescriptorProto_Type as Type } from "@bufbuild/protobuf/wkt";
import type { FieldOfMessage, OptionField, OptionMessage, OptionValue } from "./option-message.ts";

/** Writes a message, with its fields in their order. */
export function writeMessage(writer: BinaryWriter, message: OptionMessage): void {
  if (message.type.proto.options?.messageSetWireFormat === true) {
    writeMessageSet(writer, message);
    return;
  }
  writeFields(writer, message.fields);
}

export function writeFields(writer: BinaryWriter, fields: readonly OptionField[]): void {
  for (const { field, values } of fields) {
    for (const value of values) {
      writer.tag(field.proto.number, wireTypeOf(field));
      writeContent(writer, field, value);
    }
  }
}

/** `repeated group Item = 1 { required int32 type_id = 2; required bytes message = 3; }` */
function writeMessageSet(writer: BinaryWriter, message: OptionMessage): void {
  for (const { field, values } of message.fields) {
    for (const value of values) {
      writer.tag(1, WireType.StartGroup).tag(2, WireType.Varint).uint32(field.proto.number);
      writer.tag(3, WireType.LengthDelimited);
      writeContent(writer, field, value);
      writer.tag(1, WireType.EndGroup);
    }
  }
}

/** A value as the unknown field that it is to a reader who does not know the option. */
export function unknownField(
  writer: BinaryWriter,
  field: FieldOfMessage,
  value: OptionValue,
): UnknownField {
  const { number: no, type } = field.proto;
  const wireType = wireTypeOf(field);
  const isEnum = type === Type.ENUM && typeof value === "number";
  const shared = isEnum ? singleBytes[value] : undefined;
  if (shared !== undefined) return { no, wireType, data: shared };
  writeContent(writer, field, value);
  return { no, wireType, data: writer.finish() };
}

/** Most values are numbers of small enums, and an array of their own for each is dear. */
const singleBytes = Array.from({ length: 128 }, (_, value) => Uint8Array.of(value));

function wireTypeOf(field: FieldOfMessage): WireType {
  switch (field.proto.type) {
    case Type.DOUBLE:
    case Type.FIXED64:
    case Type.SFIXED64:
      return WireType.Bit64;
    case Type.FLOAT:
    case Type.FIXED32:
    case Type.SFIXED32:
      return WireType.Bit32;
    case Type.STRING:
    case Type.BYTES:
      return WireType.LengthDelimited;
    case Type.MESSAGE:
    case Type.GROUP:
      return field.isDelimited ? WireType.StartGroup : WireType.LengthDelimited;
  }
  return WireType.Varint;
}

/** What follows the tag; of a group, with the tag that ends it. */
function writeContent(writer: BinaryWriter, field: FieldOfMessage, value: OptionValue): void {
  if (typeof value === "number") writeNumber(writer, field.proto.type, value);
  else if (typeof value === "string") writer.string(value);
  else if (typeof value === "boolean") writer.bool(value);
  else if (typeof value === "bigint") writeBigInt(writer, field.proto.type, value);
  else if (!("fields" in value)) writer.bytes(value);
  else if (field.isDelimited) {
    writeMessage(writer, value);
    writer.tag(field.proto.number, WireType.EndGroup);
  } else {
    writer.fork();
    writeMessage(writer, value);
    writer.join();
  }
}

function writeBigInt(writer: BinaryWriter, type: Type, value: bigint): void {
  switch (type) {
    case Type.FIXED64:
      writer.fixed64(value);
      return;
    case Type.SFIXED64:
      writer.sfixed64(value);
      return;
    case Type.SINT64:
      writer.sint64(value);
      return;
    case Type.UINT64:
      writer.uint64(value);
      return;
  }
  writer.int64(value);
}

/** NaN has a sign that JavaScript does not show; protoc writes none. */
function withoutSign(value: number): number {
  return Number.isNaN(value) ? Number.NaN : value;
}

function writeNumber(writer: BinaryWriter, type: Type, value: number): void {
  switch (type) {
    case Type.DOUBLE:
      writer.double(withoutSign(value));
      return;
    case Type.FLOAT:
      writer.float(withoutSign(value));
      return;
    case Type.FIXED32:
      writer.fixed32(value);
      return;
    case Type.SFIXED32:
      writer.sfixed32(value);
      return;
    case Type.SINT32:
      writer.sint32(value);
      return;
    case Type.UINT32:
      writer.uint32(value);
      return;
  }
  writer.int32(value);
}
