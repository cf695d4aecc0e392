import {
  FeatureSet_FieldPresence,
  type FieldDescriptorProto,
  FieldDescriptorProto_Label,
} from "@bufbuild/protobuf/wkt";
import { fieldWith, type OptionValue } from "./option-message.ts";

/** The first required field that a value leaves out, by its path: `inner.field`. */
export function missingRequired(value: OptionValue): string | undefined {
  if (typeof value !== "object" || !("fields" in value)) return undefined;
  for (const field of value.type.proto.field) {
    if (isRequired(field) && fieldWith(value, field.number) === undefined) return field.name;
  }
  for (const { field, values } of value.fields) {
    for (const inner of values) {
      const missing = missingRequired(inner);
      if (missing !== undefined) return `${field.proto.name}.${missing}`;
    }
  }
  return undefined;
}

function isRequired({ label, options }: FieldDescriptorProto): boolean {
  if (label === FieldDescriptorProto_Label.REQUIRED) return true;
  return options?.features?.fieldPresence === FeatureSet_FieldPresence.LEGACY_REQUIRED;
}
