import {
  type EnumDescriptorProto,
  EnumDescriptorProto_EnumReservedRangeSchema,
  EnumDescriptorProtoSchema,
  EnumOptionsSchema,
  EnumValueDescriptorProtoSchema,
  EnumValueOptionsSchema,
  SymbolVisibility,
} from "@bufbuild/protobuf/wkt";
import { create } from "./create.ts";
import { parseOptionList, parseOptionStatement } from "./parse-options.ts";
import { enumRange, parseReserved } from "./parse-ranges.ts";
import type { Parser } from "./parser.ts";
import { Token } from "./token.ts";

const enumNumber = { name: 1, value: 2, options: 3, reservedRange: 4, reservedName: 5 } as const;
const valueNumber = { name: 1, number: 2, options: 3 } as const;

/** An enum definition from the word `enum` on. `row` is its location. */
export function parseEnum(
  parser: Parser,
  list: EnumDescriptorProto[],
  row: number,
  visibility: SymbolVisibility,
): void {
  const declared = create(EnumDescriptorProtoSchema);
  if (visibility !== SymbolVisibility.VISIBILITY_UNSET) declared.visibility = visibility;
  parser.next();
  const nameRow = parser.open(row, enumNumber.name);
  declared.name = parser.identifier("an enum name");
  parser.close(nameRow);
  parser.declare(list, declared);
  parser.block(`enum "${declared.name}"`, "the enum name", () =>
    parseStatement(parser, declared, row),
  );
  parser.close(row);
}

function parseStatement(parser: Parser, declared: EnumDescriptorProto, row: number): void {
  if (parser.accept(Token.semicolon)) return;
  if (parser.isWord("option")) {
    const optionsRow = parser.open(row, enumNumber.options);
    declared.options ??= create(EnumOptionsSchema);
    parseOptionStatement(parser, declared.options, optionsRow);
    parser.close(optionsRow);
  } else if (parser.isWord("reserved")) {
    parseReserved(parser, {
      row,
      ranges: declared.reservedRange,
      names: declared.reservedName,
      rangeField: enumNumber.reservedRange,
      nameField: enumNumber.reservedName,
      kind: enumRange,
      createRange: () => create(EnumDescriptorProto_EnumReservedRangeSchema),
    });
  } else {
    parseValue(parser, declared, parser.open(row, enumNumber.value, declared.value.length));
  }
}

function parseValue(parser: Parser, declared: EnumDescriptorProto, row: number): void {
  const value = create(EnumValueDescriptorProtoSchema);
  const nameRow = parser.open(row, valueNumber.name);
  value.name = parser.identifier("an enum value or another declaration");
  parser.close(nameRow);
  parser.expect(Token.equals, "the name of the enum value");
  const numberRow = parser.open(row, valueNumber.number);
  value.number = parser.signedInteger("the number of the enum value");
  parser.close(numberRow);
  parser.declare(declared.value, value);
  const hasOptions = parser.kind === Token.openBracket;
  if (hasOptions) {
    const optionsRow = parser.open(row, valueNumber.options);
    const options = create(EnumValueOptionsSchema);
    value.options = options;
    parseOptionList(parser, () => options, optionsRow);
    parser.close(optionsRow);
  }
  parser.expectEnd(hasOptions ? "the options of the enum value" : "the number of the enum value");
  parser.close(row);
}
