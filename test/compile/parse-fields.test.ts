import { describe, expect, test } from "vitest";
import { at, descriptorOf, editions, inMessage, proto2, proto3 } from "./descriptor-of.ts";

type Row = readonly [sentence: string, text: string, path: string, expected: unknown];

describe("fields", () => {
  const optional = { label: "LABEL_OPTIONAL" };
  const int32 = { ...optional, type: "TYPE_INT32" };
  const rows: readonly Row[] = [
    [
      "a label is optional in proto3",
      inMessage(proto3, "int32 a = 1;"),
      "0",
      { name: "a", number: 1, ...int32, jsonName: "a" },
    ],
    [
      "a label is optional in editions",
      inMessage(editions, "int32 a = 1;"),
      "0",
      { name: "a", number: 1, ...int32, jsonName: "a" },
    ],
    ["required", inMessage(proto2, "required int32 a = 1;"), "0.label", "LABEL_REQUIRED"],
    ["repeated", inMessage(proto3, "repeated int32 a = 1;"), "0.label", "LABEL_REPEATED"],
    ["an octal number", inMessage(proto3, "int32 a = 010;"), "0.number", 8],
    ["a hexadecimal number", inMessage(proto3, "int32 a = 0X1f;"), "0.number", 31],
    [
      "a named type has no kind yet",
      inMessage(proto3, "B a = 1;"),
      "0",
      { name: "a", number: 1, ...optional, typeName: "B", jsonName: "a" },
    ],
    ["a qualified type", inMessage(proto3, "b . C a = 1;"), "0.typeName", "b.C"],
    ["an absolute type", inMessage(proto3, ". b.C a = 1;"), "0.typeName", ".b.C"],
    ["a type named map", inMessage(proto3, "map a = 1;"), "0.typeName", "map"],
    [
      "keywords as names",
      inMessage(proto3, "int32 message = 1; int32 int32 = 2; int32 option = 3;"),
      "2.name",
      "option",
    ],
    [
      "keywords as types behind a dot",
      inMessage(proto3, ".message a = 1;"),
      "0.typeName",
      ".message",
    ],
    [
      "a JSON name drops underscores",
      inMessage(proto3, "int32 _foo__bar_1a_B_ = 1;"),
      "0.jsonName",
      "FooBar1aB",
    ],
    [
      "a written JSON name",
      inMessage(proto3, 'int32 a = 1 [json_name = "\\u00e9" "x"];'),
      "0.jsonName",
      "\u00e9x",
    ],
    [
      "an explicit optional of proto3",
      inMessage(proto3, "optional int32 a = 1;"),
      "0",
      { name: "a", number: 1, ...int32, oneofIndex: 0, jsonName: "a", proto3Optional: true },
    ],
    [
      "optional is no more than a label in proto2",
      inMessage(proto2, "optional int32 a = 1;"),
      "0",
      { name: "a", number: 1, ...int32, jsonName: "a" },
    ],
  ];
  test.each(rows)("%s", (_, text, path, expected) => {
    expect(at(descriptorOf(text), `messageType.0.field.${path}`)).toEqual(expected);
  });

  const scalars = [
    "double",
    "float",
    "int64",
    "uint64",
    "int32",
    "fixed64",
    "fixed32",
    "bool",
    "string",
    "bytes",
    "uint32",
    "sfixed32",
    "sfixed64",
    "sint32",
    "sint64",
  ];
  test.each(scalars)("%s is a scalar type", (type) => {
    const field = at(descriptorOf(inMessage(proto3, `${type} a = 1;`)), "messageType.0.field.0");
    expect(field).toEqual({
      name: "a",
      number: 1,
      ...optional,
      type: `TYPE_${type.toUpperCase()}`,
      jsonName: "a",
    });
  });
});

describe("maps", () => {
  const entry = (name: string, key: object, value: object) => ({
    name,
    field: [
      { name: "key", number: 1, label: "LABEL_OPTIONAL", ...key, jsonName: "key" },
      { name: "value", number: 2, label: "LABEL_OPTIONAL", ...value, jsonName: "value" },
    ],
    options: { mapEntry: true },
  });
  const rows: readonly Row[] = [
    [
      "a map field is repeated",
      inMessage(proto3, "map<string, B> foo_bar = 1;"),
      "messageType.0.field.0",
      {
        name: "foo_bar",
        number: 1,
        label: "LABEL_REPEATED",
        type: "TYPE_MESSAGE",
        typeName: "FooBarEntry",
        jsonName: "fooBar",
      },
    ],
    [
      "a map field makes a message",
      inMessage(proto3, "map<string, B> foo_bar = 1;"),
      "messageType.0.nestedType",
      [entry("FooBarEntry", { type: "TYPE_STRING" }, { typeName: "B" })],
    ],
    [
      "the name of the message",
      inMessage(proto3, "map<int32, bytes> _a1_bC__d = 1;"),
      "messageType.0.nestedType.0.name",
      "A1BCDEntry",
    ],
    [
      "the message stands behind what is before it",
      inMessage(proto3, "message X {} map<int32, bool> a = 1; message Y {}"),
      "messageType.0.nestedType.1.name",
      "AEntry",
    ],
    [
      "features are copied to key and value",
      inMessage(editions, "map<int32, bool> a = 1 [features.x = Y];"),
      "messageType.0.nestedType.0.field.1.options",
      {
        uninterpretedOption: [
          {
            name: [
              { namePart: "features", isExtension: false },
              { namePart: "x", isExtension: false },
            ],
            identifierValue: "Y",
          },
        ],
      },
    ],
    [
      "other options are not copied",
      inMessage(proto3, "map<int32, bool> a = 1 [deprecated = true];"),
      "messageType.0.nestedType.0.field.1.options",
      undefined,
    ],
  ];
  test.each(rows)("%s", shows);
});

