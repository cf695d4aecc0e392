import type { DescField, DescMessage } from "@bufbuild/protobuf";
import { cardinality } from "./cardinality.ts";
import { type FieldType, fieldType } from "./field-type.ts";

/** One entry of a map as it is encoded: a message with the fields 1 and 2. */
export interface MapEntry {
  /** The full name of the entry message. */
  readonly name: string;
  readonly key: FieldType;
  readonly value: FieldType;
  /** Whether the two fields are called "key" and "value". */
  readonly isNamedSo: boolean;
  /** Whether there are other fields beside them. */
  readonly hasMore: boolean;
}

/** The entry of a map, or a message that is encoded like one; undefined for other types. */
export function mapEntry(type: FieldType): MapEntry | undefined {
  switch (type.kind) {
    case "scalar":
    case "enum":
      return undefined;
    case "message":
      return type.delimited ? undefined : messageEntry(type.message);
    case "map":
      return {
        name: type.entry,
        key: { kind: "scalar", scalar: type.key },
        value: type.value,
        isNamedSo: true,
        hasMore: false,
      };
  }
}

function messageEntry(message: DescMessage): MapEntry | undefined {
  const key = message.fields.find((field) => field.number === 1);
  const value = message.fields.find((field) => field.number === 2);
  if (key === undefined || value === undefined || !isOptional(key) || !isOptional(value)) {
    return undefined;
  }
  return {
    name: message.typeName,
    key: fieldType(key),
    value: fieldType(value),
    isNamedSo: key.name === "key" && value.name === "value",
    hasMore: message.fields.length > 2,
  };
}

function isOptional(field: DescField): boolean {
  return cardinality(field).startsWith("optional");
}
