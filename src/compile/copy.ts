import type { DescMessage, MessageShape } from "@bufbuild/protobuf";
import {
  type DescriptorProto,
  type DescriptorProto_ExtensionRange,
  DescriptorProto_ExtensionRangeSchema,
  DescriptorProtoSchema,
  type EnumDescriptorProto,
  EnumDescriptorProtoSchema,
  EnumValueDescriptorProtoSchema,
  type FieldDescriptorProto,
  FieldDescriptorProtoSchema,
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
  MethodDescriptorProtoSchema,
  type OneofDescriptorProto,
  OneofDescriptorProtoSchema,
  type ServiceDescriptorProto,
  ServiceDescriptorProtoSchema,
} from "@bufbuild/protobuf/wkt";
import { create } from "./create.ts";

/**
 * Copies what linking changes of a file: named types, and whatever can be given other options. What
 * stays as it is, such as the options themselves, belongs to both.
 */
export function copyFile(file: FileDescriptorProto): FileDescriptorProto {
  const copy = copyOf(FileDescriptorProtoSchema, file);
  copy.dependency = [...file.dependency];
  copy.messageType = copyEach(file.messageType, copyMessage);
  copy.enumType = copyEach(file.enumType, copyEnum);
  copy.extension = copyEach(file.extension, copyField);
  copy.service = copyEach(file.service, copyService);
  return copy;
}

function copyMessage(message: DescriptorProto): DescriptorProto {
  const copy = copyOf(DescriptorProtoSchema, message);
  copy.field = copyEach(message.field, copyField);
  copy.extension = copyEach(message.extension, copyField);
  copy.nestedType = copyEach(message.nestedType, copyMessage);
  copy.enumType = copyEach(message.enumType, copyEnum);
  copy.oneofDecl = copyEach(message.oneofDecl, copyOneof);
  copy.extensionRange = copyEach(message.extensionRange, copyRange);
  return copy;
}

function copyOneof(oneof: OneofDescriptorProto): OneofDescriptorProto {
  return copyWithOptions(OneofDescriptorProtoSchema, oneof);
}

function copyRange(range: DescriptorProto_ExtensionRange): DescriptorProto_ExtensionRange {
  return copyWithOptions(DescriptorProto_ExtensionRangeSchema, range);
}

/** An extension as well; a field of a scalar type without options stays as it is. */
function copyField(field: FieldDescriptorProto): FieldDescriptorProto {
  const changes = field.typeName !== "" || field.extendee !== "" || field.options !== undefined;
  return changes ? copyOf(FieldDescriptorProtoSchema, field) : field;
}

function copyEnum(type: EnumDescriptorProto): EnumDescriptorProto {
  const hasOptions = type.value.some((value) => value.options !== undefined);
  if (!hasOptions) return copyWithOptions(EnumDescriptorProtoSchema, type);
  const copy = copyOf(EnumDescriptorProtoSchema, type);
  copy.value = type.value.map((value) => copyWithOptions(EnumValueDescriptorProtoSchema, value));
  return copy;
}

function copyService(service: ServiceDescriptorProto): ServiceDescriptorProto {
  const copy = copyOf(ServiceDescriptorProtoSchema, service);
  copy.method = copyEach(service.method, (method) => copyOf(MethodDescriptorProtoSchema, method));
  return copy;
}

/** The message itself where it has no options: then there is nothing to change. */
function copyWithOptions<Desc extends DescMessage>(
  schema: Desc,
  message: MessageShape<Desc> & { readonly options?: unknown },
): MessageShape<Desc> {
  return message.options === undefined ? message : copyOf(schema, message);
}

/** A shallow copy of a message. */
export function copyOf<Desc extends DescMessage>(
  schema: Desc,
  message: MessageShape<Desc>,
): MessageShape<Desc> {
  return Object.assign(create(schema), message);
}

/** Most lists are empty. */
function copyEach<T>(list: T[], copy: (item: T) => T): T[] {
  return list.length === 0 ? list : list.map(copy);
}
