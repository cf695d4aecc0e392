import type { FeatureSet, FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import { Edition, FeatureSetSchema } from "@bufbuild/protobuf/wkt";
import type { LinkedFile, MessageElement } from "./linked-file.ts";

export type FeatureName =
  | "fieldPresence"
  | "enumType"
  | "repeatedFieldEncoding"
  | "utf8Validation"
  | "messageEncoding"
  | "jsonFormat"
  | "enforceNamingStyle"
  | "defaultSymbolVisibility"
  | "enforceProtoLimits";

export interface HasFeatures {
  readonly options?: { readonly features?: FeatureSet | undefined } | undefined;
}

/** The edition that a file is written in; proto2 and proto3 are editions of this order, too. */
export function editionOf(file: FileDescriptorProto): Edition {
  switch (file.syntax) {
    case "editions":
      return file.edition;
    case "proto3":
      return Edition.EDITION_PROTO3;
  }
  return Edition.EDITION_PROTO2;
}

/**
 * The value of a feature for something in `parent` (undefined: at the top of the file): its own, or
 * else what it inherits. Options must have been interpreted.
 */
export function featureOf(
  name: FeatureName,
  own: HasFeatures | undefined,
  parent: MessageElement | undefined,
  file: LinkedFile,
): number {
  const explicit = own?.options?.features?.[name];
  if (explicit) return explicit;
  for (let around = parent; around !== undefined; around = around.parent) {
    const inherited = around.proto.options?.features?.[name];
    if (inherited) return inherited;
  }
  return file.proto.options?.features?.[name] || defaultOf(name, editionOf(file.proto));
}

const defaults = new Map<Edition, Map<FeatureName, number>>();

function defaultOf(name: FeatureName, edition: Edition): number {
  const ofEdition = defaults.get(edition) ?? new Map<FeatureName, number>();
  const known = ofEdition.get(name);
  if (known !== undefined) return known;
  const value = defaultIn(name, edition);
  defaults.set(edition, ofEdition.set(name, value));
  return value;
}

/** The newest default that is not newer than the edition, out of descriptor.proto itself. */
function defaultIn(name: FeatureName, edition: Edition): number {
  const field = FeatureSetSchema.field[name];
  let newest = 0;
  let value = 0;
  for (const given of field.proto.options?.editionDefaults ?? []) {
    if (given.edition > edition || given.edition < newest) continue;
    newest = given.edition;
    value = field.enum?.values.find((candidate) => candidate.name === given.value)?.number ?? 0;
  }
  return value;
}
