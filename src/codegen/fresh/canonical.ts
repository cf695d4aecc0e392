import {
  type DescExtension,
  type DescField,
  type DescMessage,
  type FileRegistry,
  getExtension,
  isMessage,
  type Message,
  type UnknownField,
} from "@bufbuild/protobuf";
import { isReflectMessage, type ReflectMessage, reflect } from "@bufbuild/protobuf/reflect";
import { FieldOptions_OptionRetention } from "@bufbuild/protobuf/wkt";

/** All types that options may be made of. */
type Types = () => FileRegistry;

/** Whether an option is for readers of the schema alone: generators do not see it, or not all do. */
export function isForSource({ proto }: DescField | DescExtension): boolean {
  return proto.options?.retention === FieldOptions_OptionRetention.RETENTION_SOURCE;
}

/**
 * The value of a field as a text that is equal for equal values, however they are encoded: compilers
 * order and split what options are made of in different ways.
 */
export function fieldValue(message: ReflectMessage, field: DescField, types: Types): string {
  switch (field.fieldKind) {
    case "scalar":
      return scalarValue(message.get(field));
    case "enum":
      return `${message.get(field)}`;
    case "message":
      return messageValue(message.get(field), types);
    case "list": {
      const items = [...message.get(field)].map((item) => itemValue(item, types));
      return `[${items.join(", ")}]`;
    }
    case "map": {
      const entries = [...message.get(field)].map(
        ([key, item]) => `${scalarValue(key)}: ${itemValue(item, types)}`,
      );
      return `{${entries.toSorted().join(", ")}}`;
    }
  }
}

/** What a message holds beside its own fields; what nobody knows comes by its number and bytes. */
export function extensionValues(
  message: Message,
  desc: DescMessage,
  types: Types,
): readonly ExtensionValue[] {
  const fields = message.$unknown ?? [];
  const numbers = [...new Set(fields.map(({ no }) => no))].toSorted((one, other) => one - other);
  return numbers.flatMap((number) => {
    const extension = types().getExtensionFor(desc, number);
    if (extension !== undefined && isForSource(extension)) return [];
    const known = extension && decoded(message, extension, types);
    if (extension === undefined || known === undefined) {
      return [{ name: `${number}`, number, value: bytesOf(fields, number) }];
    }
    return [{ name: `(${extension.typeName})`, number, value: known }];
  });
}

export interface ExtensionValue {
  /** As it is written in a schema; a number where nothing tells. */
  readonly name: string;
  readonly number: number;
  readonly value: string;
}

/** Undefined for bytes that are no such value, or that are nested too deep for the stack. */
function decoded(message: Message, extension: DescExtension, types: Types): string | undefined {
  try {
    const value: unknown = getExtension(message, extension);
    const items = Array.isArray(value) ? value : [value];
    const type = extension.message;
    const texts = items.map((item) =>
      itemValue(type !== undefined && isMessage(item, type) ? reflect(type, item) : item, types),
    );
    return Array.isArray(value) ? `[${texts.join(", ")}]` : texts.join();
  } catch {
    return undefined;
  }
}

function messageValue(message: ReflectMessage, types: Types): string {
  const known = message.desc.fields
    .filter((field) => message.isSet(field) && !isForSource(field))
    .toSorted((one, other) => one.number - other.number)
    .map((field) => `${field.name}: ${fieldValue(message, field, types)}`);
  const others = extensionValues(message.message, message.desc, types);
  return `{${[...known, ...others.map(({ name, value }) => `${name}: ${value}`)].join(", ")}}`;
}

/** Of a list, a map or an extension. */
function itemValue(item: unknown, types: Types): string {
  return isReflectMessage(item) ? messageValue(item, types) : scalarValue(item);
}

function scalarValue(value: unknown): string {
  if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString("hex")}'`;
  if (typeof value === "string") return JSON.stringify(value);
  return Object.is(value, -0) ? "-0" : String(value);
}

/** The records of a number, one behind the other. */
function bytesOf(fields: readonly UnknownField[], number: number): string {
  const records = fields.filter(({ no }) => no === number);
  return `x'${records.map(({ data }) => Buffer.from(data).toString("hex")).join("")}'`;
}
