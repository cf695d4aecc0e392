import {
  type DescriptorProto,
  type DescriptorProto_ExtensionRange,
  DescriptorProto_ExtensionRangeSchema,
  ExtensionRangeOptionsSchema,
} from "@bufbuild/protobuf/wkt";
import { create } from "./create.ts";
import { parseOptionList } from "./parse-options.ts";
import { fieldRange, parseRange } from "./parse-ranges.ts";
import type { Parser } from "./parser.ts";
import { Token } from "./token.ts";

const extensionRangeNumber = 5;
const optionsNumber = 3;

const repeatedRowLimit = 10_000;

/** An `extensions` statement of a message, whose location is `parent`. */
export function parseExtensionRanges(
  parser: Parser,
  message: DescriptorProto,
  parent: number,
): void {
  const row = parser.open(parent, extensionRangeNumber);
  const ranges: DescriptorProto_ExtensionRange[] = [];
  const rangeRows: number[] = [];
  parser.next();
  do {
    const rangeRow = parser.open(row, message.extensionRange.length);
    const range = create(DescriptorProto_ExtensionRangeSchema);
    parseRange(parser, range, fieldRange, rangeRow, "a field number");
    parser.declare(message.extensionRange, range);
    ranges.push(range);
    rangeRows.push(rangeRow);
  } while (parser.accept(Token.comma));
  const hasOptions = parser.kind === Token.openBracket;
  if (hasOptions) parseRangeOptions(parser, ranges, rangeRows);
  parser.expectEnd(hasOptions ? "the options of the range" : "the extension range");
  parser.close(row);
}

/**
 * The options that follow a list of ranges belong to each of them, with their locations (protoc's
 * parser.cc, ParseExtensions). The ranges share one message, and many ranges do without locations:
 * else ranges times options would grow beyond bounds.
 */
function parseRangeOptions(
  parser: Parser,
  ranges: readonly DescriptorProto_ExtensionRange[],
  rangeRows: readonly number[],
): void {
  const [firstRow = 0, ...otherRows] = rangeRows;
  const options = create(ExtensionRangeOptionsSchema);
  const row = parser.open(firstRow, optionsNumber);
  parseOptionList(parser, () => options, row);
  parser.close(row);
  for (const range of ranges) range.options = options;
  const last = parser.locations.count();
  if (otherRows.length * (last - row) > repeatedRowLimit) return;
  for (const rangeRow of otherRows) parser.locations.repeat(row, last, rangeRow);
}
