import { FeatureSet_FieldPresence } from "@bufbuild/protobuf/wkt";
import type { AnyField } from "./schema.ts";

export type Cardinality =
  | "optional with explicit presence"
  | "optional with implicit presence"
  | "required"
  | "repeated"
  | "map";

/** How many values a field has and whether its absence is seen, features resolved. */
export function cardinality(field: AnyField): Cardinality {
  if (field.fieldKind === "map") return "map";
  if (field.fieldKind === "list") return "repeated";
  switch (field.presence) {
    case FeatureSet_FieldPresence.EXPLICIT:
      return "optional with explicit presence";
    case FeatureSet_FieldPresence.IMPLICIT:
      return "optional with implicit presence";
    case FeatureSet_FieldPresence.LEGACY_REQUIRED:
      return "required";
  }
}
