import {
  Edition,
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
  FileOptionsSchema,
} from "@bufbuild/protobuf/wkt";
import { create } from "./create.ts";
import { parseEnum } from "./parse-enum.ts";
import { parseExtend, parseMessage } from "./parse-message.ts";
import { parseOptionStatement } from "./parse-options.ts";
import { parseService } from "./parse-service.ts";
import { parseVisibility } from "./parse-visibility.ts";
import type { Parser } from "./parser.ts";
import { Token } from "./token.ts";

const fileNumber = {
  package: 2,
  dependency: 3,
  messageType: 4,
  enumType: 5,
  service: 6,
  extension: 7,
  options: 8,
  publicDependency: 10,
  weakDependency: 11,
  syntax: 12,
  optionDependency: 15,
} as const;

/**
 * A whole file. Where its syntax or edition is not one that we know, nothing more of it is read.
 * As protoc's parser.cc, Parse.
 */
export function parseFile(parser: Parser): FileDescriptorProto {
  const file = create(FileDescriptorProtoSchema);
  file.name = parser.path;
  parser.next();
  const row = parser.locations.openFile(parser.start);
  if (parseSyntax(parser, file, row)) {
    while (parser.kind !== Token.end) {
      parser.guard(() => parseStatement(parser, file, row));
      if (parser.kind === Token.closeBrace) {
        parser.report('found "}" without a "{" before it', parser.start, parser.end);
        parser.next();
      }
    }
  }
  parser.close(row);
  return file;
}

/** Whether the rest of the file can be read. */
function parseSyntax(parser: Parser, file: FileDescriptorProto, parent: number): boolean {
  if (!parser.isWord("syntax") && !parser.isWord("edition")) return true;
  parser.isSyntaxWritten = true;
  let isKnown = false;
  parser.guard(() => {
    const row = parser.open(parent, fileNumber.syntax);
    const word = parser.tokenText();
    parser.next();
    parser.expect(Token.equals, `"${word}"`);
    const { start } = parser;
    const name = parser.string(word === "syntax" ? "a syntax in quotes" : "an edition in quotes");
    isKnown = word === "syntax" ? setSyntax(parser, file, name) : setEdition(parser, file, name);
    if (!isKnown) reportUnknown(parser, word, start);
    parser.expectEnd(`the ${word}`);
    parser.close(row);
  });
  return isKnown;
}

function setSyntax(parser: Parser, file: FileDescriptorProto, name: string): boolean {
  if (name !== "proto2" && name !== "proto3") return false;
  parser.syntax = name;
  // As protoc, "proto2" is left unsaid: descriptor.cc, CopyHeadingTo.
  if (name === "proto3") file.syntax = name;
  return true;
}

function setEdition(parser: Parser, file: FileDescriptorProto, name: string): boolean {
  const edition = Object.hasOwn(editions, name) ? editions[name] : undefined;
  if (edition === undefined) return false;
  parser.syntax = "editions";
  parser.edition = edition;
  file.syntax = "editions";
  file.edition = edition;
  return true;
}

const editions: Readonly<Record<string, Edition>> = {
  2023: Edition.EDITION_2023,
  2024: Edition.EDITION_2024,
  2026: Edition.EDITION_2026,
  UNSTABLE: Edition.EDITION_UNSTABLE,
};

function reportUnknown(parser: Parser, word: string, start: number): void {
  const known = word === "syntax" ? '"proto2" and "proto3"' : '"2023", "2024" and "2026"';
  parser.report(`unknown ${word}: known are ${known}`, start, parser.previousEnd);
}

function parseStatement(parser: Parser, file: FileDescriptorProto, row: number): void {
  if (parser.accept(Token.semicolon) || parser.kind === Token.closeBrace) return;
  const visibility = parseVisibility(parser);
  const { messageType, enumType, service, extension } = fileNumber;
  switch (parser.kind === Token.identifier ? parser.tokenText() : "") {
    case "message":
      parseMessage(
        parser,
        file.messageType,
        parser.open(row, messageType, file.messageType.length),
        visibility,
      );
      break;
    case "enum":
      parseEnum(
        parser,
        file.enumType,
        parser.open(row, enumType, file.enumType.length),
        visibility,
      );
      break;
    case "service":
      parseService(parser, file.service, parser.open(row, service, file.service.length));
      break;
    case "extend":
      parseExtend(parser, {
        list: file.extension,
        nested: file.messageType,
        parent: row,
        extensionNumber: extension,
        nestedNumber: messageType,
      });
      break;
    case "import":
      parseImport(parser, file, row);
      break;
    case "package":
      parsePackage(parser, file, row);
      break;
    case "option":
      parseFileOption(parser, file, row);
      break;
    case "syntax":
    case "edition":
      parser.fail("the syntax or edition must be the first statement of the file");
      break;
    default:
      parser.expected('a top-level declaration such as "message"');
  }
}

function parsePackage(parser: Parser, file: FileDescriptorProto, parent: number): void {
  if (Object.hasOwn(file, "package")) {
    parser.report("a file has one package at most", parser.start, parser.end);
  }
  const row = parser.open(parent, fileNumber.package);
  parser.next();
  file.package = parser.dottedName("a package name");
  parser.expectEnd("the package name");
  parser.close(row);
}

function parseImport(parser: Parser, file: FileDescriptorProto, parent: number): void {
  const { start } = parser;
  parser.next();
  if (parser.isWord("option")) {
    parseOptionImport(parser, file, parent, start);
    return;
  }
  if (file.optionDependency.length > 0) {
    const message = 'this import must stand before every "import option"';
    parser.report(message, start, parser.previousEnd);
  }
  const index = file.dependency.length;
  const row = parser.locations.open(parent, start, fileNumber.dependency, index);
  const isPublic = parser.isWord("public");
  if (isPublic)
    parseModifier(parser, file.publicDependency, index, parent, fileNumber.publicDependency);
  else if (parser.isWord("weak")) {
    if (parser.edition >= Edition.EDITION_2024) {
      const message = 'there is no "import weak" from edition 2024 on: use "import option"';
      parser.report(message, parser.start, parser.end);
    }
    parseModifier(parser, file.weakDependency, index, parent, fileNumber.weakDependency);
  }
  parser.declare(file.dependency, parser.string("the path of a file to import, in quotes"));
  parser.expectEnd("the imported path");
  parser.close(row);
}

function parseModifier(
  parser: Parser,
  list: number[],
  index: number,
  parent: number,
  component: number,
): void {
  const row = parser.open(parent, component, list.length);
  parser.next();
  parser.close(row);
  if (parser.kind === Token.string) list.push(index);
}

function parseOptionImport(
  parser: Parser,
  file: FileDescriptorProto,
  parent: number,
  start: number,
): void {
  if (parser.edition < Edition.EDITION_2024) {
    const message = 'there is no "import option" before edition 2024';
    parser.report(message, parser.start, parser.end);
  }
  const { optionDependency } = file;
  const row = parser.locations.open(
    parent,
    start,
    fileNumber.optionDependency,
    optionDependency.length,
  );
  parser.next();
  parser.declare(optionDependency, parser.string("the path of a file to import, in quotes"));
  parser.expectEnd("the imported path");
  parser.close(row);
}

function parseFileOption(parser: Parser, file: FileDescriptorProto, parent: number): void {
  const row = parser.open(parent, fileNumber.options);
  file.options ??= create(FileOptionsSchema);
  parseOptionStatement(parser, file.options, row);
  parser.close(row);
}
