import {
  type DescriptorProto,
  DescriptorProto_ReservedRangeSchema,
  DescriptorProtoSchema,
  type FieldDescriptorProto,
  FieldDescriptorProto_Label,
  FieldDescriptorProtoSchema,
  MessageOptionsSchema,
  OneofDescriptorProtoSchema,
  OneofOptionsSchema,
  type SymbolVisibility,
} from "@bufbuild/protobuf/wkt";
import { create } from "./create.ts";
import { parseEnum } from "./parse-enum.ts";
import { parseExtensionRanges } from "./parse-extension-ranges.ts";
import { type GroupName, parseField } from "./parse-field.ts";
import { parseOptionStatement } from "./parse-options.ts";
import { fieldRange, parseReserved } from "./parse-ranges.ts";
import { parseMessageName } from "./parse-type.ts";
import { parseVisibility } from "./parse-visibility.ts";
import type { Parser } from "./parser.ts";
import { declareSyntheticOneofs } from "./synthetic-oneofs.ts";
import { Token } from "./token.ts";

const messageNumber = {
  name: 1,
  field: 2,
  nestedType: 3,
  enumType: 4,
  extension: 6,
  options: 7,
  oneofDecl: 8,
  reservedRange: 9,
  reservedName: 10,
} as const;
const extendeeNumber = 2;
const typeNameNumber = 6;
const oneofNumber = { name: 1, options: 2 } as const;

const depthLimit = 31;
const maxFieldNumber = 536_870_911;
const maxMessageSetNumber = 0x7fffffff;

/** A message definition from the word `message` on. */
export function parseMessage(
  parser: Parser,
  list: DescriptorProto[],
  row: number,
  visibility: SymbolVisibility,
): void {
  const message = create(DescriptorProtoSchema);
  if (visibility !== 0) message.visibility = visibility;
  enterMessage(parser, parser.start, parser.end);
  parser.next();
  const nameRow = parser.open(row, messageNumber.name);
  message.name = parser.identifier("a message name");
  parser.close(nameRow);
  parser.declare(list, message);
  parseMessageBody(parser, message, row, "the message name");
  if (parser.syntax === "proto3") declareSyntheticOneofs(message);
  parser.close(row);
}

/** protoc's limit, for groups as for messages: parser.cc and descriptor.cc. */
function enterMessage(parser: Parser, start: number, end: number): void {
  if (parser.depth === depthLimit) {
    parser.failAt(`messages may be nested ${depthLimit} levels deep at most`, start, end);
  }
  parser.depth++;
}

function parseMessageBody(
  parser: Parser,
  message: DescriptorProto,
  row: number,
  after: string,
): void {
  parser.block(`message "${message.name}"`, after, () => parseStatement(parser, message, row));
  const max = isMessageSet(message) ? maxMessageSetNumber : maxFieldNumber + 1;
  for (const range of message.extensionRange) if (range.end === fieldRange.max) range.end = max;
  for (const range of message.reservedRange) if (range.end === fieldRange.max) range.end = max;
  parser.depth--;
}

function isMessageSet(message: DescriptorProto): boolean {
  return (message.options?.uninterpretedOption ?? []).some(
    ({ name, identifierValue }) =>
      name.length === 1 &&
      name[0]?.isExtension === false &&
      name[0].namePart === "message_set_wire_format" &&
      identifierValue === "true",
  );
}

function parseStatement(parser: Parser, message: DescriptorProto, row: number): void {
  if (parser.accept(Token.semicolon)) return;
  const visibility = parseVisibility(parser);
  switch (parser.kind === Token.identifier ? parser.tokenText() : "") {
    case "message":
      parseMessage(
        parser,
        message.nestedType,
        parser.open(row, messageNumber.nestedType, message.nestedType.length),
        visibility,
      );
      break;
    case "enum":
      parseEnum(
        parser,
        message.enumType,
        parser.open(row, messageNumber.enumType, message.enumType.length),
        visibility,
      );
      break;
    case "extensions":
      parseExtensionRanges(parser, message, row);
      break;
    case "reserved":
      parseReservedFields(parser, message, row);
      break;
    case "extend":
      parseExtend(parser, {
        list: message.extension,
        nested: message.nestedType,
        parent: row,
        extensionNumber: messageNumber.extension,
        nestedNumber: messageNumber.nestedType,
      });
      break;
    case "option":
      parseMessageOption(parser, message, row);
      break;
    case "oneof":
      parseOneof(parser, message, row);
      break;
    default:
      parseMessageField(parser, message, row);
  }
}

function parseReservedFields(parser: Parser, message: DescriptorProto, row: number): void {
  parseReserved(parser, {
    row,
    ranges: message.reservedRange,
    names: message.reservedName,
    rangeField: messageNumber.reservedRange,
    nameField: messageNumber.reservedName,
    kind: fieldRange,
    createRange: () => create(DescriptorProto_ReservedRangeSchema),
  });
}

function parseMessageField(parser: Parser, message: DescriptorProto, row: number): void {
  const fieldRow = parser.open(row, messageNumber.field, message.field.length);
  const field = create(FieldDescriptorProtoSchema);
  const nested = message.nestedType;
  const groupName = parseField(parser, field, {
    kind: "message",
    list: message.field,
    nested,
    row: fieldRow,
  });
  if (groupName === undefined) return;
  const { nestedType } = messageNumber;
  parseGroup(parser, { nested, parent: row, nestedNumber: nestedType }, fieldRow, groupName);
}

