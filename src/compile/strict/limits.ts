import {
  Edition,
  FeatureSet_ProtoLimitsFeature_EnforceProtoLimits as Limits,
} from "@bufbuild/protobuf/wkt";
import { editionOf, featureOf, type HasFeatures } from "../features.ts";
import { type MessageElement, pathIn } from "../linked-file.ts";
import { tags } from "../tags.ts";
import type { Validation } from "../validate/validation.ts";

const mostFields = 1500;
const mostFieldsOfOneof = 1200;
const mostValues = 1700;

/** How large things are from edition 2026 on. As protoc's descriptor.cc, ValidateProtoLimits. */
export function checkLimits(validation: Validation): void {
  const { file, report } = validation;
  if (editionOf(file.proto) < Edition.EDITION_2026) return;
  for (const message of file.messages) {
    const { name, proto, parent } = message;
    if (proto.field.length > mostFields && isLimited(proto, parent, validation)) {
      report(pathIn(message, tags.message.name), excess("message", name, mostFields, "fields"));
    }
    checkOneofs(message, validation);
  }
  for (const type of file.enums) {
    const { name, proto, parent } = type;
    if (proto.value.length <= mostValues || !isLimited(proto, parent, validation)) continue;
    report(pathIn(type, tags.enum.name), excess("enum", name, mostValues, "values"));
  }
}

function checkOneofs(message: MessageElement, validation: Validation): void {
  const { proto } = message;
  const counts = proto.oneofDecl.map(() => 0);
  for (const field of proto.field) {
    if (!Object.hasOwn(field, "oneofIndex")) continue;
    counts[field.oneofIndex] = (counts[field.oneofIndex] ?? 0) + 1;
  }
  for (const [index, oneof] of proto.oneofDecl.entries()) {
    if ((counts[index] ?? 0) <= mostFieldsOfOneof) continue;
    if (!isLimited(oneof, message, validation)) continue;
    const where = pathIn(message, tags.message.oneofDecl, index, tags.oneof.name);
    validation.report(where, excess("oneof", oneof.name, mostFieldsOfOneof, "fields"));
  }
}

function isLimited(
  own: HasFeatures,
  parent: MessageElement | undefined,
  { file }: Validation,
): boolean {
  const limits = featureOf("enforceProtoLimits", own, parent, file);
  return limits !== Limits.LEGACY_NO_EXPLICIT_LIMITS;
}

function excess(kind: string, name: string, most: number, what: string): string {
  const remedy = "features.enforce_proto_limits = LEGACY_NO_EXPLICIT_LIMITS lifts this limit";
  return `${kind} "${name}" has more than ${most} ${what} (${remedy})`;
}
