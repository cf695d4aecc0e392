import { describe, expect, test } from "vitest";
import { at, descriptorOf, editions } from "./descriptor-of.ts";

type Row = readonly [sentence: string, text: string, path: string, expected: unknown];

describe("enums and services", () => {
  const rows: readonly Row[] = [
    [
      "enum values",
      "enum E { A = 0; B = -1; C = 0x7fffffff; D = -2147483648; }",
      "enumType.0.value",
      [
        ["A", 0],
        ["B", -1],
        ["C", 2147483647],
        ["D", -2147483648],
      ].map(([name, number]) => ({ name, number })),
    ],
    ["minus zero is zero", "enum E { A = -0; }", "enumType.0.value.0.number", 0],
    [
      "reserved numbers of an enum include their end",
      "enum E { reserved -5 to -1, 7, 9 to max; }",
      "enumType.0.reservedRange",
      [
        { start: -5, end: -1 },
        { start: 7, end: 7 },
        { start: 9, end: 2147483647 },
      ],
    ],
    [
      "reserved names of an enum",
      'enum E { reserved "A", "B"; }',
      "enumType.0.reservedName",
      ["A", "B"],
    ],
    [
      "reserved names of an enum of editions",
      `${editions}enum E { reserved A, B; }`,
      "enumType.0.reservedName",
      ["A", "B"],
    ],
    [
      "options of an enum and its values",
      "enum E { option x = 1; A = 0 [y = 2]; ; }",
      "enumType.0.value.0.options.uninterpretedOption.0.positiveIntValue",
      "2",
    ],
    [
      "rpcs",
      "service S { rpc A(B) returns (.c.D); }",
      "service.0.method",
      [{ name: "A", inputType: "B", outputType: ".c.D" }],
    ],
    [
      "streams",
      "service S { rpc A(stream B) returns (stream stream); }",
      "service.0.method",
      [
        {
          name: "A",
          inputType: "B",
          outputType: "stream",
          clientStreaming: true,
          serverStreaming: true,
        },
      ],
    ],
    [
      "an rpc body without options makes empty options",
      "service S { rpc A(B) returns (C) {} rpc D(B) returns (C); }",
      "service.0.method.0.options",
      {},
    ],
    [
      "options of rpcs and services",
      "service S { option x = 1; rpc A(B) returns (C) { ; option y = 2; }; }",
      "service.0.method.0.options.uninterpretedOption.0.positiveIntValue",
      "2",
    ],
  ];
  test.each(rows)("%s", shows);
});

function shows(...[, text, path, expected]: Row): void {
  expect(at(descriptorOf(text), path)).toEqual(expected);
}
