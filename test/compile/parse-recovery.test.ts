import type { DescriptorProto, FileDescriptorProto } from "@bufbuild/protobuf/wkt";
import { describe, expect, test } from "vitest";
import { parse } from "../../src/compile/parse.ts";

describe("behind an error", () => {
  const rows: readonly (readonly [
    sentence: string,
    text: string,
    errors: number,
    names: string,
  ])[] = [
    ["the next field is read", "message M { int32 a = ; int32 b = 2; }", 1, "M(b)"],
    ["the next message is read", "message { int32 a = 1; } message N {}", 1, "N()"],
    [
      "the next line is read, where a semicolon is missing",
      "message M { int32 a = 1\n int32 b = 2; }",
      1,
      "M(a,b)",
    ],
    [
      "the rest of a line is skipped, where a semicolon is missing",
      "message M { int32 a = 1 int32 b = 2; int32 c = 3; }",
      1,
      "M(a,c)",
    ],
    [
      "a field stays whose options are broken",
      "message M { int32 a = 1 [x = ]; int32 b = 2; }",
      1,
      "M(a,b)",
    ],
    ["a field without a number is dropped", "message M { int32 a; int32 b = 2; }", 1, "M(b)"],
    [
      "a map without a number is dropped with its message",
      "message M { map<int32, int32> a; int32 b = 2; }",
      1,
      "M(b)",
    ],
    [
      "a nested message is closed where it was opened",
      "message M { message N { int32 = 1; } int32 b = 2; }",
      1,
      "M(b,N())",
    ],
    [
      "a block without a head is skipped as a whole",
      "message M { oneof { int32 a = 1; } int32 b = 2; }",
      1,
      "M(b)",
    ],
    ["nested blocks are skipped as a whole", "foo { bar { baz { } } } message N {}", 1, "N()"],
    [
      "a message that does not end keeps its fields",
      "message M { int32 a = 1; message N { int32 b = 2;",
      1,
      "M(a,N(b))",
    ],
    ["a closing brace too many is skipped", "message M {} } message N {}", 1, "M(),N()"],
    [
      "an option in a broken list is kept",
      "message M { int32 a = 1 [x = 1, y]; int32 b = 2; }",
      1,
      "M(a,b)",
    ],
    [
      "an unknown character is skipped",
      "message M { int32 a = 1; \u00a7 int32 b = 2; }",
      1,
      "M(a)",
    ],
    [
      "a control character is skipped",
      "message M { int32 a = 1; \u0001 int32 b = 2; }",
      1,
      "M(a,b)",
    ],
    [
      "a message nested too deeply is skipped",
      `${"message M { ".repeat(32)}${"}".repeat(32)} message N {}`,
      1,
      `${"M(".repeat(31)}${")".repeat(31)},N()`,
    ],
    ["nothing of an unknown syntax is read", 'syntax = "proto4"; message M {}', 1, ""],
    [
      "a syntax without a semicolon holds",
      'syntax = "proto3"\nmessage M { int32 a = 1; }',
      1,
      "M(a)",
    ],
    ["several errors are found", "message M { int32 = 1; int32 a = ; int32 b = 3 }", 3, "M(b)"],
  ];
  test.each(rows)("%s", (_, text, errors, names) => {
    const hasSyntax = text.startsWith("syntax");
    const parsed = parse("a.proto", hasSyntax ? text : `syntax = "proto3"; ${text}`);
    expect(parsed.errors).toHaveLength(errors);
    expect(namesIn(parsed.proto)).toBe(names);
  });
});

test("locations belong to what was kept", () => {
  const text =
    'syntax = "proto3";\nmessage M {\n  int32 a;\n  int32 b = 2 [x = ];\n  int32 c = 3;\n}';
  const { locations } = parse("a.proto", text);
  expect(locations.spanOf([4, 0, 2, 0, 1])?.start).toEqual({ line: 4, column: 9 });
  expect(locations.spanOf([4, 0, 2, 0])?.end.line).toBe(4);
  expect(locations.spanOf([4, 0, 2, 1, 3])?.start).toEqual({ line: 5, column: 13 });
});

test("errors stand in order of place", () => {
  const text = "message M { optional group g = 1 { optional int32 = 1; }\n\u00a7 }\nfoo";
  const lines = parse("a.proto", text).errors.map(({ start }) => `${start.line}:${start.column}`);
  expect(lines).toEqual(["1:28", "1:51", "2:1", "3:1"]);
});

test("an error has a span and a path", () => {
  const [error] = parse("x/a.proto", "message M { foo }").errors;
  expect(error).toMatchObject({
    name: "SourceError",
    path: "x/a.proto",
    start: { line: 1, column: 13 },
    end: { line: 1, column: 16 },
  });
});

