import type { FieldDescriptorProto } from "@bufbuild/protobuf/wkt";
import { FieldDescriptorProto_Label } from "@bufbuild/protobuf/wkt";
import type { LinkedFile, MessageElement } from "../linked-file.ts";

/** An options message, or a message in one, on its way to the wire format. */
export interface OptionMessage {
  readonly type: MessageElement;
  /** In order of their numbers, so that equal options are equal bytes. */
  fields: OptionField[];
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
  return { type, fields: [] };
}

/** The field of that number, if it has a value. */
export function fieldWith({ fields }: OptionMessage, number: number): OptionField | undefined {
  const field = fields[placeOf(fields, number)];
  return field?.field.proto.number === number ? field : undefined;
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
  const { fields } = message;
  const place = placeOf(fields, field.proto.number);
  const known = fields[place];
  if (known?.field.proto.number !== field.proto.number) {
    const added = { field, values: [value] };
    // A list that is made with one item has room for that one, an empty one grows to have 17.
    if (fields.length === 0) message.fields = [added];
    else fields.splice(place, 0, added);
    return true;
  }
  if (!isRepeated(field)) return false;
  known.values.push(value);
  return true;
}

/** The index of the first field that has this number or a higher one; by bisection. */
function placeOf(fields: readonly OptionField[], number: number): number {
  let low = 0;
  let high = fields.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((fields[middle]?.field.proto.number ?? number) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
