import type { DescEnum, DescMessage } from "@bufbuild/protobuf";
import { Edition, FeatureSet_JsonFormat } from "@bufbuild/protobuf/wkt";
import { featureSets } from "./feature-sets.ts";

/** Whether a message or an enum must have a JSON form, as its feature `json_format` says. */
export function jsonFormat(subject: DescMessage | DescEnum): "ALLOW" | "LEGACY_BEST_EFFORT" {
  for (const { jsonFormat } of featureSets(subject)) {
    switch (jsonFormat) {
      case FeatureSet_JsonFormat.ALLOW:
        return "ALLOW";
      case FeatureSet_JsonFormat.LEGACY_BEST_EFFORT:
        return "LEGACY_BEST_EFFORT";
      case FeatureSet_JsonFormat.JSON_FORMAT_UNKNOWN:
        break;
    }
  }
  return subject.file.edition === Edition.EDITION_PROTO2 ? "LEGACY_BEST_EFFORT" : "ALLOW";
}
