import { ScalarType } from "@bufbuild/protobuf";
import { type FieldType, fieldType, nameOfType } from "../schema/field-type.ts";
import { mapEntry } from "../schema/map-entry.ts";
import type { AnyField } from "../schema/schema.ts";
import type { RuleContext } from "./rule.ts";
import { isSameType } from "./same-shape.ts";

/** What must stay readable. */
export type Format = "bytes" | "bytes and JSON";

/**
 * Whether values written with the type of one field can be read with that of the other, as the
 * Protobuf language guides promise under "Updating A Message Type"; a type under another name counts
 * if it has the same shape. Of an assumed type all is taken to be true that may be true.
 */
export function isCompatibleType(
  before: AnyField,
  after: AnyField,
  format: Format,
  context: RuleContext,
): boolean {
  return isCompatible(fieldType(before), fieldType(after), format, context);
}

function isCompatible(
  before: FieldType,
  after: FieldType,
  format: Format,
  context: RuleContext,
): boolean {
  if (isAssumed(before, context) || isAssumed(after, context)) {
    return mayBeCompatible(before, after, format, context);
  }
  if (isSameType(before, after, context)) return true;
  switch (before.kind) {
    case "scalar":
      return isCompatibleScalar(before.scalar, after, format);
    case "enum":
      return format === "bytes" && after.kind === "scalar" && isEnumLike(after.scalar);
    case "message":
      if (after.kind === "map") return isCompatibleEntry(before, after, format, context);
      return (
        format === "bytes" &&
        !before.delimited &&
        after.kind === "scalar" &&
        after.scalar === ScalarType.BYTES
      );
    case "map":
      return isCompatibleEntry(before, after, format, context);
  }
}

/** Also where a file declares the name: nobody knows whether that file is meant. */
function isAssumed(type: FieldType, context: RuleContext): boolean {
  const name = nameOfType(type);
  return name !== undefined && context.isAssumed(name);
}

/** One of the two is assumed: a message or an enum, nobody knows. */
function mayBeCompatible(
  before: FieldType,
  after: FieldType,
  format: Format,
  context: RuleContext,
): boolean {
  const was = nameOfType(before);
  const is = nameOfType(after);
  if (was !== undefined && is !== undefined) {
    return context.sameName(was, is) || shortName(was) === shortName(is);
  }
  if (before.kind === "map" || after.kind === "map" || format !== "bytes") {
    return format === "bytes";
  }
  if (before.kind === "scalar") return isEnumLike(before.scalar);
  return after.kind === "scalar" && (after.scalar === ScalarType.BYTES || isEnumLike(after.scalar));
}

function shortName(fullName: string): string {
  return fullName.slice(fullName.lastIndexOf(".") + 1);
}

/** A map is a list of messages with the fields "key" and "value": the two may take turns. */
function isCompatibleEntry(
  before: FieldType,
  after: FieldType,
  format: Format,
  context: RuleContext,
): boolean {
  const was = mapEntry(before);
  const is = mapEntry(after);
  if (was === undefined || is === undefined || was.hasMore) return false;
  return (
    (was.name === is.name || (was.isNamedSo && is.isNamedSo)) &&
    isCompatible(was.key, is.key, format, context) &&
    isCompatible(was.value, is.value, format, context)
  );
}

function isCompatibleScalar(before: ScalarType, after: FieldType, format: Format): boolean {
  if (after.kind === "scalar") {
    if (isSameGroup(before, after.scalar, format)) return true;
    return format === "bytes" && before === ScalarType.STRING && after.scalar === ScalarType.BYTES;
  }
  // A closed enum drops the numbers that it does not know.
  return format === "bytes" && after.kind === "enum" && after.enum.open && isEnumLike(before);
}

function isSameGroup(before: ScalarType, after: ScalarType, format: Format): boolean {
  return groups[format].some((group) => group.includes(before) && group.includes(after));
}

const { INT32, INT64, UINT32, UINT64, SINT32, SINT64, BOOL } = ScalarType;
const { FIXED32, FIXED64, SFIXED32, SFIXED64 } = ScalarType;

/** Scalar types that read what another of their group wrote, as far as the value fits. */
const groups: { readonly [F in Format]: readonly (readonly ScalarType[])[] } = {
  bytes: [
    [INT32, INT64, UINT32, UINT64, BOOL],
    [SINT32, SINT64],
    [FIXED32, SFIXED32],
    [FIXED64, SFIXED64],
  ],
  "bytes and JSON": [
    [INT32, UINT32],
    [INT64, UINT64],
    [FIXED32, SFIXED32],
    [FIXED64, SFIXED64],
  ],
};

/** Whether a scalar is encoded as an enum is. */
function isEnumLike(scalar: ScalarType): boolean {
  return [INT32, INT64, UINT32, UINT64].includes(scalar);
}