describe("bytes", () => {
  const rows: readonly (readonly [
    sentence: string,
    bytes: readonly number[],
    errors: readonly string[],
  ])[] = [
    ["UTF-8 in a string", [...ascii("option a = '"), 0xc3, 0xa9, ...ascii("';")], []],
    ["U+FFFD in a string", [...ascii("option a = '"), 0xef, 0xbf, 0xbd, ...ascii("';")], []],
    ["invalid UTF-8 in comments", [...ascii("/*"), 0xff, 0xfe, ...ascii("*/ //"), 0xe2, 0x82], []],
    ["a byte order mark", [0xef, 0xbb, 0xbf, ...ascii("package a;")], []],
    [
      "invalid UTF-8 in a string",
      [...ascii("option a = 'x"), 0xff, ...ascii("';")],
      ["1:14: a string must be valid UTF-8"],
    ],
    [
      "invalid UTF-8 behind valid",
      [
        ...ascii("/*"),
        0xf0,
        0x9f,
        0x98,
        0x80,
        0xff,
        0xef,
        0xbf,
        0xbd,
        ...ascii("*/ option a = '"),
        0xe2,
        0x82,
        ...ascii("';"),
      ],
      ["1:21: a string must be valid UTF-8"],
    ],
    [
      "a surrogate in UTF-8",
      [...ascii("option a = '"), 0xed, 0xa0, 0x80, ...ascii("';")],
      ["1:13: a string must be valid UTF-8"],
    ],
    [
      "invalid UTF-8 elsewhere",
      [...ascii("package a;\n "), 0x80],
      ["2:2: the file is not valid UTF-8 here"],
    ],
  ];
  test.each(rows)("%s", (_, bytes, errors) => {
    const parsed = parse("a.proto", Uint8Array.from(bytes));
    expect(
      parsed.errors.map(({ start, message }) => `${start.line}:${start.column}: ${message}`),
    ).toEqual(errors);
  });
});

describe("hostile files are refused or read in bounded time", () => {
  const levels = 10_000;
  const size = 1_000_000;
  const message = "message M { ";
  const rows: readonly (readonly [
    sentence: string,
    text: string,
    errors: number,
    first: string | undefined,
  ])[] = [
    [
      "braces",
      "{".repeat(levels),
      1,
      '1:1: expected a top-level declaration such as "message", found "{"',
    ],
    ["messages", message.repeat(levels), 2, "1:373: messages may be nested 31 levels deep at most"],
    [
      "groups",
      `${message}${"optional group G = 1 { ".repeat(levels)}`,
      2,
      "1:718: messages may be nested 31 levels deep at most",
    ],
    [
      "braces in an option value",
      `option a = ${"{".repeat(levels)}`,
      1,
      "1:112: an option value may be nested 100 levels deep at most",
    ],
    [
      "lists in an option value",
      `option a = {${"b: [".repeat(levels)}`,
      1,
      "1:412: an option value may be nested 100 levels deep at most",
    ],
    ["errors", "} ".repeat(levels), 100, '1:1: found "}" without a "{" before it'],
    [
      "one long line",
      `${"int32 a = 1;".repeat(size / 12)}`,
      100,
      '1:1: expected a top-level declaration such as "message", found "int32"',
    ],
    [
      "one long comment",
      `/*${"*/ /*".repeat(size / 6)}`,
      1,
      '1:833331: a comment that begins with "/*" needs an end, "*/"',
    ],
    [
      "one long number",
      `enum E { A = ${"9".repeat(size)}; }`,
      1,
      `1:14: the number ${"9".repeat(40)}... is too large: at most 2147483647 is possible here`,
    ],
    ["one long name", `package ${"a.".repeat(size / 2)}b;`, 0, undefined],
    ["one long string", `option a = "${"\\u00e9".repeat(size / 6)}";`, 0, undefined],
    [
      "many names of one synthetic oneof",
      `syntax = "proto3"; ${message}${"optional int32 x = 1;".repeat(levels)} }`,
      0,
      undefined,
    ],
    [
      "many options of many ranges",
      `${message} extensions ${"1,".repeat(3000)}1 [${"x=1,".repeat(3000)}x=1]; }`,
      0,
      undefined,
    ],
  ];
  test.each(rows)("%s", { timeout: 5000 }, (_, text, errors, first) => {
    const found = parse("a.proto", text).errors.map(
      ({ start, message }) => `${start.line}:${start.column}: ${message}`,
    );
    expect(found).toHaveLength(errors);
    expect(found[0]).toBe(first);
  });
});

function ascii(text: string): readonly number[] {
  return [...Buffer.from(text)];
}

function namesIn(file: FileDescriptorProto): string {
  return file.messageType.map(nameOf).join();
}

/** A message with its fields and nested messages: `M(field,N(field))`. */
function nameOf(message: DescriptorProto): string {
  const fields = message.field.map(({ name }) => name);
  return `${message.name}(${[...fields, ...message.nestedType.map(nameOf)].join()})`;
}
