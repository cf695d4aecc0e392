import {
  type UninterpretedOption,
  type UninterpretedOption_NamePart,
  UninterpretedOption_NamePartSchema,
  UninterpretedOptionSchema,
} from "@bufbuild/protobuf/wkt";
import { create } from "./create.ts";
import type { Parser } from "./parser.ts";
import { Token } from "./token.ts";

const aggregateDepthLimit = 100;

const uninterpretedOptionNumber = 999;
const fieldNumber = {
  name: 2,
  identifierValue: 3,
  positiveIntValue: 4,
  negativeIntValue: 5,
  doubleValue: 6,
  stringValue: 7,
  aggregateValue: 8,
} as const;
const namePartNumber = 1;

interface Options {
  uninterpretedOption: UninterpretedOption[];
}

/** An option statement: `option name = value ;`. `row` is the location of the options message. */
export function parseOptionStatement(parser: Parser, options: Options, row: number): void {
  const location = parser.open(row, uninterpretedOptionNumber, options.uninterpretedOption.length);
  parser.next();
  parseAssignment(parser, options, location);
  parser.expectEnd("the option value");
  parser.close(location);
}

/**
 * A list of options in brackets: `[ name = value , ... ]`. `parsePseudoOption` may take an assignment
 * that is not an option, such as `default`; it then returns true.
 */
export function parseOptionList(
  parser: Parser,
  options: () => Options,
  row: number,
  parsePseudoOption?: () => boolean,
): void {
  parser.next();
  do {
    if (parsePseudoOption?.() === true) continue;
    const list = options();
    const location = parser.open(row, uninterpretedOptionNumber, list.uninterpretedOption.length);
    parseAssignment(parser, list, location);
    parser.close(location);
  } while (parser.accept(Token.comma));
  if (!parser.accept(Token.closeBracket)) parser.expected('"," or "]" after an option');
}

function parseAssignment(parser: Parser, options: Options, row: number): void {
  const option = create(UninterpretedOptionSchema);
  const nameRow = parser.open(row, fieldNumber.name);
  do {
    const partRow = parser.open(nameRow, option.name.length);
    const part = parseNamePart(parser, partRow);
    option.name = append(option.name, part);
    parser.close(partRow);
  } while (parser.accept(Token.dot));
  parser.close(nameRow);
  parser.expect(Token.equals, "the option name");
  const valueRow = parser.open(row, 0);
  parser.locations.setComponent(valueRow, parseValue(parser, option));
  parser.close(valueRow);
  options.uninterpretedOption = append(options.uninterpretedOption, option);
  parser.keepLocations();
}

/** A list that is made with one item has room for that one, an empty one grows to have 17. */
function append<Item>(list: Item[], item: Item): Item[] {
  if (list.length === 0) return [item];
  list.push(item);
  return list;
}

/** `name`, or `( name of an extension )`. */
function parseNamePart(parser: Parser, partRow: number): UninterpretedOption_NamePart {
  const part = create(UninterpretedOption_NamePartSchema);
  part.isExtension = parser.accept(Token.openParenthesis);
  const row = parser.open(partRow, namePartNumber);
  part.namePart = part.isExtension
    ? parser.typeName('the name of an extension after "("')
    : parser.identifier("an option name");
  parser.close(row);
  if (part.isExtension) parser.expect(Token.closeParenthesis, "the name of an extension");
  return part;
}

/** Fills in the value; returns the number of the field that has it. */
function parseValue(parser: Parser, option: UninterpretedOption): number {
  const isNegative = parser.accept(Token.minus);
  switch (parser.kind) {
    case Token.identifier:
      if (isNegative) option.doubleValue = -negatedWord(parser);
      else option.identifierValue = parser.identifier("an option value");
      return fieldNumber.identifierValue;
    case Token.integer:
    case Token.float:
      return parseNumber(parser, option, isNegative);
    case Token.string:
      if (isNegative) parser.expected('a number, "inf" or "nan" after "-"');
      option.stringValue = parser.bytes("an option value");
      return fieldNumber.stringValue;
    case Token.openBrace:
      if (isNegative) parser.expected('a number, "inf" or "nan" after "-"');
      option.aggregateValue = parseAggregate(parser);
      return fieldNumber.aggregateValue;
  }
  return parser.expected("an option value");
}

function negatedWord(parser: Parser): number {
  if (!parser.isWord("inf") && !parser.isWord("nan")) {
    parser.expected('a number, "inf" or "nan" after "-"');
  }
  return parser.float("a number");
}

/** An integer that fits 64 bits stays one; a larger decimal one is a float. */
function parseNumber(parser: Parser, option: UninterpretedOption, isNegative: boolean): number {
  if (parser.kind === Token.integer) {
    const integer = parser.peekInteger();
    if (integer !== undefined && !isNegative) {
      option.positiveIntValue = integer;
      parser.next();
      return fieldNumber.positiveIntValue;
    }
    if (integer !== undefined && integer <= 1n << 63n) {
      option.negativeIntValue = -integer;
      parser.next();
      return fieldNumber.negativeIntValue;
    }
  }
  const float = parser.float("a number");
  option.doubleValue = isNegative ? -float : float;
  return fieldNumber.doubleValue;
}

/**
 * `{ tokens }`: the tokens without the outer braces, joined by single spaces, as protoc's parser.cc,
 * ParseUninterpretedBlock. Only braces must match here; what the tokens say is for the linker.
 */
function parseAggregate(parser: Parser): string {
  const { start, end } = parser;
  const tokens: string[] = [];
  let braces = 1;
  let depth = 1;
  parser.next();
  while (parser.kind !== Token.end) {
    if (parser.kind === Token.openBrace) braces++;
    else if (parser.kind === Token.closeBrace) braces--;
    if (braces === 0) {
      parser.next();
      return tokens.join(" ");
    }
    depth += nestingOf(parser.kind);
    if (depth > aggregateDepthLimit) {
      parser.fail(`an option value may be nested ${aggregateDepthLimit} levels deep at most`);
    }
    tokens.push(parser.tokenText());
    parser.next();
  }
  const message = 'expected "}" at the end of this option value, found the end of the file';
  return parser.failAt(message, start, end);
}

function nestingOf(kind: number): number {
  switch (kind) {
    case Token.openBrace:
    case Token.openBracket:
    case Token.less:
      return 1;
    case Token.closeBrace:
    case Token.closeBracket:
    case Token.greater:
      return -1;
  }
  return 0;
}
