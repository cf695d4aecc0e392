import { isFieldSet, ScalarType } from "@bufbuild/protobuf";
import { Edition, FieldOptions_CType, FieldOptionsSchema } from "@bufbuild/protobuf/wkt";
import { CppFeatures_StringType } from "@bufbuild/protobuf/wkt/google/protobuf/cpp_features_pb.js";
import { fileOf } from "./enclosing.ts";
import { featureSets } from "./feature-sets.ts";
import { fieldType } from "./field-type.ts";
import { languageFeature } from "./language-feature.ts";
import type { AnyField } from "./schema.ts";

export type CppStringType = "STRING" | "CORD" | "STRING_PIECE" | "VIEW";

/**
 * The C++ type that holds a string or bytes, by the option `ctype` or the feature that follows it;
 * undefined for other fields, and for maps, which know only one.
 */
export function cppStringType(field: AnyField): CppStringType | undefined {
  const type = fieldType(field);
  if (type.kind !== "scalar") return undefined;
  if (type.scalar !== ScalarType.STRING && type.scalar !== ScalarType.BYTES) return undefined;
  const { options } = field.proto;
  if (options !== undefined && isFieldSet(options, FieldOptionsSchema.field.ctype)) {
    return ctypes[options.ctype];
  }
  for (const features of featureSets(field)) {
    const written = stringTypes.get(languageFeature(features, stringType));
    if (written !== undefined) return written;
  }
  return fileOf(field).edition < Edition.EDITION_2024 ? "STRING" : "VIEW";
}

const ctypes: { readonly [C in FieldOptions_CType]: CppStringType } = {
  [FieldOptions_CType.STRING]: "STRING",
  [FieldOptions_CType.CORD]: "CORD",
  [FieldOptions_CType.STRING_PIECE]: "STRING_PIECE",
};

/** `features.(pb.cpp).string_type` */
const stringType = { extension: 1000, field: 2 } as const;

const stringTypes: ReadonlyMap<number, CppStringType> = new Map([
  [CppFeatures_StringType.VIEW, "VIEW"],
  [CppFeatures_StringType.CORD, "CORD"],
  [CppFeatures_StringType.STRING, "STRING"],
]);
