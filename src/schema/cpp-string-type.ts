import { getExtension, isFieldSet, ScalarType } from "@bufbuild/protobuf";
import {
  CppFeatures_StringType,
  cpp,
  Edition,
  FieldOptions_CType,
  FieldOptionsSchema,
} from "@bufbuild/protobuf/wkt";
import { fileOf } from "./enclosing.ts";
import { featureSets } from "./feature-sets.ts";
import { fieldType } from "./field-type.ts";
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
    const written = stringTypes[getExtension(features, cpp).stringType];
    if (written !== undefined) return written;
  }
  return fileOf(field).edition < Edition.EDITION_2024 ? "STRING" : "VIEW";
}

const ctypes: { readonly [C in FieldOptions_CType]: CppStringType } = {
  [FieldOptions_CType.STRING]: "STRING",
  [FieldOptions_CType.CORD]: "CORD",
  [FieldOptions_CType.STRING_PIECE]: "STRING_PIECE",
};

const stringTypes: { readonly [T in CppFeatures_StringType]: CppStringType | undefined } = {
  [CppFeatures_StringType.STRING_TYPE_UNKNOWN]: undefined,
  [CppFeatures_StringType.VIEW]: "VIEW",
  [CppFeatures_StringType.CORD]: "CORD",
  [CppFeatures_StringType.STRING]: "STRING",
};
