import { describe, expect, test } from "vitest";
import { at, descriptorOf, edition2024, editions, proto2, proto3 } from "./descriptor-of.ts";

type Row = readonly [sentence: string, text: string, path: string, expected: unknown];

describe("files", () => {
  const rows: readonly Row[] = [
    ["a file is named by its path", "", "", { name: "a.proto" }],
    ["proto2 is left unsaid", proto2, "", { name: "a.proto" }],
    ["proto3 is written", proto3, "syntax", "proto3"],
    [
      "an edition is written twice",
      editions,
      "",
      { name: "a.proto", syntax: "editions", edition: "EDITION_2023" },
    ],
    ["edition 2024", edition2024, "edition", "EDITION_2024"],
    ["edition 2026", 'edition = "2026";', "edition", "EDITION_2026"],
    ["a syntax may be put together", "syntax = 'pro' \"to3\";", "syntax", "proto3"],
    ["a package is written without blanks", "package a . b /* x */ . c ;", "package", "a.b.c"],
    [
      "a package may have a keyword as its name",
      "package message.syntax;",
      "package",
      "message.syntax",
    ],
    ["imports keep their order", 'import "b"; import "a";', "dependency", ["b", "a"]],
    ["a public import is an index", 'import "b"; import public "a";', "publicDependency", [1]],
    ["a weak import is an index", 'import weak "a";', "weakDependency", [0]],
    [
      "an option import stands apart",
      `${edition2024}import option "a";`,
      "optionDependency",
      ["a"],
    ],
    ["empty statements", ";;package a;;", "package", "a"],
    ["a byte order mark is skipped", `\ufeff${proto3}`, "syntax", "proto3"],
    ["CRLF", 'syntax = "proto3";\r\npackage a;\r\n', "package", "a"],
    ["a lone CR is white space", "package\ra;", "package", "a"],
    ["a lone CR does not end a comment", "// x\rpackage a;\npackage b;", "package", "b"],
    ["a comment mark in a comment", "/* a /* b */ package a;", "package", "a"],
    ["a comment without an end of line", "package a; // x", "package", "a"],
    [
      "characters beyond ASCII in comments",
      "/* \u00e9\u{1f600} */ package a; // \u00e9",
      "package",
      "a",
    ],
  ];
  test.each(rows)("%s", shows);
});

describe("messages", () => {
  const rows: readonly Row[] = [
    [
      "nested messages and enums",
      `${proto3}message A { message B { message C {} } enum D { X = 0; } }`,
      "messageType.0",
      {
        name: "A",
        nestedType: [{ name: "B", nestedType: [{ name: "C" }] }],
        enumType: [{ name: "D", value: [{ name: "X", number: 0 }] }],
      },
    ],
    [
      "a message may have a keyword as its name",
      "message message {}",
      "messageType.0.name",
      "message",
    ],
    [
      "reserved numbers end one behind",
      "message A { reserved 1, 3 to 5, 9 to max; }",
      "messageType.0.reservedRange",
      [
        { start: 1, end: 2 },
        { start: 3, end: 6 },
        { start: 9, end: 536870912 },
      ],
    ],
    [
      "reserved names",
      "message A { reserved \"a\", 'b' \"c\"; reserved 'd'; }",
      "messageType.0.reservedName",
      ["a", "bc", "d"],
    ],
    [
      "reserved names of editions",
      `${editions}message A { reserved a, to; reserved max; }`,
      "messageType.0.reservedName",
      ["a", "to", "max"],
    ],
    [
      "extension ranges",
      "message A { extensions 4, 6 to 0x10, 020 to max; }",
      "messageType.0.extensionRange",
      [
        { start: 4, end: 5 },
        { start: 6, end: 17 },
        { start: 16, end: 536870912 },
      ],
    ],
    [
      "a message set has larger numbers",
      "message A { extensions 4 to max; reserved 1 to max; option message_set_wire_format = true; }",
      "messageType.0",
      {
        name: "A",
        extensionRange: [{ start: 4, end: 2147483647 }],
        reservedRange: [{ start: 1, end: 2147483647 }],
        options: {
          uninterpretedOption: [
            {
              name: [{ namePart: "message_set_wire_format", isExtension: false }],
              identifierValue: "true",
            },
          ],
        },
      },
    ],
    [
      "the options of ranges belong to each of them",
      "message A { extensions 1, 2 [x = 1]; extensions 3; }",
      "messageType.0.extensionRange",
      [1, 2, 3].map((start) => ({
        start,
        end: start + 1,
        ...(start < 3
          ? {
              options: {
                uninterpretedOption: [
                  { name: [{ namePart: "x", isExtension: false }], positiveIntValue: "1" },
                ],
              },
            }
          : {}),
      })),
    ],
    [
      "export and local of edition 2024",
      `${edition2024}export message A { local enum B { X = 0; } }`,
      "messageType.0",
      {
        name: "A",
        visibility: "VISIBILITY_EXPORT",
        enumType: [
          { name: "B", visibility: "VISIBILITY_LOCAL", value: [{ name: "X", number: 0 }] },
        ],
      },
    ],
    [
      "export and local are names before edition 2024",
      `${editions}message A { export a = 1; local b = 2; }`,
      "messageType.0.field.1.typeName",
      "local",
    ],
    [
      "31 levels of messages",
      "message A { ".repeat(31) + "}".repeat(31),
      `messageType.0${".nestedType.0".repeat(30)}`,
      { name: "A" },
    ],
  ];
  test.each(rows)("%s", shows);
});

function shows(...[, text, path, expected]: Row): void {
  expect(at(descriptorOf(text), path)).toEqual(expected);
}
