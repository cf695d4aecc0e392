import type { Parser } from "./parser.ts";
import { Token } from "./token.ts";

const rangeField = { start: 1, end: 2 } as const;

/** What differs between the ranges of messages and of enums. */
export interface RangeKind {
  readonly what: string;
  /** How the end of a range is stored: one above the last number, or the last number. */
  readonly endOffset: 1 | 0;
  /** The stored end of a range that is written up to "max". */
  readonly max: number;
  readonly number: (parser: Parser, what: string) => number;
}

export interface Range {
  start: number;
  end: number;
}

/** Field numbers; "max" is replaced once it is known whether the message is a message set. */
export const fieldRange: RangeKind = {
  what: "a field number",
  endOffset: 1,
  max: -1,
  number: (parser, what) => parser.integer(what, 0x7ffffffe),
};

export const enumRange: RangeKind = {
  what: "an enum number",
  endOffset: 0,
  max: 0x7fffffff,
  number: (parser, what) => parser.signedInteger(what),
};

/** `1`, `2 to 5` or `6 to max`, into a range of the caller. `row` is its location. */
export function parseRange(
  parser: Parser,
  range: Range,
  kind: RangeKind,
  row: number,
  what: string,
): void {
  const startOffset = parser.start;
  const startRow = parser.open(row, rangeField.start);
  range.start = kind.number(parser, what);
  parser.close(startRow);
  const isRange = parser.acceptWord("to");
  const endRow = parser.locations.open(row, isRange ? parser.start : startOffset, rangeField.end);
  if (!isRange) range.end = range.start + kind.endOffset;
  else if (parser.acceptWord("max")) range.end = kind.max;
  else range.end = kind.number(parser, `${kind.what} or "max" after "to"`) + kind.endOffset;
  parser.close(endRow);
  parser.close(row);
}

/** A `reserved` statement after its first word. The two lists are those of the message or enum. */
export function parseReserved<R extends Range>(parser: Parser, place: ReservedPlace<R>): void {
  const start = parser.start;
  parser.next();
  const isString = parser.kind === Token.string;
  const isName = isString || parser.kind === Token.identifier;
  if (isName) refuseNameForm(parser, isString);
  const component = isName ? place.nameField : place.rangeField;
  const row = parser.locations.open(place.row, start, component);
  do {
    if (isName) parseName(parser, place, row, isString);
    else parseNumbers(parser, place, row);
  } while (parser.accept(Token.comma));
  parser.expectEnd(isName ? "the reserved names" : "the reserved numbers");
  parser.close(row);
}

export interface ReservedPlace<R extends Range> {
  /** The location of the message or enum. */
  readonly row: number;
  readonly ranges: R[];
  readonly names: string[];
  readonly rangeField: number;
  readonly nameField: number;
  readonly kind: RangeKind;
  readonly createRange: () => R;
}

function refuseNameForm(parser: Parser, isString: boolean): void {
  if (isString === (parser.syntax !== "editions")) return;
  const name = parser.tokenText();
  if (isString) parser.fail("a reserved name is written without quotes in editions");
  parser.fail(`a reserved name is a string in ${parser.syntax}: write "${name}" with quotes`);
}

function parseName<R extends Range>(
  parser: Parser,
  place: ReservedPlace<R>,
  parent: number,
  isString: boolean,
): void {
  const row = parser.open(parent, place.names.length);
  const name = isString
    ? parser.string("a name in quotes to reserve")
    : parser.identifier("a name to reserve");
  parser.close(row);
  parser.declare(place.names, name);
}

function parseNumbers<R extends Range>(
  parser: Parser,
  place: ReservedPlace<R>,
  parent: number,
): void {
  const row = parser.open(parent, place.ranges.length);
  const range = place.createRange();
  parseRange(parser, range, place.kind, row, `a name or ${place.kind.what} to reserve`);
  parser.declare(place.ranges, range);
}
