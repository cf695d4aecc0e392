import type { DescEnum, DescMessage, DescOneof } from "@bufbuild/protobuf";
import type { FeatureSet } from "@bufbuild/protobuf/wkt";
import { fileOf } from "./enclosing.ts";
import type { AnyField } from "./schema.ts";

type HasFeatures = AnyField | DescOneof | DescMessage | DescEnum;

/** The features that are written for a thing and for all that encloses it, the nearest first. */
export function featureSets(subject: HasFeatures): readonly FeatureSet[] {
  const sets: FeatureSet[] = [];
  for (let here: HasFeatures | undefined = subject; here !== undefined; here = around(here)) {
    const features = here.proto.options?.features;
    if (features !== undefined) sets.push(features);
  }
  const features = fileOf(subject).proto.options?.features;
  return features === undefined ? sets : [...sets, features];
}

/** From what a thing inherits its features; undefined for the file. */
function around(subject: HasFeatures): HasFeatures | undefined {
  return subject.kind === "field" ? (subject.oneof ?? subject.parent) : subject.parent;
}
