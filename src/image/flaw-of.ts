import {
  type DescriptorProto,
  type EnumDescriptorProto,
  type FieldDescriptorProto,
  FieldDescriptorProto_Type,
  type FileDescriptorProto,
  type ServiceDescriptorProto,
} from "@bufbuild/protobuf/wkt";

const largestNumber = 0x7ffffffe;

/** Descriptors of messages within each other; the limit of compilers is 31. */
const deepest = 64;

const { ENUM, GROUP, MESSAGE } = FieldDescriptorProto_Type;

const editions: ReadonlySet<number> = new Set([1000, 1001, 1002, 9999]);

/**
 * What is wrong with a descriptor that no compiler has written: what linking takes for granted of a
 * parsed file. Undefined if nothing is.
 */
export function flawOf(file: FileDescriptorProto): string | undefined {
  const { dependency, publicDependency, weakDependency } = file;
  if (!/^(|[A-Za-z_]\w*(\.[A-Za-z_]\w*)*)$/.test(file.package)) return "its package is no name";
  if (!["", "proto2", "proto3", "editions"].includes(file.syntax)) return "its syntax is unknown";
  if (file.syntax === "editions" && !editions.has(file.edition)) return "its edition is unknown";
  const indexes = [...publicDependency, ...weakDependency];
  if (indexes.some((index) => dependency[index] === undefined)) return "an import has no name";
  return (
    first(file.messageType, (message) => messageFlaw(message, 1)) ??
    first(file.enumType, enumFlaw) ??
    first(file.extension, (field) => fieldFlaw(field, 0)) ??
    first(file.service, serviceFlaw)
  );
}

function first<T extends { readonly name: string }>(
  parts: readonly T[],
  flaw: (part: T) => string | undefined,
): string | undefined {
  for (const part of parts) {
    if (!isName(part.name)) return "a declaration has no name";
    const found = flaw(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isName(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name);
}

function messageFlaw(message: DescriptorProto, depth: number): string | undefined {
  if (depth > deepest) return "its messages are nested too deeply";
  const oneofs = message.oneofDecl.length;
  const ranges = [...message.extensionRange, ...message.reservedRange];
  if (ranges.some(({ start, end }) => start < 0 || end <= start)) return rangeFlaw(message.name);
  if (message.options?.mapEntry === true && !isMapEntry(message)) {
    return `map entry "${message.name}" has not the two fields of one`;
  }
  return (
    first(message.field, (field) => fieldFlaw(field, oneofs)) ??
    first(message.extension, (field) => fieldFlaw(field, 0)) ??
    first(message.oneofDecl, () => undefined) ??
    first(message.enumType, enumFlaw) ??
    first(message.nestedType, (nested) => messageFlaw(nested, depth + 1))
  );
}

function isMapEntry({ field: [key, value, ...others] }: DescriptorProto): boolean {
  const {
    MESSAGE: messageType,
    GROUP: groupType,
    ENUM: enumType,
    BYTES,
    FLOAT,
    DOUBLE,
  } = FieldDescriptorProto_Type;
  const noKeys = new Set([messageType, groupType, enumType, BYTES, FLOAT, DOUBLE]);
  return (
    others.length === 0 &&
    key?.number === 1 &&
    value?.number === 2 &&
    key.label === 1 &&
    value.label === 1 &&
    key.typeName === "" &&
    !noKeys.has(key.type)
  );
}

function fieldFlaw(field: FieldDescriptorProto, oneofs: number): string | undefined {
  const { name, number, label, type, typeName } = field;
  // Nothing says that it is one of those which have a name.
  const typeNumber: number = type;
  if (number < 1 || number > largestNumber) return `field "${name}" has the number ${number}`;
  if (label < 1 || label > 3) return `field "${name}" has no label`;
  const isNamed = type === MESSAGE || type === GROUP || type === ENUM;
  if (isNamed ? !isTypeName(typeName) : typeName !== "" && typeNumber !== 0) {
    return `field "${name}" has a type and a type name that do not go together`;
  }
  if (typeName === "" ? typeNumber < 1 || typeNumber > 18 : !isTypeName(typeName)) {
    return `field "${name}" has no type`;
  }
  if (field.extendee !== "" && !isTypeName(field.extendee)) {
    return `extension "${name}" extends nothing`;
  }
  const hasOneof = Object.hasOwn(field, "oneofIndex");
  if (hasOneof && (field.oneofIndex < 0 || field.oneofIndex >= oneofs)) {
    return `field "${name}" is in a oneof that is not there`;
  }
  return undefined;
}

function isTypeName(name: string): boolean {
  return /^\.?[A-Za-z_]\w*(\.[A-Za-z_]\w*)*$/.test(name);
}

function enumFlaw({ name, value, reservedRange }: EnumDescriptorProto): string | undefined {
  if (value.length === 0) return `enum "${name}" has no value`;
  if (reservedRange.some(({ start, end }) => end < start)) return rangeFlaw(name);
  return first(value, () => undefined);
}

function serviceFlaw({ method }: ServiceDescriptorProto): string | undefined {
  return first(method, ({ name, inputType, outputType }) =>
    isTypeName(inputType) && isTypeName(outputType) ? undefined : `rpc "${name}" lacks a type`,
  );
}

function rangeFlaw(name: string): string {
  return `"${name}" has a range that ends before it begins`;
}
