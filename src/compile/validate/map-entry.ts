import { FieldDescriptorProto_Type as Type } from "@bufbuild/protobuf/wkt";
import type { MessageElement } from "../linked-file.ts";
import { mapEntryNameOf } from "../names.ts";
import { tags } from "../tags.ts";
import type { Validation } from "./validation.ts";

/** As protoc's descriptor.cc, ValidateMapEntry. */
export function validateMapEntry(entry: MessageElement, { report, typeOf }: Validation): void {
  const { parent } = entry;
  if (parent === undefined) return;
  const [key, value] = entry.proto.field;
  const index = parent.proto.field.findIndex(
    ({ name }) => mapEntryNameOf(name) === entry.proto.name,
  );
  const where = [...parent.path, tags.message.field, index, tags.field.typeName];
  const subject = `map field "${parent.proto.field[index]?.name}"`;
  if (key !== undefined && !isKey(key.type, key.typeName)) {
    report(where, `${subject} cannot have this key type: keys are strings, integers or bools`);
  }
  const valueType = value === undefined ? undefined : typeOf(value.typeName);
  if (valueType?.kind !== "enum") return;
  const [first] = valueType.proto.value;
  if (first === undefined || first.number === 0) return;
  report(where, `${subject} needs an enum whose first value is 0, unlike "${valueType.name}"`);
}

function isKey(type: Type, typeName: string): boolean {
  if (typeName !== "") return false;
  return type !== Type.FLOAT && type !== Type.DOUBLE && type !== Type.BYTES;
}
