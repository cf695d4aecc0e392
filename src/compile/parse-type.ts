import { FieldDescriptorProto_Type } from "@bufbuild/protobuf/wkt";
import type { Parser } from "./parser.ts";
import { scalarTypes } from "./scalar-types.ts";
import { Token } from "./token.ts";

/** A type as it is written: a scalar (or `group`), or the name of a message or an enum. */
export type WrittenType = FieldDescriptorProto_Type | string;

/** The type of a field. As protoc's parser.cc, ParseType. */
export function parseType(parser: Parser): WrittenType {
  const scalar = parser.kind === Token.identifier ? scalarTypes.get(parser.tokenText()) : undefined;
  if (scalar === undefined) return parser.typeName("a type");
  if (scalar === FieldDescriptorProto_Type.GROUP && parser.syntax === "editions") {
    const instead = "a message field with features.message_encoding = DELIMITED";
    parser.report(`there are no groups in editions: use ${instead}`, parser.start, parser.end);
  }
  parser.next();
  return scalar;
}

/** The name of a message, where a scalar type is an error. */
export function parseMessageName(parser: Parser, what: string): string {
  if (parser.kind === Token.identifier && scalarTypes.has(parser.tokenText())) {
    const text = parser.tokenText();
    parser.report(`expected ${what}, found the scalar type "${text}"`, parser.start, parser.end);
  }
  return parser.typeName(what);
}
