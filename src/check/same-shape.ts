import type { DescEnum, DescField, DescMessage } from "@bufbuild/protobuf";
import { cardinality } from "../schema/cardinality.ts";
import { type FieldType, fieldType, nameOfType } from "../schema/field-type.ts";
import { jsonName } from "../schema/json-name.ts";
import type { RuleContext } from "./rule.ts";

interface Messages {
  readonly before: DescMessage;
  readonly after: DescMessage;
}

/**
 * Whether `after` is `before` under another name, perhaps grown: every field keeps its number, name,
 * JSON name, type, cardinality and oneof, so that bytes and JSON of one are read as the other.
 * Messages below are compared alike, also those that contain themselves. Extensions belong to a
 * name, so a message that allows them is like no other; nor is one that requires another field or
 * that has a JSON of its own, as google.protobuf.Timestamp.
 */
export function isSameShape(
  before: DescMessage,
  after: DescMessage,
  context: RuleContext,
): boolean {
  return areSameShapes([{ before, after }], context);
}

/** Whether two types are one, or differ in name only. */
export function isSameType(before: FieldType, after: FieldType, context: RuleContext): boolean {
  const below = messagesIn(before, after, context);
  return below !== undefined && areSameShapes(below, context);
}

/** A list, not a recursion: schemas may be as deep as they like. */
function areSameShapes(pairs: readonly Messages[], context: RuleContext): boolean {
  const open = [...pairs];
  const seen = new Set<string>();
  for (const { before, after } of open) {
    const pair = `${before.typeName} ${after.typeName}`;
    if (seen.has(pair)) continue;
    seen.add(pair);
    const below = messagesBelow(before, after, context);
    if (below === undefined) return false;
    for (const each of below) open.push(each);
  }
  return true;
}

/** The messages on which the sameness of two messages depends; undefined where they differ. */
function messagesBelow(
  before: DescMessage,
  after: DescMessage,
  context: RuleContext,
): readonly Messages[] | undefined {
  if (isApart(before, context) || isApart(after, context)) return undefined;
  if (before.proto.extensionRange.length > 0) return undefined;
  if (requiredNumbers(before) !== requiredNumbers(after)) return undefined;
  const byNumber = new Map(after.fields.map((field) => [field.number, field]));
  const below: Messages[] = [];
  for (const field of before.fields) {
    const other = byNumber.get(field.number);
    if (other === undefined || !isSameApartFromType(field, other)) return undefined;
    const inField = messagesIn(fieldType(field), fieldType(other), context);
    if (inField === undefined) return undefined;
    below.push(...inField);
  }
  return below;
}

/** The same for two types. */
function messagesIn(
  before: FieldType,
  after: FieldType,
  context: RuleContext,
): readonly Messages[] | undefined {
  const [was, is] = [nameOfType(before), nameOfType(after)];
  // Of an assumed type nobody knows what it is, so that its name must tell.
  if (was !== undefined && is !== undefined && (context.isAssumed(was) || context.isAssumed(is))) {
    return context.sameName(was, is) ? [] : undefined;
  }
  switch (before.kind) {
    case "scalar":
      return after.kind === "scalar" && before.scalar === after.scalar ? [] : undefined;
    case "enum":
      if (after.kind !== "enum") return undefined;
      if (context.sameName(before.enum.typeName, after.enum.typeName)) return [];
      return holdsValuesOf(after.enum, before.enum) ? [] : undefined;
    case "message":
      if (after.kind !== "message" || before.delimited !== after.delimited) return undefined;
      if (context.sameName(before.message.typeName, after.message.typeName)) return [];
      return [{ before: before.message, after: after.message }];
    case "map":
      if (after.kind !== "map" || before.key !== after.key) return undefined;
      return messagesIn(before.value, after.value, context);
  }
}

/** Whether a message cannot be told from its fields. */
function isApart(message: DescMessage, context: RuleContext): boolean {
  return context.isAssumed(message.typeName) || withOwnJson.has(message.typeName);
}

/** Messages that are not written as objects in JSON: protobuf.dev, "ProtoJSON Format". */
const withOwnJson: ReadonlySet<string> = new Set(
  [
    ["Any", "Duration", "FieldMask", "ListValue", "Struct", "Timestamp", "Value"],
    ["BoolValue", "BytesValue", "DoubleValue", "FloatValue", "Int32Value", "Int64Value"],
    ["StringValue", "UInt32Value", "UInt64Value"],
  ].flatMap((names) => names.map((name) => `google.protobuf.${name}`)),
);

function requiredNumbers(message: DescMessage): string {
  const required = message.fields.filter((field) => cardinality(field) === "required");
  return required
    .map((field) => field.number)
    .toSorted()
    .join();
}

function isSameApartFromType(before: DescField, after: DescField): boolean {
  return (
    before.name === after.name &&
    jsonName(before) === jsonName(after) &&
    before.oneof?.name === after.oneof?.name &&
    cardinality(before) === cardinality(after)
  );
}

/** Whether every name of `before` stands for the same number in `after`. */
function holdsValuesOf(after: DescEnum, before: DescEnum): boolean {
  const numbers = new Map(after.values.map((value) => [value.name, value.number]));
  return before.values.every((value) => numbers.get(value.name) === value.number);
}
