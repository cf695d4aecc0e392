import { type DescEnum, type DescMessage, ScalarType } from "@bufbuild/protobuf";
import { FieldDescriptorProto_Type } from "@bufbuild/protobuf/wkt";
import type { AnyField } from "./schema.ts";

/** The type of a field without its label; of a list, the type of its elements. */
export type FieldType =
  | { readonly kind: "scalar"; readonly scalar: ScalarType }
  | { readonly kind: "enum"; readonly enum: DescEnum }
  | { readonly kind: "message"; readonly message: DescMessage; readonly delimited: boolean }
  | {
      readonly kind: "map";
      readonly key: ScalarType;
      readonly value: FieldType;
      /** The full name of the entry message, which a `repeated` field of that type has too. */
      readonly entry: string;
    };

/** What a field holds, as a union to switch over. Groups are delimited messages. */
export function fieldType(field: AnyField): FieldType {
  if (field.fieldKind !== "map") return elementType(field, isDelimited(field));
  return {
    kind: "map",
    key: field.mapKey,
    value: elementType(field, false),
    entry: field.proto.typeName.replace(/^\./, ""),
  };
}

/**
 * The type in words: `int32`, `acme.v1.Foo`, `acme.v1.Foo (delimited)` for groups and
 * `message_encoding = DELIMITED`, `map<string, acme.v1.Foo>`.
 */
export function typeName(field: AnyField): string {
  return wordsOf(fieldType(field));
}

/** The full name of the message or enum that a field, list or map holds; undefined for scalars. */
export function namedType(field: AnyField): string | undefined {
  return field.message?.typeName ?? field.enum?.typeName;
}

/** The full name of a message or enum type; undefined for a scalar or a map. */
export function nameOfType(type: FieldType): string | undefined {
  switch (type.kind) {
    case "scalar":
    case "map":
      return undefined;
    case "enum":
      return type.enum.typeName;
    case "message":
      return type.message.typeName;
  }
}

/** A scalar type as it is written in a schema. */
function scalarName(scalar: ScalarType): string {
  return ScalarType[scalar].toLowerCase();
}

/**
 * Where the type of a field stands below its descriptor, the likelier place first: `type` for a
 * keyword ("int32", "group"), `type_name` for a name and for "map<...>".
 */
export function typeParts(field: AnyField): readonly (readonly number[])[] {
  const isKeyword =
    field.proto.typeName === "" || field.proto.type === FieldDescriptorProto_Type.GROUP;
  return isKeyword ? [[5], [6]] : [[6], [5]];
}

function elementType(field: AnyField, delimited: boolean): FieldType {
  if (field.message !== undefined) return { kind: "message", message: field.message, delimited };
  if (field.enum !== undefined) return { kind: "enum", enum: field.enum };
  return { kind: "scalar", scalar: field.scalar };
}

function isDelimited(field: AnyField): boolean {
  return "delimitedEncoding" in field && field.delimitedEncoding === true;
}

function wordsOf(type: FieldType): string {
  switch (type.kind) {
    case "scalar":
      return scalarName(type.scalar);
    case "enum":
      return type.enum.typeName;
    case "message":
      return type.delimited ? `${type.message.typeName} (delimited)` : type.message.typeName;
    case "map":
      return `map<${scalarName(type.key)}, ${wordsOf(type.value)}>`;
  }
}
