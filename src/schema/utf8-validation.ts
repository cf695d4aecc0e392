import { ScalarType } from "@bufbuild/protobuf";
import { JavaFeatures_Utf8Validation } from "@bufbuild/protobuf/wkt/google/protobuf/java_features_pb.js";
import { fileOf } from "./enclosing.ts";
import { featureSets } from "./feature-sets.ts";
import { type FieldType, fieldType } from "./field-type.ts";
import { languageFeature } from "./language-feature.ts";
import type { AnyField } from "./schema.ts";

export type Utf8Validation = "VERIFY" | "NONE";

/** Whether readers refuse strings that are not UTF-8; undefined if the field holds no string. */
export function utf8Validation(field: AnyField): Utf8Validation | undefined {
  if (!holdsString(fieldType(field))) return undefined;
  return field.utf8Validation ? "VERIFY" : "NONE";
}

/** The same for Java, which has an option and a feature of its own to be stricter. */
export function javaUtf8Validation(field: AnyField): Utf8Validation | undefined {
  const general = utf8Validation(field);
  if (general !== "NONE") return general;
  if (fileOf(field).proto.options?.javaStringCheckUtf8 === true) return "VERIFY";
  for (const features of featureSets(field)) {
    const written = languageFeature(features, validation);
    if (written === JavaFeatures_Utf8Validation.VERIFY) return "VERIFY";
    if (written === JavaFeatures_Utf8Validation.DEFAULT) return general;
  }
  return general;
}

/** `features.(pb.java).utf8_validation` */
const validation = { extension: 1001, field: 2 } as const;

function holdsString(type: FieldType): boolean {
  if (type.kind === "map") return type.key === ScalarType.STRING || holdsString(type.value);
  return type.kind === "scalar" && type.scalar === ScalarType.STRING;
}
