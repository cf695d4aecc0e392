import {
  type FieldDescriptorProto,
  FieldDescriptorProto_Type as Type,
} from "@bufbuild/protobuf/wkt";
import { escapedBytes, floatText } from "./default-text.ts";
import type { Parser } from "./parser.ts";
import { Token } from "./token.ts";

/**
 * The value of the pseudo-option `default`, in the text that descriptors hold: a number in decimal, a
 * string as it is, bytes escaped. As protoc's parser.cc, ParseDefaultAssignment, and descriptor.cc,
 * DefaultValueAsString. Whether an enum has the value is for the linker.
 */
export function parseDefault(parser: Parser, field: FieldDescriptorProto): string {
  if (!Object.hasOwn(field, "type"))
    return parser.identifier("the name of an enum value as default");
  switch (field.type) {
    case Type.INT32:
    case Type.SINT32:
    case Type.SFIXED32:
      return String(parser.signedInteger("an integer as default"));
    case Type.INT64:
    case Type.SINT64:
    case Type.SFIXED64:
      return signed64(parser);
    case Type.UINT32:
    case Type.FIXED32:
      return unsigned(parser, 0xffff_ffffn);
    case Type.UINT64:
    case Type.FIXED64:
      return unsigned(parser, (1n << 64n) - 1n);
    case Type.FLOAT:
      return float(parser, "float");
    case Type.DOUBLE:
      return float(parser, "double");
    case Type.BOOL:
      return bool(parser);
    case Type.STRING:
      return parser.string("a string as default");
    case Type.BYTES:
      return escapedBytes(parser.bytes("a string as default"));
    case Type.ENUM:
      return parser.identifier("the name of an enum value as default");
    case Type.MESSAGE:
    case Type.GROUP:
      return parser.fail("a message, a group or a map has no default");
  }
}

function signed64(parser: Parser): string {
  const isNegative = parser.accept(Token.minus);
  const limit = isNegative ? 1n << 63n : (1n << 63n) - 1n;
  const value = parser.bigInteger("an integer as default", limit);
  return String(isNegative ? -value : value);
}

function unsigned(parser: Parser, limit: bigint): string {
  if (parser.kind === Token.minus)
    parser.fail("the default of an unsigned field cannot be negative");
  return String(parser.bigInteger("an integer as default", limit));
}

function float(parser: Parser, type: "float" | "double"): string {
  const isNegative = parser.accept(Token.minus);
  const value = parser.float('a number, "inf" or "nan" as default');
  return floatText(isNegative ? -value : value, type);
}

function bool(parser: Parser): string {
  if (!parser.isWord("true") && !parser.isWord("false")) {
    parser.expected('"true" or "false" as default');
  }
  return parser.identifier("a default");
}
