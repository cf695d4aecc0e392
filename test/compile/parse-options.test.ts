import { describe, expect, test } from "vitest";
import { parse } from "../../src/compile/parse.ts";
import { at, descriptorOf, inMessage, proto2 } from "./descriptor-of.ts";

const escapedText = "\u0007\b\f\n\r\t\v\\?'\"AJA\u0007\u00e9\u{1f600}\u{1f600}";
const escapedBytes = Buffer.concat([Buffer.from(escapedText), Buffer.from([0xff])]).toString(
  "base64",
);

describe("options", () => {
  const rows: readonly (readonly [sentence: string, value: string, expected: object])[] = [
    ["a word", "foo", { identifierValue: "foo" }],
    ["inf alone is a word", "inf", { identifierValue: "inf" }],
    ["a number", "18446744073709551615", { positiveIntValue: "18446744073709551615" }],
    ["an octal number", "0777", { positiveIntValue: "511" }],
    ["a hexadecimal number", "0xFFFFFFFFFFFFFFFF", { positiveIntValue: "18446744073709551615" }],
    ["a negative number", "- 9223372036854775808", { negativeIntValue: "-9223372036854775808" }],
    ["a number above 64 bits is a float", "18446744073709551616", { doubleValue: 2 ** 64 }],
    ["a number below 64 bits is a float", "-9223372036854775809", { doubleValue: -(2 ** 63) }],
    ["a float", "1.5e3", { doubleValue: 1500 }],
    ["a float that begins with its point", ".5", { doubleValue: 0.5 }],
    ["a float that ends with its point", "5.", { doubleValue: 5 }],
    ["a negative float", "-.5E-1", { doubleValue: -0.05 }],
    ["minus inf", "-inf", { doubleValue: "-Infinity" }],
    ["minus nan", "-nan", { doubleValue: "NaN" }],
    ["a string", "\"a\" 'b'", { stringValue: "YWI=" }],
    [
      "a string with escapes",
      '"\\a\\b\\f\\n\\r\\t\\v\\\\\\?\\\'\\"\\x41\\X4a\\101\\7\\u00e9\\U0001F600\\ud83d\\ude00\\xff"',
      { stringValue: escapedBytes },
    ],
    [
      "an aggregate is its tokens",
      "{ a:1,b{ c : '}' } // x\n [d.e/f] <g:-1> }",
      { aggregateValue: "a : 1 , b { c : '}' } [ d . e / f ] < g : - 1 >" },
    ],
    ["an empty aggregate is nothing", "{}", { aggregateValue: "" }],
  ];
  test.each(rows)("%s", (_, value, expected) => {
    const option = at(descriptorOf(`option x = ${value};`), "options.uninterpretedOption.0");
    expect(option).toEqual({ name: [{ namePart: "x", isExtension: false }], ...expected });
  });

  const names = [
    ["a.b.c", ["a", "b", "c"]],
    ["(a.b)", ["(a.b)"]],
    ["( . a . b ) . c . ( d )", ["(.a.b)", "c", "(d)"]],
    ["default", ["default"]],
  ] as const;
  test.each(names)("the name %s", (name, expected) => {
    const { proto } = parse("a.proto", `option ${name} = 1;`);
    const parts = proto.options?.uninterpretedOption[0]?.name ?? [];
    expect(parts.map((part) => (part.isExtension ? `(${part.namePart})` : part.namePart))).toEqual(
      expected,
    );
  });
});

describe("defaults", () => {
  const rows = [
    ["int32", "-2147483648", "-2147483648"],
    ["int32", "-0", "0"],
    ["sint64", "-0x8000000000000000", "-9223372036854775808"],
    ["uint64", "01777777777777777777777", "18446744073709551615"],
    ["bool", "true", "true"],
    ["Color", "RED", "RED"],
    ["string", '\'a"\' "\\n\\x41"', 'a"\nA'],
    [
      "bytes",
      "'\\x00\\xff\\n\\r\\t\"\\'\\\\~\u00e9\\177'",
      "\\000\\377\\n\\r\\t\\\"\\'\\\\~\\303\\251\\177",
    ],
    ["float", "1e20", "1e+20"],
    ["float", "0.1", "0.1"],
    ["float", "123456789", "123456792"],
    ["float", "3.4028235e38", "3.40282347e+38"],
    ["float", "0.00001", "1e-05"],
    ["float", "1e39", "inf"],
    ["double", "1e20", "1e+20"],
    ["double", "100000", "100000"],
    ["double", "1.2345678901234567", "1.2345678901234567"],
    ["double", "1234567890123456789", "1.2345678901234568e+18"],
    ["double", "0.0001", "0.0001"],
    ["double", "-inf", "-inf"],
    ["double", "nan", "nan"],
    ["double", "-nan", "nan"],
    ["double", "-0.0", "-0"],
    ["double", "0x10", "16"],
    ["double", "1e999", "inf"],
  ] as const;
  test.each(rows)("%s %s is %s", (type, written, expected) => {
    const text = inMessage(proto2, `optional ${type} a = 1 [x = 1, default = ${written}];`);
    expect(at(descriptorOf(text), "messageType.0.field.0.defaultValue")).toBe(expected);
  });
});
