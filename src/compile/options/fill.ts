import {
  type DescField,
  type DescMessage,
  type Message,
  mergeFromBinary,
  ScalarType,
  type UnknownField,
} from "@bufbuild/protobuf";
import type { BinaryWriter } from "@bufbuild/protobuf/wire";
import { textOf } from "../text-of.ts";
import { unknownField, writeFields } from "./encode.ts";
import type { OptionField, OptionMessage } from "./option-message.ts";

/** Puts what has been read into an options message: what it does not know into its unknown fields. */
export function fillOptions(
  options: Message,
  schema: DescMessage,
  tree: OptionMessage,
  writer: BinaryWriter,
): void {
  const others: OptionField[] = [];
  let unknown: UnknownField[] | undefined;
  for (const option of tree.fields) {
    const { field, values } = option;
    if (field.proto.extendee !== "") {
      const fields = values.map((value) => unknownField(writer, field, value));
      if (unknown === undefined) unknown = fields;
      else for (const each of fields) unknown.push(each);
    } else if (!setPlain(options, schema, option)) others.push(option);
  }
  if (unknown !== undefined) options.$unknown = unknown;
  if (others.length === 0) return;
  writeFields(writer, others);
  mergeFromBinary(schema, options, writer.finish());
}

/** Most known options are bools and strings: these need no detour over their bytes. */
function setPlain(options: Message, schema: DescMessage, { field, values }: OptionField): boolean {
  const known = knownFields(schema).get(field.proto.number);
  const [value] = values;
  if (known?.fieldKind !== "scalar") return false;
  if (known.scalar === ScalarType.BOOL) return Reflect.set(options, known.localName, value);
  if (known.scalar !== ScalarType.STRING || !(value instanceof Uint8Array)) return false;
  return Reflect.set(options, known.localName, textOf(value));
}

const fieldsOf = new Map<DescMessage, ReadonlyMap<number, DescField>>();

function knownFields(schema: DescMessage): ReadonlyMap<number, DescField> {
  const known = fieldsOf.get(schema);
  if (known !== undefined) return known;
  const fields = new Map(schema.fields.map((field) => [field.number, field]));
  fieldsOf.set(schema, fields);
  return fields;
}
