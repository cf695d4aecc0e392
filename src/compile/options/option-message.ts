import type { FieldDescriptorProto } from "@bufbuild/protobuf/wkt";
import { FieldDescriptorProto_Label } from "@bufbuild/protobuf/wkt";
import type { LinkedFile, MessageElement } from "../linked-file.ts";

/** An options message, or a message in one, on its way to the wire format. */
export interface OptionMessage {
  readonly type: MessageElement;
  /** By field number. */
  readonly fields: Map<number, OptionField>;
}

export interface OptionField {
  readonly field: FieldOfMessage;
  /** One, unless the field is repeated. */
  readonly values: OptionValue[];
}

export type OptionValue = OptionMessage | number | bigint | boolean | string | Uint8Array;

/** A field or extension, with the file that its type name must be looked up in. */
export interface FieldOfMessage {
  readonly proto: FieldDescriptorProto;
  readonly file: LinkedFile;
  /** Whether its messages are written as groups. */
  readonly isDelimited: boolean;
}

export function emptyMessage(type: MessageElement): OptionMessage {
  return { type, fields: new Map() };
}

export function isRepeated(field: FieldOfMessage): boolean {
  return field.proto.label === FieldDescriptorProto_Label.REPEATED;
}

/** Adds a value to a message; what is singular and has a value already stays as it is: false. */
export function addValue(
  message: OptionMessage,
  field: FieldOfMessage,
  value: OptionValue,
): boolean {
  const known = message.fields.get(field.proto.number);
  if (known === undefined) {
    message.fields.set(field.proto.number, { field, values: [value] });
    return true;
  }
  if (!isRepeated(field)) return false;
  known.values.push(value);
  return true;
}
