import type { DescriptorProto, FieldDescriptorProto } from "@bufbuild/protobuf/wkt";
import { Edition } from "@bufbuild/protobuf/wkt";
import { isAscending } from "../distinct.ts";
import { editionOf } from "../features.ts";
import { type MessageElement, pathIn } from "../linked-file.ts";
import { tags } from "../tags.ts";
import { validateJsonNames } from "./json-names.ts";
import { type NumberRange, overlaps, rangeText, rangeWith, sortedRanges } from "./ranges.ts";
import { validateScope } from "./scope.ts";
import { highestFieldNumber, type Validation } from "./validation.ts";

/** As protoc's descriptor.cc, BuildMessage and ValidateOptions; its fields are checked on their own. */
export function validateMessage(message: MessageElement, validation: Validation): void {
  const { proto, file } = message;
  validateScope(message, validation);
  const ranges = checkedRanges(message, validation);
  for (const [later, earlier] of overlaps(ranges)) {
    const text = `${later.kind} ${rangeText(later, highestFieldNumber)}`;
    const other = `${earlier.kind} ${rangeText(earlier, highestFieldNumber)}`;
    validation.report(later.path, `${text} overlaps with ${other}`);
  }
  checkNumbers(message, ranges, validation);
  checkReservedNames(message, validation);
  validateJsonNames(message, validation);
  if (proto.options?.messageSetWireFormat !== true) return;
  if (editionOf(file.proto) === Edition.EDITION_PROTO3) {
    const where = pathIn(message, tags.message.options, tags.messageOptions.messageSetWireFormat);
    validation.report(where, "there are no message sets in proto3");
  }
  if (proto.field.length > 0) {
    const where = pathIn(message, tags.message.field, 0, tags.field.name);
    validation.report(where, `message set "${message.name}" can have extensions only, no fields`);
  }
}

/** The last number that an extension of a message can have. */
export function highestExtension(proto: DescriptorProto): number {
  return proto.options?.messageSetWireFormat === true ? 0x7ffffffe : highestFieldNumber;
}

const nothing: readonly NumberRange[] = [];

function checkedRanges(message: MessageElement, validation: Validation): readonly NumberRange[] {
  const { reservedRange, extensionRange } = message.proto;
  if (reservedRange.length === 0 && extensionRange.length === 0) return nothing;
  return sortedRanges([
    ...checkReservedRanges(message, validation),
    ...checkExtensionRanges(message, validation),
  ]);
}

function checkReservedRanges(message: MessageElement, validation: Validation): NumberRange[] {
  const { proto } = message;
  return proto.reservedRange.map(({ start, end }, index) => {
    const own = pathIn(message, tags.message.reservedRange, index);
    checkRange(start, end, own, validation);
    return { start, end, kind: "reserved", path: own };
  });
}

function checkExtensionRanges(message: MessageElement, validation: Validation): NumberRange[] {
  const { proto, file } = message;
  const highest = highestExtension(proto);
  const isProto3 = editionOf(file.proto) === Edition.EDITION_PROTO3;
  return proto.extensionRange.map(({ start, end }, index) => {
    const own = pathIn(message, tags.message.extensionRange, index);
    if (isProto3) validation.report(own, "there are no extension ranges in proto3");
    checkRange(start, end, own, validation);
    if (end > highest + 1) {
      validation.report(own, `extension numbers go up to ${highest}, not ${end - 1}`);
    }
    return { start, end, kind: "extension", path: own };
  });
}

function checkRange(
  start: number,
  end: number,
  path: readonly number[],
  { report }: Validation,
): void {
  if (start < 1) report(path, `numbers of fields begin with 1, not ${start}`);
  if (end <= start) report(path, `range ends at ${end - 1}, before it starts at ${start}`);
}

function checkNumbers(
  message: MessageElement,
  ranges: readonly NumberRange[],
  { report }: Validation,
): void {
  const { name, proto } = message;
  const isSimple = ranges.length === 0 && isAscending(proto.field) && areUsual(proto.field);
  if (isSimple) return;
  const names = new Map<number, string>();
  for (const [index, field] of proto.field.entries()) {
    const other = names.get(field.number);
    if (other === undefined) names.set(field.number, field.name);
    const fault =
      numberFault(field.number, field.name) ??
      (other === undefined
        ? rangeFault(field.number, field.name, ranges)
        : `number ${field.number} of "${field.name}" is already used by "${other}" in "${name}"`);
    if (fault === undefined) continue;
    report(pathIn(message, tags.message.field, index, tags.field.number), fault);
  }
}

/** Whether all numbers are below those that need a look, if they ascend. */
function areUsual(fields: readonly FieldDescriptorProto[]): boolean {
  return (fields[0]?.number ?? 1) >= 1 && (fields.at(-1)?.number ?? 1) < 19000;
}

/** What is wrong with a field number wherever it stands. */
function numberFault(number: number, field: string): string | undefined {
  if (number < 1) return `number of "${field}" must be 1 or more, not ${number}`;
  if (number > highestFieldNumber) {
    return `number of "${field}" must be ${highestFieldNumber} or less, not ${number}`;
  }
  if (number < 19000 || number > 19999) return undefined;
  return `number of "${field}" cannot be ${number}: 19000 to 19999 are kept for Protobuf itself`;
}

function rangeFault(
  number: number,
  field: string,
  ranges: readonly NumberRange[],
): string | undefined {
  const range = rangeWith(number, ranges);
  if (range === undefined) return undefined;
  if (range.kind === "reserved") return `number ${number} of "${field}" is reserved`;
  const text = rangeText(range, highestFieldNumber);
  return `number ${number} of "${field}" is in the extension range ${text}`;
}

function checkReservedNames(message: MessageElement, { report }: Validation): void {
  if (message.proto.reservedName.length === 0) return;
  const { proto } = message;
  const names = new Set<string>();
  for (const [index, name] of proto.reservedName.entries()) {
    const own = pathIn(message, tags.message.reservedName, index);
    if (names.has(name)) report(own, `"${name}" is reserved twice`);
    names.add(name);
  }
  for (const [index, { name }] of proto.field.entries()) {
    if (!names.has(name)) continue;
    report(
      pathIn(message, tags.message.field, index, tags.field.name),
      `name "${name}" is reserved`,
    );
  }
}