interface GroupPlace {
  readonly nested: DescriptorProto[];
  /** The location of the message or file that gets the message of the group. */
  readonly parent: number;
  readonly nestedNumber: number;
}

/**
 * The message of a group, whose field has been read up to the body. Their locations overlap.
 * As protoc's parser.cc, ParseMessageFieldNoLabel.
 */
function parseGroup(parser: Parser, place: GroupPlace, fieldRow: number, name: GroupName): void {
  const { locations } = parser;
  const index = place.nested.length;
  const start = locations.startOf(fieldRow);
  const row = locations.open(place.parent, start, place.nestedNumber, index);
  locations.close(locations.open(row, name.start, messageNumber.name), name.end);
  locations.close(locations.open(fieldRow, name.start, typeNameNumber), name.end);
  const group = create(DescriptorProtoSchema);
  group.name = parser.text.slice(name.start, name.end);
  if (!/^[A-Z]/.test(group.name)) {
    parser.report("the name of a group must begin with a capital letter", name.start, name.end);
  }
  enterMessage(parser, name.start, name.end);
  parser.declare(place.nested, group);
  parseMessageBody(parser, group, row, "the head of a group");
  parser.close(row);
  parser.close(fieldRow);
}

/** Where the fields of an `extend` block go. */
export interface ExtendPlace extends GroupPlace {
  readonly list: FieldDescriptorProto[];
  readonly extensionNumber: number;
}

/** An `extend` block from its first word on. */
export function parseExtend(parser: Parser, place: ExtendPlace): void {
  const row = parser.open(place.parent, place.extensionNumber);
  parser.next();
  const { start } = parser;
  const extendee = parseMessageName(parser, "the name of a message to extend");
  const end = parser.previousEnd;
  const parseExtension = () => {
    if (parser.accept(Token.semicolon)) return;
    const fieldRow = parser.open(row, place.list.length);
    parser.locations.close(parser.locations.open(fieldRow, start, extendeeNumber), end);
    const field = create(FieldDescriptorProtoSchema);
    field.extendee = extendee;
    const fieldPlace = {
      kind: "extension",
      list: place.list,
      nested: place.nested,
      row: fieldRow,
    } as const;
    const groupName = parseField(parser, field, fieldPlace);
    if (groupName !== undefined) parseGroup(parser, place, fieldRow, groupName);
  };
  const count = place.list.length + parser.errors.length;
  parser.block(`the extension of ${extendee}`, "the name of the extended message", parseExtension);
  if (place.list.length + parser.errors.length === count)
    parser.report("an extension block needs a field", start, end);
  parser.close(row);
}

function parseOneof(parser: Parser, message: DescriptorProto, parent: number): void {
  const oneofIndex = message.oneofDecl.length;
  const row = parser.open(parent, messageNumber.oneofDecl, oneofIndex);
  parser.next();
  const { start, end } = parser;
  const nameRow = parser.open(row, oneofNumber.name);
  const oneof = create(OneofDescriptorProtoSchema);
  oneof.name = parser.identifier("a oneof name");
  parser.close(nameRow);
  parser.declare(message.oneofDecl, oneof);
  const count = message.field.length + parser.errors.length;
  parser.block(`oneof "${oneof.name}"`, "the oneof name", () => {
    if (parser.accept(Token.semicolon)) return;
    if (!parser.isWord("option")) {
      parseOneofField(parser, message, parent, oneofIndex);
      return;
    }
    oneof.options ??= create(OneofOptionsSchema);
    const optionsRow = parser.open(row, oneofNumber.options);
    parseOptionStatement(parser, oneof.options, optionsRow);
    parser.close(optionsRow);
  });
  if (message.field.length + parser.errors.length === count)
    parser.report(`oneof "${oneof.name}" needs a field`, start, end);
  parser.close(row);
}

function parseOneofField(
  parser: Parser,
  message: DescriptorProto,
  parent: number,
  oneofIndex: number,
): void {
  const row = parser.open(parent, messageNumber.field, message.field.length);
  const field = create(FieldDescriptorProtoSchema);
  field.label = FieldDescriptorProto_Label.OPTIONAL;
  field.oneofIndex = oneofIndex;
  const nested = message.nestedType;
  const groupName = parseField(parser, field, { kind: "oneof", list: message.field, nested, row });
  if (groupName === undefined) return;
  parseGroup(parser, { nested, parent, nestedNumber: messageNumber.nestedType }, row, groupName);
}

function parseMessageOption(parser: Parser, message: DescriptorProto, parent: number): void {
  const { start } = parser;
  const row = parser.open(parent, messageNumber.options);
  message.options ??= create(MessageOptionsSchema);
  parseOptionStatement(parser, message.options, row);
  parser.close(row);
  const name = message.options.uninterpretedOption.at(-1)?.name[0];
  if (name?.namePart === "map_entry" && !name.isExtension) {
    parser.report("map_entry cannot be set: write a map field", start, parser.previousEnd);
  }
}
