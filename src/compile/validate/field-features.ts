import {
  FeatureSet_FieldPresence,
  FeatureSet_RepeatedFieldEncoding,
  FieldDescriptorProto_Label as Label,
  FieldDescriptorProto_Type as Type,
} from "@bufbuild/protobuf/wkt";
import { tags } from "../tags.ts";
import {
  type CheckedField,
  hasImplicitPresence,
  isOpen,
  isPackable,
  type Validation,
} from "./validation.ts";

/** What a field cannot have in editions. As protoc's descriptor.cc, ValidateFieldFeatures. */
export function validateFieldFeatures(field: CheckedField, validation: Validation): void {
  const { proto, path, type, parent } = field;
  const { report } = validation;
  if (hasImplicitPresence(field) && type?.kind === "enum" && !isOpen(type)) {
    const reason = `without presence it cannot have the closed enum "${type.name}"`;
    report([...path, tags.field.typeName], `field "${proto.name}": ${reason}`);
  }
  if (proto.options === undefined || parent?.proto.options?.mapEntry === true) return;
  const where = [...path, tags.field.options];
  if (Object.hasOwn(proto.options, "packed")) {
    const instead = "use features.repeated_field_encoding";
    report(
      [...where, tags.fieldOptions.packed],
      `there is no option packed in editions: ${instead}`,
    );
  }
  if (proto.type === Type.MESSAGE && type === undefined) return;
  for (const [feature, reason] of featureFaults(field)) {
    const part = [...where, tags.fieldOptions.features, tags.features[feature]];
    report(part, `field "${proto.name}": ${reason}`);
  }
}

type Fault = readonly [feature: keyof typeof tags.features, reason: string];

function* featureFaults(field: CheckedField): Generator<Fault> {
  const { proto, type } = field;
  const features = proto.options?.features;
  if (features === undefined) return;
  const presence = presenceFault(field, features.fieldPresence);
  if (presence !== undefined) yield ["fieldPresence", presence];
  const isMap = type?.kind === "message" && type.proto.options?.mapEntry === true;
  const encoding = features.repeatedFieldEncoding;
  if (encoding !== 0 && proto.label !== Label.REPEATED) {
    const name = "features.repeated_field_encoding";
    yield ["repeatedFieldEncoding", `only a repeated field can have ${name}`];
  } else if (encoding === FeatureSet_RepeatedFieldEncoding.PACKED && !isPackable(proto)) {
    yield ["repeatedFieldEncoding", "only repeated numbers, enums and bools can be packed"];
  }
  if (features.messageEncoding !== 0 && (proto.type !== Type.MESSAGE || isMap)) {
    yield ["messageEncoding", "only a message field can have features.message_encoding"];
  }
  if (features.utf8Validation !== 0 && !hasStrings(field, isMap)) {
    yield ["utf8Validation", "only a string field can have features.utf8_validation"];
  }
}

function presenceFault(
  { proto, isExtension }: CheckedField,
  presence: FeatureSet_FieldPresence,
): string | undefined {
  if (presence === FeatureSet_FieldPresence.FIELD_PRESENCE_UNKNOWN) return undefined;
  const feature = "features.field_presence";
  if (Object.hasOwn(proto, "oneofIndex")) return `a field of a oneof cannot have ${feature}`;
  if (proto.label === Label.REPEATED) return `a repeated field cannot have ${feature}`;
  if (isExtension && presence === FeatureSet_FieldPresence.LEGACY_REQUIRED) {
    return "an extension cannot be required";
  }
  if (isExtension) return `an extension cannot have ${feature}`;
  const isImplicit = presence === FeatureSet_FieldPresence.IMPLICIT;
  return isImplicit && proto.type === Type.MESSAGE ? "a message always has presence" : undefined;
}

function hasStrings({ proto, type }: CheckedField, isMap: boolean): boolean {
  if (proto.type === Type.STRING) return true;
  if (!isMap || type?.kind !== "message") return false;
  return type.proto.field.some((field) => field.type === Type.STRING);
}
