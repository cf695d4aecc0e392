import { clone } from "@bufbuild/protobuf";
import {
  type DescriptorProto,
  DescriptorProtoSchema,
  type FieldDescriptorProto,
  FieldDescriptorProto_Label,
  FieldDescriptorProto_Type,
  FieldDescriptorProtoSchema,
  FieldOptionsSchema,
  MessageOptionsSchema,
  type UninterpretedOption,
  UninterpretedOptionSchema,
} from "@bufbuild/protobuf/wkt";
import { create } from "./create.ts";
import { jsonNameOf, mapEntryNameOf } from "./names.ts";
import { parseDefault } from "./parse-default.ts";
import { parseOptionList } from "./parse-options.ts";
import { parseType, type WrittenType } from "./parse-type.ts";
import type { Parser } from "./parser.ts";
import { Token } from "./token.ts";

const fieldNumber = {
  name: 1,
  number: 3,
  label: 4,
  type: 5,
  typeName: 6,
  defaultValue: 7,
  options: 8,
  jsonName: 10,
} as const;

/** Where a field is being read. */
export interface FieldPlace {
  readonly kind: "message" | "oneof" | "extension";
  readonly list: FieldDescriptorProto[];
  /** Where the message of map entries goes. */
  readonly nested: DescriptorProto[];
  /** The location of the field. */
  readonly row: number;
}

const wanted = {
  message: "a field or another declaration",
  oneof: "a field of the oneof",
  extension: "an extension field",
} as const;

interface MapTypes {
  readonly key: WrittenType;
  readonly value: WrittenType;
}

/** Where the name of a group stands: it names a message and, in lower case, a field. */
export interface GroupName {
  readonly start: number;
  readonly end: number;
}

/**
 * A field up to its ";" or, of a group, up to the body, which the caller reads: it gets the
 * name. `field` comes with its extendee or oneof index, and joins the list when its number is known.
 * As protoc's parser.cc, ParseMessageField.
 */
export function parseField(
  parser: Parser,
  field: FieldDescriptorProto,
  place: FieldPlace,
): GroupName | undefined {
  const isType = parser.kind === Token.identifier || parser.kind === Token.dot;
  if (!isType) parser.expected(wanted[place.kind]);
  const hasLabel = parseLabel(parser, field, place);
  const mapTypes = parseFieldType(parser, field, place, hasLabel);
  const name = parseName(parser, field, place.row);
  parser.expect(Token.equals, "the field name");
  const numberRow = parser.open(place.row, fieldNumber.number);
  field.number = parser.integer("a field number", 0x7fffffff);
  parser.close(numberRow);
  const entry = mapTypes === undefined ? undefined : entryOf(field, mapTypes);
  if (entry !== undefined) place.nested.push(entry);
  parser.declare(place.list, field);
  const hasOptions = parser.kind === Token.openBracket;
  if (hasOptions) parseFieldOptions(parser, field, place.row);
  if (entry !== undefined) copyFeatures(field, entry);
  if (field.type === FieldDescriptorProto_Type.GROUP) return name;
  parser.expectEnd(hasOptions ? "the field options" : "the field number");
  parser.close(place.row);
  return undefined;
}

function parseLabel(parser: Parser, field: FieldDescriptorProto, place: FieldPlace): boolean {
  const label = labelOf(parser);
  if (label === undefined) return false;
  if (place.kind === "oneof") {
    const text = parser.tokenText();
    parser.report(`a field of a oneof has no label: remove "${text}"`, parser.start, parser.end);
    parser.next();
    return false;
  }
  if (parser.syntax === "editions") reportEditionsLabel(parser, label);
  const row = parser.open(place.row, fieldNumber.label);
  parser.next();
  parser.close(row);
  field.label = label;
  const isOptional = label === FieldDescriptorProto_Label.OPTIONAL;
  if (isOptional && parser.syntax === "proto3") field.proto3Optional = true;
  return true;
}

function labelOf(parser: Parser): FieldDescriptorProto_Label | undefined {
  if (parser.isWord("repeated")) return FieldDescriptorProto_Label.REPEATED;
  if (parser.isWord("optional")) return FieldDescriptorProto_Label.OPTIONAL;
  if (parser.isWord("required")) return FieldDescriptorProto_Label.REQUIRED;
  return undefined;
}

function reportEditionsLabel(parser: Parser, label: FieldDescriptorProto_Label): void {
  if (label === FieldDescriptorProto_Label.REPEATED) return;
  const instead =
    label === FieldDescriptorProto_Label.REQUIRED
      ? "use features.field_presence = LEGACY_REQUIRED"
      : "a field has presence unless features.field_presence says otherwise";
  const message = `there is no label "${parser.tokenText()}" in editions: ${instead}`;
  parser.report(message, parser.start, parser.end);
}

/** Fills in type and label; of a map, whose entry message has no name yet, returns the two types. */
function parseFieldType(
  parser: Parser,
  field: FieldDescriptorProto,
  place: FieldPlace,
  hasLabel: boolean,
): MapTypes | undefined {
  const row = parser.open(place.row, fieldNumber.typeName);
  const { start, end } = parser;
  const isMapWord = parser.acceptWord("map");
  if (isMapWord && parser.kind === Token.less) {
    refuseMap(parser, place, hasLabel, start, end);
    const types = parseMapTypes(parser);
    field.type = FieldDescriptorProto_Type.MESSAGE;
    field.label = FieldDescriptorProto_Label.REPEATED;
    parser.close(row);
    return types;
  }
  if (!hasLabel) field.label = FieldDescriptorProto_Label.OPTIONAL;
  if (!hasLabel && place.kind !== "oneof" && parser.syntax === "proto2") {
    reportMissingLabel(parser, start, end);
  }
  const type = isMapWord ? "map" : parseType(parser);
  setType(field, type);
  if (typeof type === "number") parser.locations.setComponent(row, fieldNumber.type);
  parser.close(row);
  return undefined;
}

