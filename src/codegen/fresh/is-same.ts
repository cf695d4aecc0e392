import { type DescMessage, type MessageShape, toBinary } from "@bufbuild/protobuf";
import {
  type DescriptorProto,
  type EnumDescriptorProto,
  EnumOptionsSchema,
  type EnumValueDescriptorProto,
  EnumValueOptionsSchema,
  type FieldDescriptorProto,
  FieldOptionsSchema,
  type FileDescriptorProto,
  FileOptionsSchema,
  MessageOptionsSchema,
  type MethodDescriptorProto,
  MethodOptionsSchema,
  OneofOptionsSchema,
  type ServiceDescriptorProto,
  ServiceOptionsSchema,
} from "@bufbuild/protobuf/wkt";
import { defaultJsonName } from "../../schema/json-name.ts";

/**
 * Whether two files are the same as they are written, but for default JSON names, imports and the
 * name of the file. Where they are, nobody need compare what they mean, which costs more. It looks at
 * all that `partsOf` does.
 */
export function isSame(one: FileDescriptorProto, other: FileDescriptorProto): boolean {
  return (
    one.package === other.package &&
    (one.syntax || "proto2") === (other.syntax || "proto2") &&
    one.edition === other.edition &&
    areSameOptions(FileOptionsSchema, one.options, other.options) &&
    areAlike(one.messageType, other.messageType, isSameMessage) &&
    areAlike(one.enumType, other.enumType, isSameEnum) &&
    areAlike(one.service, other.service, isSameService) &&
    areAlike(one.extension, other.extension, isSameField)
  );
}

function areAlike<T>(
  some: readonly T[],
  others: readonly T[],
  isAlike: (one: T, other: T) => boolean,
): boolean {
  return (
    some.length === others.length &&
    some.every((one, index) => {
      const other = others[index];
      return other !== undefined && isAlike(one, other);
    })
  );
}

/** Ranges of extensions with options are left to the other comparison. */
function isSameMessage(one: DescriptorProto, other: DescriptorProto): boolean {
  return (
    one.name === other.name &&
    areSameOptions(MessageOptionsSchema, one.options, other.options) &&
    areAlike(one.field, other.field, isSameField) &&
    areAlike(one.nestedType, other.nestedType, isSameMessage) &&
    areAlike(one.enumType, other.enumType, isSameEnum) &&
    areAlike(one.extension, other.extension, isSameField) &&
    areAlike(one.oneofDecl, other.oneofDecl, (left, right) => {
      return (
        left.name === right.name && areSameOptions(OneofOptionsSchema, left.options, right.options)
      );
    }) &&
    areAlike(one.extensionRange, other.extensionRange, (left, right) => {
      return isSameRange(left, right) && left.options === undefined && right.options === undefined;
    }) &&
    areAlike(one.reservedRange, other.reservedRange, isSameRange) &&
    areAlike(one.reservedName, other.reservedName, Object.is)
  );
}

function isSameField(one: FieldDescriptorProto, other: FieldDescriptorProto): boolean {
  return (
    one.name === other.name &&
    one.number === other.number &&
    one.label === other.label &&
    one.type === other.type &&
    one.typeName === other.typeName &&
    one.extendee === other.extendee &&
    one.defaultValue === other.defaultValue &&
    one.oneofIndex === other.oneofIndex &&
    Object.hasOwn(one, "oneofIndex") === Object.hasOwn(other, "oneofIndex") &&
    one.proto3Optional === other.proto3Optional &&
    jsonNameOf(one) === jsonNameOf(other) &&
    areSameOptions(FieldOptionsSchema, one.options, other.options)
  );
}

function jsonNameOf({ name, jsonName, extendee }: FieldDescriptorProto): string {
  return jsonName === "" || extendee !== "" ? defaultJsonName(name) : jsonName;
}

function isSameEnum(one: EnumDescriptorProto, other: EnumDescriptorProto): boolean {
  return (
    one.name === other.name &&
    areSameOptions(EnumOptionsSchema, one.options, other.options) &&
    areAlike(one.value, other.value, isSameValue) &&
    areAlike(one.reservedRange, other.reservedRange, isSameRange) &&
    areAlike(one.reservedName, other.reservedName, Object.is)
  );
}

function isSameValue(one: EnumValueDescriptorProto, other: EnumValueDescriptorProto): boolean {
  return (
    one.name === other.name &&
    one.number === other.number &&
    areSameOptions(EnumValueOptionsSchema, one.options, other.options)
  );
}

function isSameService(one: ServiceDescriptorProto, other: ServiceDescriptorProto): boolean {
  return (
    one.name === other.name &&
    areSameOptions(ServiceOptionsSchema, one.options, other.options) &&
    areAlike(one.method, other.method, isSameMethod)
  );
}

function isSameMethod(one: MethodDescriptorProto, other: MethodDescriptorProto): boolean {
  return (
    one.name === other.name &&
    one.inputType === other.inputType &&
    one.outputType === other.outputType &&
    one.clientStreaming === other.clientStreaming &&
    one.serverStreaming === other.serverStreaming &&
    areSameOptions(MethodOptionsSchema, one.options, other.options)
  );
}

interface Range {
  readonly start: number;
  readonly end: number;
}

function isSameRange(one: Range, other: Range): boolean {
  return one.start === other.start && one.end === other.end;
}

function areSameOptions<D extends DescMessage>(
  schema: D,
  one: MessageShape<D> | undefined,
  other: MessageShape<D> | undefined,
): boolean {
  if (one === undefined || other === undefined) return one === other;
  return Buffer.from(toBinary(schema, one)).equals(toBinary(schema, other));
}
