import { FieldDescriptorProto_Type as Type } from "@bufbuild/protobuf/wkt";
import type { MessageElement } from "../linked-file.ts";
import { tags } from "../tags.ts";
import type { CheckedField, Validation } from "./validation.ts";

/** The key and the value of a map field. As protoc's descriptor.cc, ValidateMapEntry. */
export function validateMapField(
  { proto, path }: CheckedField,
  entry: MessageElement,
  { report, typeOf }: Validation,
): void {
  const fault = faultOf(entry, typeOf);
  if (fault === undefined) return;
  report([...path, tags.field.typeName], `map field "${proto.name}" ${fault}`);
}

function faultOf({ proto }: MessageElement, typeOf: Validation["typeOf"]): string | undefined {
  const [key, value] = proto.field;
  if (key !== undefined && !isKey(key.type, key.typeName)) {
    return "cannot have this key type: keys are strings, integers or bools";
  }
  const valueType = value === undefined ? undefined : typeOf(value.typeName);
  if (valueType?.kind !== "enum") return undefined;
  const [first] = valueType.proto.value;
  if (first === undefined || first.number === 0) return undefined;
  return `needs an enum whose first value is 0, unlike "${valueType.name}"`;
}

function isKey(type: Type, typeName: string): boolean {
  if (typeName !== "") return false;
  return type !== Type.FLOAT && type !== Type.DOUBLE && type !== Type.BYTES;
}
