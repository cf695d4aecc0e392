import type {
  DescriptorProto,
  EnumDescriptorProto,
  FieldDescriptorProto,
  ServiceDescriptorProto,
  UninterpretedOption,
} from "@bufbuild/protobuf/wkt";

interface Options {
  uninterpretedOption: UninterpretedOption[];
}

interface HasOptions {
  options?: Options | undefined;
}

/** A shallow copy of a message, with the prototype that holds its default values. */
export function copyOf<T extends object>(message: T): T {
  return Object.assign(Object.create(Object.getPrototypeOf(message)), message);
}

/** Gives a copied message its own options, where it has any, with lists of their own to add to. */
export function copyOptions(message: HasOptions): void {
  if (message.options === undefined) return;
  const copy = copyOf(message.options);
  const lists = Object.entries(copy).filter(([, value]) => Array.isArray(value));
  message.options = Object.assign(
    copy,
    Object.fromEntries(lists.map(([key, list]) => [key, [...list]])),
  );
}

/** Copies what linking changes of a message: named types and options, at any depth. */
export function copyMessage(message: DescriptorProto): DescriptorProto {
  const copy = copyOf(message);
  copy.field = message.field.map(copyField);
  copy.extension = message.extension.map(copyExtension);
  copy.nestedType = message.nestedType.map(copyMessage);
  copy.enumType = message.enumType.map(copyEnum);
  copy.oneofDecl = message.oneofDecl.map(copyWithOptions);
  copy.extensionRange = message.extensionRange.map(copyWithOptions);
  copyOptions(copy);
  return copy;
}

export function copyEnum(type: EnumDescriptorProto): EnumDescriptorProto {
  const copy = copyWithOptions(type);
  if (!type.value.some((value) => value.options !== undefined)) return copy;
  const own = copy === type ? copyOf(type) : copy;
  own.value = type.value.map(copyWithOptions);
  return own;
}

export function copyExtension(extension: FieldDescriptorProto): FieldDescriptorProto {
  const copy = copyOf(extension);
  copyOptions(copy);
  return copy;
}

export function copyService(service: ServiceDescriptorProto): ServiceDescriptorProto {
  const copy = copyOf(service);
  copy.method = service.method.map((method) => {
    const own = copyOf(method);
    copyOptions(own);
    return own;
  });
  copyOptions(copy);
  return copy;
}

function copyField(field: FieldDescriptorProto): FieldDescriptorProto {
  return field.typeName === "" ? copyWithOptions(field) : copyExtension(field);
}

/** The message itself where it has no options: then there is nothing to change. */
function copyWithOptions<T extends HasOptions & object>(message: T): T {
  if (message.options === undefined) return message;
  const copy = copyOf(message);
  copyOptions(copy);
  return copy;
}
