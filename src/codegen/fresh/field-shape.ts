import { isFieldSet } from "@bufbuild/protobuf";
import type { DescriptorProto, FieldDescriptorProto } from "@bufbuild/protobuf/wkt";
import {
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
  FieldDescriptorProtoSchema,
} from "@bufbuild/protobuf/wkt";
import { defaultJsonName } from "../../schema/json-name.ts";
import type { Copy } from "./part.ts";

/** What code is generated from for a field, by aspect; `message` is undefined for an extension. */
export function fieldShape(
  field: FieldDescriptorProto,
  message: DescriptorProto | undefined,
  copy: Copy,
): ReadonlyMap<string, string> {
  const { name, number, jsonName, proto3Optional } = field;
  const shape = new Map([
    ["number", `${number}`],
    ["cardinality", cardinalityOf(field)],
    ["type", typeOf(field)],
    ["default", defaultOf(field, copy)],
    ["JSON name", jsonName === defaultJsonName(name) ? "" : jsonName],
  ]);
  if (isNamed(field)) shape.set(typeKind, FieldDescriptorProto_Type[field.type] ?? "");
  const isMember = isFieldSet(field, FieldDescriptorProtoSchema.field.oneofIndex);
  if (isMember && !proto3Optional) {
    shape.set("oneof", message?.oneofDecl[field.oneofIndex]?.name ?? "?");
  }
  return shape;
}

/** The aspect that says what a named type is: a message, an enum. */
export const typeKind = "kind of type";

function isNamed({ typeName }: FieldDescriptorProto): boolean {
  return typeName !== "";
}

function cardinalityOf({ label, proto3Optional }: FieldDescriptorProto): string {
  if (label === FieldDescriptorProto_Label.OPTIONAL)
    return proto3Optional ? "optional" : "singular";
  return (FieldDescriptorProto_Label[label] ?? `${label}`).toLowerCase();
}

function typeOf({ type, typeName }: FieldDescriptorProto): string {
  if (typeName !== "") return typeName.replace(/^\./, "");
  return (FieldDescriptorProto_Type[type] ?? `${type}`).toLowerCase();
}

/**
 * Compilers write floating point numbers with more or fewer digits, and an alias of an enum as it is
 * or as the first name of its number.
 */
function defaultOf(
  { type, typeName, defaultValue }: FieldDescriptorProto,
  { types }: Copy,
): string {
  if (defaultValue === "") return "";
  switch (type) {
    case FieldDescriptorProto_Type.FLOAT:
      return numberWords(Math.fround(Number(defaultValue)), defaultValue);
    case FieldDescriptorProto_Type.DOUBLE:
      return numberWords(Number(defaultValue), defaultValue);
    case FieldDescriptorProto_Type.ENUM: {
      const values = types().getEnum(typeName.replace(/^\./, ""))?.values;
      const own = values?.find(({ name }) => name === defaultValue);
      return values?.find(({ number }) => number === own?.number)?.name ?? defaultValue;
    }
    default:
      return defaultValue;
  }
}

/** "inf" and "nan" stay as they are. */
function numberWords(number: number, written: string): string {
  return Number.isNaN(number) ? written : String(number);
}
