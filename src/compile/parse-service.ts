import {
  type MethodDescriptorProto,
  MethodDescriptorProtoSchema,
  MethodOptionsSchema,
  type ServiceDescriptorProto,
  ServiceDescriptorProtoSchema,
  ServiceOptionsSchema,
} from "@bufbuild/protobuf/wkt";
import { create } from "./create.ts";
import { parseOptionStatement } from "./parse-options.ts";
import { parseMessageName } from "./parse-type.ts";
import type { Parser } from "./parser.ts";
import { Token } from "./token.ts";

const serviceNumber = { name: 1, method: 2, options: 3 } as const;
const methodNumber = {
  name: 1,
  inputType: 2,
  outputType: 3,
  options: 4,
  clientStreaming: 5,
  serverStreaming: 6,
} as const;

/** A service definition from the word `service` on. `row` is its location. */
export function parseService(parser: Parser, list: ServiceDescriptorProto[], row: number): void {
  const service = create(ServiceDescriptorProtoSchema);
  parser.next();
  const nameRow = parser.open(row, serviceNumber.name);
  service.name = parser.identifier("a service name");
  parser.close(nameRow);
  parser.declare(list, service);
  parser.block(`service "${service.name}"`, "the service name", () =>
    parseStatement(parser, service, row),
  );
  parser.close(row);
}

function parseStatement(parser: Parser, service: ServiceDescriptorProto, row: number): void {
  if (parser.accept(Token.semicolon)) return;
  if (parser.isWord("option")) {
    const optionsRow = parser.open(row, serviceNumber.options);
    service.options ??= create(ServiceOptionsSchema);
    parseOptionStatement(parser, service.options, optionsRow);
    parser.close(optionsRow);
    return;
  }
  if (!parser.isWord("rpc")) parser.expected('"rpc" or "option"');
  parseMethod(parser, service, parser.open(row, serviceNumber.method, service.method.length));
}

function parseMethod(parser: Parser, service: ServiceDescriptorProto, row: number): void {
  const method = create(MethodDescriptorProtoSchema);
  parser.next();
  const nameRow = parser.open(row, methodNumber.name);
  method.name = parser.identifier("an rpc name");
  parser.close(nameRow);
  parser.expect(Token.openParenthesis, "the rpc name");
  if (parseStream(parser, row, methodNumber.clientStreaming)) method.clientStreaming = true;
  method.inputType = parseMethodType(parser, row, methodNumber.inputType, "request");
  parser.expect(Token.closeParenthesis, "the request type");
  if (!parser.acceptWord("returns")) parser.expected('"returns" after the request type');
  parser.expect(Token.openParenthesis, '"returns"');
  if (parseStream(parser, row, methodNumber.serverStreaming)) method.serverStreaming = true;
  method.outputType = parseMethodType(parser, row, methodNumber.outputType, "response");
  parser.expect(Token.closeParenthesis, "the response type");
  parser.declare(service.method, method);
  if (parser.kind === Token.openBrace) parseMethodBody(parser, method, row);
  else parser.expectEnd("the response type");
  parser.close(row);
}

function parseStream(parser: Parser, methodRow: number, component: number): boolean {
  if (!parser.isWord("stream")) return false;
  const row = parser.open(methodRow, component);
  parser.next();
  parser.close(row);
  return true;
}

function parseMethodType(
  parser: Parser,
  methodRow: number,
  component: number,
  role: "request" | "response",
): string {
  const row = parser.open(methodRow, component);
  const name = parseMessageName(parser, `the name of the ${role} message`);
  parser.close(row);
  return name;
}

/** As protoc, a body without options makes an empty options message: parser.cc, ParseMethodOptions. */
function parseMethodBody(parser: Parser, method: MethodDescriptorProto, row: number): void {
  const options = create(MethodOptionsSchema);
  method.options = options;
  parser.block(`rpc "${method.name}"`, "the response type", () => {
    if (parser.accept(Token.semicolon)) return;
    if (!parser.isWord("option")) parser.expected('"option" or "}"');
    const optionsRow = parser.open(row, methodNumber.options);
    parseOptionStatement(parser, options, optionsRow);
    parser.close(optionsRow);
  });
}
