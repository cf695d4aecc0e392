import {
  FeatureSet_FieldPresence,
  type FieldDescriptorProto,
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
} from "@bufbuild/protobuf/wkt";
import { featureOf } from "../features.ts";
import {
  addValue,
  emptyMessage,
  type FieldOfMessage,
  fieldWith,
  type OptionField,
  type OptionMessage,
  type OptionValue,
} from "./option-message.ts";
import type { OptionTypes } from "./option-value.ts";

/**
 * Makes an aggregate value what is left of it on the wire: a zero that says nothing is not written,
 * and an entry of a map has both its key and its value. As in protoc, where a message of the type is
 * filled in and written.
 */
export function settleMessage(message: OptionMessage, types: OptionTypes): OptionMessage {
  const { type, fields } = message;
  if (type.proto.options?.mapEntry === true) {
    for (const { name, number } of type.proto.field) {
      const field = types.fieldOf(type, name);
      if (field === undefined || fieldWith(message, number) !== undefined) continue;
      const zero = zeroOf(field, types);
      if (zero !== undefined) addValue(message, field, zero);
    }
    return message;
  }
  const isIdle = ({ field, values }: OptionField) =>
    values.every(isZero) && isImplicit(field, message);
  return fields.some(isIdle) ? { type, fields: fields.filter((each) => !isIdle(each)) } : message;
}

function isZero(value: OptionValue): boolean {
  if (typeof value !== "object")
    return value === "" || value === false || value === 0n || Object.is(value, 0);
  return value instanceof Uint8Array && value.length === 0;
}

function isImplicit({ proto, file }: FieldOfMessage, { type }: OptionMessage): boolean {
  if (proto.extendee !== "" || Object.hasOwn(proto, "oneofIndex")) return false;
  if (proto.label !== Label.OPTIONAL) return false;
  return featureOf("fieldPresence", proto, type, file) === FeatureSet_FieldPresence.IMPLICIT;
}

function zeroOf(field: FieldOfMessage, types: OptionTypes): OptionValue | undefined {
  if (field.proto.typeName === "") return zeroScalar(field.proto);
  const type = types.typeOf(field);
  if (type?.kind === "message") return emptyMessage(type);
  return type?.proto.value[0]?.number;
}

function zeroScalar({ type }: FieldDescriptorProto): OptionValue {
  switch (type) {
    case Type.STRING:
      return "";
    case Type.BYTES:
      return new Uint8Array();
    case Type.BOOL:
      return false;
    case Type.INT64:
    case Type.UINT64:
    case Type.SINT64:
    case Type.FIXED64:
    case Type.SFIXED64:
      return 0n;
  }
  return 0;
}