function refuseMap(
  parser: Parser,
  place: FieldPlace,
  hasLabel: boolean,
  start: number,
  end: number,
): void {
  if (place.kind === "oneof") parser.failAt("a map field cannot stand in a oneof", start, end);
  if (place.kind === "extension") parser.failAt("a map field cannot be an extension", start, end);
  if (hasLabel) parser.failAt("a map field has no label: it is repeated by itself", start, end);
}

function reportMissingLabel(parser: Parser, start: number, end: number): void {
  const found = parser.text.slice(start, end);
  const hint = parser.isSyntaxWritten
    ? ""
    : " (a file that does not begin with a syntax is proto2)";
  const labels = '"optional", "required" or "repeated"';
  parser.report(
    `expected ${labels} before the type of a proto2 field, found "${found}"${hint}`,
    start,
    end,
  );
}

function parseMapTypes(parser: Parser): MapTypes {
  parser.next();
  const key = parseMapType(parser);
  parser.expect(Token.comma, "the key type of a map");
  const value = parseMapType(parser);
  parser.expect(Token.greater, "the value type of a map");
  return { key, value };
}

function parseMapType(parser: Parser): WrittenType {
  if (parser.isWord("group")) parser.fail("a map has no groups: use a message");
  return parseType(parser);
}

function setType(field: FieldDescriptorProto, type: WrittenType): void {
  if (typeof type === "number") field.type = type;
  else field.typeName = type;
}

function parseName(parser: Parser, field: FieldDescriptorProto, fieldRow: number): GroupName {
  const { start, end } = parser;
  const row = parser.open(fieldRow, fieldNumber.name);
  const name = parser.identifier("a field name");
  parser.close(row);
  const isGroup = field.type === FieldDescriptorProto_Type.GROUP;
  if (isGroup) field.typeName = name;
  field.name = isGroup ? name.toLowerCase() : name;
  field.jsonName = jsonNameOf(field.name);
  return { start, end };
}

/** The message of a map's entries; the field gets its name. As protoc's parser.cc, GenerateMapEntry. */
function entryOf(field: FieldDescriptorProto, types: MapTypes): DescriptorProto {
  const entry = create(DescriptorProtoSchema);
  entry.name = mapEntryNameOf(field.name);
  field.typeName = entry.name;
  entry.options = create(MessageOptionsSchema);
  entry.options.mapEntry = true;
  entry.field.push(entryField("key", 1, types.key), entryField("value", 2, types.value));
  return entry;
}

function entryField(name: string, number: number, type: WrittenType): FieldDescriptorProto {
  const field = create(FieldDescriptorProtoSchema);
  field.name = name;
  field.jsonName = name;
  field.number = number;
  field.label = FieldDescriptorProto_Label.OPTIONAL;
  setType(field, type);
  return field;
}

function parseFieldOptions(parser: Parser, field: FieldDescriptorProto, fieldRow: number): void {
  const row = parser.open(fieldRow, fieldNumber.options);
  let hasDefault = false;
  let hasJsonName = false;
  const options = () => {
    field.options ??= create(FieldOptionsSchema);
    return field.options;
  };
  parseOptionList(parser, options, row, () => {
    if (parser.isWord("default")) {
      if (hasDefault) parser.fail('a field has one "default" at most');
      hasDefault = true;
      parseDefaultAssignment(parser, field, fieldRow);
      return true;
    }
    if (!parser.isWord("json_name")) return false;
    if (hasJsonName) parser.fail('a field has one "json_name" at most');
    hasJsonName = true;
    parseJsonName(parser, field, fieldRow);
    return true;
  });
  parser.close(row);
}

function parseDefaultAssignment(
  parser: Parser,
  field: FieldDescriptorProto,
  fieldRow: number,
): void {
  parser.next();
  parser.expect(Token.equals, '"default"');
  const row = parser.open(fieldRow, fieldNumber.defaultValue);
  field.defaultValue = parseDefault(parser, field);
  parser.close(row);
}

function parseJsonName(parser: Parser, field: FieldDescriptorProto, fieldRow: number): void {
  parser.hasJsonNames = true;
  const row = parser.open(fieldRow, fieldNumber.jsonName);
  parser.next();
  parser.expect(Token.equals, '"json_name"');
  // As protoc, a second location for the value, with the same path: parser.cc, ParseJsonName.
  const valueRow = parser.locations.openSame(row, parser.start);
  field.jsonName = parser.string("a string for the JSON name");
  parser.close(valueRow);
  parser.close(row);
}

/** The features of a map field are those of its key and value too, as in protoc's parser.cc. */
function copyFeatures(field: FieldDescriptorProto, entry: DescriptorProto): void {
  for (const option of field.options?.uninterpretedOption ?? []) {
    const [first] = option.name;
    if (first === undefined || first.isExtension) continue;
    const isLegacy = option.name.length === 1 && first.namePart === "enforce_utf8";
    for (const part of entry.field) {
      if (first.namePart === "features") addOption(part, option);
      else if (isLegacy && part.type === FieldDescriptorProto_Type.STRING) addOption(part, option);
    }
  }
}

function addOption(field: FieldDescriptorProto, option: UninterpretedOption): void {
  field.options ??= create(FieldOptionsSchema);
  field.options.uninterpretedOption.push(clone(UninterpretedOptionSchema, option));
}
