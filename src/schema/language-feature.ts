import { BinaryReader, WireType } from "@bufbuild/protobuf/wire";
import type { FeatureSet } from "@bufbuild/protobuf/wkt";

/** A feature that a file of a language adds: the number of its extension, and that of the field in it. */
export interface LanguageFeature {
  readonly extension: number;
  readonly field: number;
}

/**
 * The number that is written for an enum feature, 0 if none is. Read from the bytes, because the
 * extensions of @bufbuild/protobuf would have to be made for every run.
 */
export function languageFeature(
  features: FeatureSet,
  { extension, field }: LanguageFeature,
): number {
  let value = 0;
  for (const { no, wireType, data } of features.$unknown ?? []) {
    if (no !== extension || wireType !== WireType.LengthDelimited) continue;
    const reader = new BinaryReader(new BinaryReader(data).bytes());
    while (reader.pos < reader.len) {
      const [number, type] = reader.tag();
      if (number === field && type === WireType.Varint) value = reader.int32();
      else reader.skip(type, number);
    }
  }
  return value;
}
