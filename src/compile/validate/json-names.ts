import { FeatureSet_JsonFormat } from "@bufbuild/protobuf/wkt";
import { areDistinct } from "../distinct.ts";
import { featureOf } from "../features.ts";
import { type MessageElement, pathIn } from "../linked-file.ts";
import { jsonNameOf } from "../names.ts";
import { tags } from "../tags.ts";
import type { Validation } from "./validation.ts";

/**
 * Fields must differ in JSON, too: with their own `json_name`, and without it, as field masks do not
 * use it. As protoc's descriptor.cc, CheckFieldJsonNameUniqueness; what is a warning there is silent.
 */
export function validateJsonNames(message: MessageElement, validation: Validation): void {
  const { proto } = message;
  const { field: fields } = proto;
  if (fields.length < 2 || proto.options?.deprecatedLegacyJsonFieldConflicts === true) return;
  const customs = fields.map((field) => field.jsonName);
  if (message.file.parsed?.hasJsonNames === false && areDistinct(customs)) return;
  const defaults = fields.map((field) => jsonNameOf(field.name));
  const hasCustom = customs.some((name, index) => name !== defaults[index]);
  if (!hasCustom && areDistinct(defaults)) return;
  const format = featureOf("jsonFormat", proto, message.parent, message.file);
  const isLegacy = format === FeatureSet_JsonFormat.LEGACY_BEST_EFFORT;
  if (!isLegacy) reportSame(message, defaults, () => true, validation);
  const isCustom = (index: number) => fields[index]?.jsonName !== defaults[index];
  reportSame(
    message,
    customs,
    (one, other) =>
      isLegacy ? isCustom(one) && isCustom(other) : isCustom(one) || isCustom(other),
    validation,
  );
}

function reportSame(
  message: MessageElement,
  names: readonly string[],
  matters: (one: number, other: number) => boolean,
  { report }: Validation,
): void {
  const { proto } = message;
  const first = new Map<string, number>();
  for (const [index, name] of names.entries()) {
    const other = first.get(name);
    if (other === undefined) {
      first.set(name, index);
      continue;
    }
    const [field, otherField] = [proto.field[index]?.name, proto.field[other]?.name];
    // Equal names of fields are a fault of their own.
    if (field === otherField || !matters(index, other)) continue;
    const where = pathIn(message, tags.message.field, index, tags.field.name);
    report(where, `"${field}" and "${otherField}" have the same JSON name "${name}"`);
  }
}