describe("groups", () => {
  const group = {
    name: "foo",
    number: 1,
    label: "LABEL_OPTIONAL",
    type: "TYPE_GROUP",
    typeName: "Foo",
    jsonName: "foo",
  };
  const rows: readonly Row[] = [
    [
      "a group is a field in lower case",
      inMessage(proto2, "optional group Foo = 1 { }"),
      "messageType.0.field",
      [group],
    ],
    [
      "a group is a nested message",
      inMessage(proto2, "optional group Foo = 1 { optional group Bar = 2 {} }"),
      "messageType.0.nestedType.0.nestedType.0.name",
      "Bar",
    ],
    [
      "a group has options",
      inMessage(proto2, "optional group Foo = 1 [deprecated = true] {}"),
      "messageType.0.field.0.options.uninterpretedOption.0.identifierValue",
      "true",
    ],
    [
      "a group in a oneof",
      inMessage(proto2, "oneof o { group Foo = 1 {} }"),
      "messageType.0.field",
      [{ ...group, oneofIndex: 0 }],
    ],
    [
      "a group as an extension",
      `${proto2}extend M { optional group Foo = 1 {} }`,
      "extension",
      [{ ...group, extendee: "M" }],
    ],
    [
      "the message of an extension group is its sibling",
      `${proto2}extend M { optional group Foo = 1 {} }`,
      "messageType",
      [{ name: "Foo" }],
    ],
  ];
  test.each(rows)("%s", shows);
});

describe("oneofs and extensions", () => {
  const rows: readonly Row[] = [
    [
      "fields know their oneof",
      inMessage(proto3, "oneof a { int32 x = 1; } oneof b { int32 y = 2; }"),
      "messageType.0.field.1.oneofIndex",
      1,
    ],
    [
      "oneofs have options",
      inMessage(proto3, "oneof a { option x = 1; int32 y = 1; }"),
      "messageType.0.oneofDecl.0.options.uninterpretedOption.0.positiveIntValue",
      "1",
    ],
    [
      "empty statements in a oneof",
      inMessage(proto3, "oneof a { ; int32 x = 1;; }"),
      "messageType.0.oneofDecl",
      [{ name: "a" }],
    ],
    [
      "synthetic oneofs stand behind written ones",
      inMessage(proto3, "optional int32 x = 1; oneof a { int32 y = 2; }"),
      "messageType.0.oneofDecl",
      [{ name: "a" }, { name: "_x" }],
    ],
    [
      "synthetic oneofs have unique names",
      inMessage(
        proto3,
        "optional int32 x = 1; optional int32 _y = 2; int32 X_x = 3; int32 _x = 4; oneof XX_x { int32 z = 5; }",
      ),
      "messageType.0.oneofDecl",
      [{ name: "XX_x" }, { name: "XXX_x" }, { name: "X_y" }],
    ],
    [
      "extensions of a file",
      `${proto2}extend . a.B { optional int32 x = 1; repeated C y = 2; }`,
      "extension",
      [
        {
          name: "x",
          number: 1,
          label: "LABEL_OPTIONAL",
          type: "TYPE_INT32",
          extendee: ".a.B",
          jsonName: "x",
        },
        {
          name: "y",
          number: 2,
          label: "LABEL_REPEATED",
          typeName: "C",
          extendee: ".a.B",
          jsonName: "y",
        },
      ],
    ],
    [
      "extensions of a message",
      inMessage(proto2, "extend M { optional int32 x = 1; }"),
      "messageType.0.extension.0.extendee",
      "M",
    ],
    [
      "an optional extension of proto3 has no oneof",
      `${proto3}extend M { optional int32 x = 1; }`,
      "extension.0",
      {
        name: "x",
        number: 1,
        label: "LABEL_OPTIONAL",
        type: "TYPE_INT32",
        extendee: "M",
        jsonName: "x",
        proto3Optional: true,
      },
    ],
  ];
  test.each(rows)("%s", shows);
});

function shows(...[, text, path, expected]: Row): void {
  expect(at(descriptorOf(text), path)).toEqual(expected);
}
