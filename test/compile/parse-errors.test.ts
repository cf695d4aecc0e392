import { describe, expect, test } from "vitest";
import { parse } from "../../src/compile/parse.ts";

/** What is written in a place, and every error of it: `line:column: message`. */
type Row = readonly [text: string, ...errors: string[]];

describe("in a file", () => {
  const rows: readonly Row[] = [
    ['syntax = "proto4";\nmessage M {}', '1:10: unknown syntax: known are "proto2" and "proto3"'],
    ['edition = "2022";', '1:11: unknown edition: known are "2023", "2024" and "2026"'],
    ["syntax = proto3;", '1:10: expected a syntax in quotes, found "proto3"'],
    ['syntax "proto3";', '1:8: expected "=" after "syntax", found a string'],
    ['syntax = "proto3"\nmessage M {}', '2:1: expected ";" after the syntax, found "message"'],
    ['syntax = "proto3" message M {}', '1:19: expected ";" after the syntax, found "message"'],
    ["edition = 2023;", '1:11: expected an edition in quotes, found "2023"'],
    ["foo", '1:1: expected a top-level declaration such as "message", found "foo"'],
    ["message", "1:8: expected a message name, found the end of the file"],
    ["message {}", '1:9: expected a message name, found "{"'],
    ["message M", '1:10: expected "{" after the message name, found the end of the file'],
    ["message M {", '1:12: expected "}" at the end of message "M", found the end of the file'],
    ["message M {}}\nmessage N {}", '1:13: found "}" without a "{" before it'],
    ["enum {}", '1:6: expected an enum name, found "{"'],
    ["service S {", '1:12: expected "}" at the end of service "S", found the end of the file'],
    ["package a.;", '1:11: expected a name after ".", found ";"'],
    ["package a..b;", '1:11: expected a name after ".", found "."'],
    ["package a;\npackage b;", "2:1: a file has one package at most"],
    ['package "a";', "1:9: expected a package name, found a string"],
    ["import a;", '1:8: expected the path of a file to import, in quotes, found "a"'],
    ["import public;", '1:14: expected the path of a file to import, in quotes, found ";"'],
    ['import "a.proto"', '1:17: expected ";" after the imported path, found the end of the file'],
    [
      'import "a.proto" import "b.proto";',
      '1:18: expected ";" after the imported path, found "import"',
    ],
    ['import option "a.proto";', '1:8: there is no "import option" before edition 2024'],
    [
      'edition = "2024";\nimport weak "a.proto";',
      '2:8: there is no "import weak" from edition 2024 on: use "import option"',
    ],
    [
      'edition = "2024";\nimport option "a.proto";\nimport "b.proto";',
      '3:1: this import must stand before every "import option"',
    ],
    [
      'edition = "2024";\nexport service S {}',
      '2:8: expected "message" or "enum" after "export", found "service"',
    ],
    [
      'edition = "2024";\nmessage M { local int32 a = 1; }',
      '2:19: expected "message" or "enum" after "local", found "int32"',
    ],
    ["1;", '1:1: expected a top-level declaration such as "message", found "1"'],
    ['"x";', '1:1: expected a top-level declaration such as "message", found a string'],
    ["= 3;", '1:1: expected a top-level declaration such as "message", found "="'],
    [
      "message M { int32 a = 1; }",
      '1:13: expected "optional", "required" or "repeated" before the type of a proto2 field, found "int32" (a file that does not begin with a syntax is proto2)',
    ],
    [
      'package a;\nsyntax = "proto3";',
      "2:1: the syntax or edition must be the first statement of the file",
    ],
    [
      'syntax = "proto3";\nmessage M {\n  int32 a = 1;\n\n',
      '5:1: expected "}" at the end of message "M", found the end of the file',
    ],
    [
      'syntax = "proto3";\nmessage M {\n\tint32 \u00e9;\n}',
      "3:8: character U+00E9 may stand in strings and comments only",
    ],
    [
      'syntax = "proto3";\n// \u{1f600}\nmessage M { /* \u{1f600} */ int32 = 1; }',
      '3:27: expected a field name, found "="',
    ],
    [
      'syntax = "proto3";\noption a = { b: { c: 1 };\nmessage M {}',
      '2:12: expected "}" at the end of this option value, found the end of the file',
    ],
    ['syntax = "proto3";\n/', '2:1: expected a top-level declaration such as "message", found "/"'],
    ['syntax = "proto3";\noption x = "a\u0000b";', "2:14: a string cannot hold a NUL: write \\0"],
    [
      'syntax = "proto3";\noption x = \u201ca\u201d;',
      "2:12: character U+201C may stand in strings and comments only",
      "2:14: character U+201D may stand in strings and comments only",
    ],
  ];
  test.each(rows)("%j is refused", (text, ...errors) => {
    expect(errorsOf(text)).toEqual(errors);
  });
});

describe("in a proto3 message", () => {
  const rows: readonly Row[] = [
    ["int32 = 1;", '2:19: expected a field name, found "="'],
    ["int32 a;", '2:20: expected "=" after the field name, found ";"'],
    ["int32 a = ;", '2:23: expected a field number, found ";"'],
    ["int32 a = -1;", '2:23: expected a field number, found "-"'],
    ["int32 a = 1.5;", '2:23: expected a field number, found "1.5"'],
    ["int32 a = x;", '2:23: expected a field number, found "x"'],
    ["int32 a = 1", '2:25: expected ";" after the field number, found "}"'],
    ["int32 a = 1 int32 b = 2;", '2:25: expected ";" after the field number, found "int32"'],
    ["int32 a = 1\n  int32 b = 2;", '3:3: expected ";" after the field number, found "int32"'],
    [
      "int32 a = 99999999999;",
      "2:23: the number 99999999999 is too large: at most 2147483647 is possible here",
    ],
    [
      "int32 a = 0x80000000;",
      "2:23: the number 0x80000000 is too large: at most 2147483647 is possible here",
    ],
    ["int32 a = 08;", "2:23: a number with a leading zero is octal: it has no digit 8 or 9"],
    ["int32 a = 1a;", "2:23: expected a space between a number and a name"],
    ["int32 a = 0x;", '2:23: expected hexadecimal digits after "0x"'],
    ["int32 a = 1 [];", '2:26: expected an option name, found "]"'],
    ["int32 a = 1 [deprecated];", '2:36: expected "=" after the option name, found "]"'],
    ["int32 a = 1 [deprecated = ];", '2:39: expected an option value, found "]"'],
    ["int32 a = 1 [deprecated = true;", '2:43: expected "," or "]" after an option, found ";"'],
    ["int32 a = 1 [deprecated = true,];", '2:44: expected an option name, found "]"'],
    ["int32 a = 1 [(foo = 1];", '2:31: expected ")" after the name of an extension, found "="'],
    ["int32 a = 1 [() = 1];", '2:27: expected the name of an extension after "(", found ")"'],
    ["int32 a = 1 [foo. = 1];", '2:31: expected an option name, found "="'],
    ["int32 a = 1 [foo = -bar];", '2:33: expected a number, "inf" or "nan" after "-", found "bar"'],
    [
      'int32 a = 1 [foo = -"x"];',
      '2:33: expected a number, "inf" or "nan" after "-", found a string',
    ],
    [
      "int32 a = 1 [foo = -{}];",
      '2:33: expected a number, "inf" or "nan" after "-", found "{"',
      '2:35: expected a field or another declaration, found "]"',
    ],
    ["int32 a = 1 [foo = [1]];", '2:32: expected an option value, found "["'],
    [
      "int32 a = 1 [foo = 0xfffffffffffffffff];",
      "2:32: the number 0xfffffffffffffffff is too large: at most 18446744073709551615 is possible here",
    ],
    ["int32 a = 1 [json_name = a];", '2:38: expected a string for the JSON name, found "a"'],
    [
      'int32 a = 1 [json_name = "a", json_name = "b"];',
      '2:43: a field has one "json_name" at most',
    ],
    ["foo.1 a = 1;", "2:16: expected a space between a name and a number"],
    ["foo.bar.2 a = 1;", "2:20: expected a space between a name and a number"],
    [".a = 1;", '2:16: expected a field name, found "="'],
    ["1 = a;", '2:13: expected a field or another declaration, found "1"'],
    ["{}", '2:13: expected a field or another declaration, found "{"'],
    ["map<string int32> a = 1;", '2:24: expected "," after the key type of a map, found "int32"'],
    ["map<string, int32 a = 1;", '2:31: expected ">" after the value type of a map, found "a"'],
    ["map<> a = 1;", '2:17: expected a type, found ">"'],
    [
      "repeated map<string, int32> a = 1;",
      "2:22: a map field has no label: it is repeated by itself",
    ],
    ["oneof o {}", '2:19: oneof "o" needs a field'],
    [
      "oneof o { repeated int32 a = 1; }",
      '2:23: a field of a oneof has no label: remove "repeated"',
    ],
    ["oneof o { map<string, int32> a = 1; }", "2:23: a map field cannot stand in a oneof"],
    ["oneof { int32 a = 1; }", '2:19: expected a oneof name, found "{"'],
    [
      "oneof o { int32 a = 1;",
      '2:37: expected "}" at the end of message "M", found the end of the file',
    ],
    ["oneof o { message N {} }", '2:33: expected "=" after the field name, found "{"'],
    ["reserved;", '2:21: expected a name or a field number to reserve, found ";"'],
    ["reserved foo;", '2:22: a reserved name is a string in proto3: write "foo" with quotes'],
    ['reserved 1, "a";', "2:25: expected a name or a field number to reserve, found a string"],
    ['reserved "a", 1;', '2:27: expected a name in quotes to reserve, found "1"'],
    ["reserved 1 to;", '2:26: expected a field number or "max" after "to", found ";"'],
    [
      "reserved 2147483647;",
      "2:22: the number 2147483647 is too large: at most 2147483646 is possible here",
    ],
    ["reserved -1;", '2:22: expected a name or a field number to reserve, found "-"'],
    ['extensions "a";', "2:24: expected a field number, found a string"],
    ["extensions 1 to max [foo];", '2:37: expected "=" after the option name, found "]"'],
    ["extensions max;", '2:24: expected a field number, found "max"'],
    ["extend Foo {}", "2:20: an extension block needs a field"],
    [
      "extend int32 { int32 a = 1; }",
      '2:20: expected the name of a message to extend, found the scalar type "int32"',
    ],
    ["extend { int32 a = 1; }", '2:20: expected the name of a message to extend, found "{"'],
    ["extend Foo { map<string, int32> a = 1; }", "2:26: a map field cannot be an extension"],
    ["option = 1;", '2:20: expected an option name, found "="'],
    ["option foo;", '2:23: expected "=" after the option name, found ";"'],
    ["option foo = ;", '2:26: expected an option value, found ";"'],
    ["option foo = 1", '2:28: expected ";" after the option value, found "}"'],
    ["option map_entry = true;", "2:13: map_entry cannot be set: write a map field"],
    [
      "option (foo) = { a: 1;\n",
      '3:3: expected ";" after the option value, found the end of the file',
    ],
    [
      "message N { int32 a = ; }\n  int32 b = 1",
      '2:35: expected a field number, found ";"',
      '3:15: expected ";" after the field number, found "}"',
    ],
    ['string a = 1 [(x) = "\\q"];', "2:34: unknown escape sequence in a string"],
    ['string a = 1 [(x) = "\\xg"];', '2:34: expected hexadecimal digits after "\\x"'],
    ['string a = 1 [(x) = "\\u12"];', '2:34: expected 4 hexadecimal digits after "\\u"'],
    [
      'string a = 1 [(x) = "\\U00110000"];',
      '2:34: expected 8 hexadecimal digits, at most 0010ffff, after "\\U"',
    ],
    [
      'string a = 1 [(x) = "abc];\n',
      "2:33: a string must end on the line on which it begins",
      '3:2: expected "," or "]" after an option, found "}"',
    ],
    [
      "string a = 1 [(x) = 'abc\"];",
      "2:33: a string must end on the line on which it begins",
      '2:42: expected "," or "]" after an option, found the end of the file',
    ],
    ["int32 \u00e9 = 1;", "2:19: character U+00E9 may stand in strings and comments only"],
    ["int32 a = 1; \u0001", "2:26: character U+0001 may stand in strings and comments only"],
    [
      "int32 a = 1; /* x",
      '2:26: a comment that begins with "/*" needs an end, "*/"',
      '2:32: expected "}" at the end of message "M", found the end of the file',
    ],
    ["int32 a = 1; @", '2:26: expected a field or another declaration, found "@"'],
    ["float f = 1 [(x) = 1e];", "2:32: expected the digits of an exponent"],
    ["float f = 1 [(x) = 1.2.3];", "2:32: a number has one decimal point at most"],
    ["float f = 1 [(x) = 0x1.2];", "2:32: octal and hexadecimal numbers have no decimal point"],
    ["int32 a = 1 [default = 1];;}", '2:42: found "}" without a "{" before it'],
    ["int32 message = 1; int32 int32 = 2; string", '2:56: expected a field name, found "}"'],
    [
      "int32 aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb = 1;",
      '2:80: expected "=" after the field name, found "bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb..."',
    ],
  ];
  test.each(rows)("%j is refused", (text, ...errors) => {
    expect(errorsOf(`syntax = "proto3";\nmessage M { ${text} }`)).toEqual(errors);
  });
});

describe("in a proto2 message", () => {
  const rows: readonly Row[] = [
    [
      "int32 a = 1;",
      '2:13: expected "optional", "required" or "repeated" before the type of a proto2 field, found "int32"',
    ],
    [
      'optional int32 a = 1 [default = "x"];',
      "2:45: expected an integer as default, found a string",
    ],
    [
      "optional int32 a = 1 [default = 2147483648];",
      "2:45: the number 2147483648 is too large: at most 2147483647 is possible here",
    ],
    [
      "optional int32 a = 1 [default = -2147483649];",
      "2:46: the number 2147483649 is too large: at most 2147483648 is possible here",
    ],
    [
      "optional uint32 a = 1 [default = -1];",
      "2:46: the default of an unsigned field cannot be negative",
    ],
    [
      "optional uint64 a = 1 [default = 18446744073709551616];",
      "2:46: the number 18446744073709551616 is too large: at most 18446744073709551615 is possible here",
    ],
    [
      "optional int64 a = 1 [default = 9223372036854775808];",
      "2:45: the number 9223372036854775808 is too large: at most 9223372036854775807 is possible here",
    ],
    [
      "optional bool a = 1 [default = 1];",
      '2:44: expected "true" or "false" as default, found "1"',
    ],
    ["optional string a = 1 [default = a];", '2:46: expected a string as default, found "a"'],
    [
      "optional float a = 1 [default = a];",
      '2:45: expected a number, "inf" or "nan" as default, found "a"',
    ],
    [
      "optional Foo a = 1 [default = 1];",
      '2:43: expected the name of an enum value as default, found "1"',
    ],
    ["optional int32 a = 1 [default = 1, default = 2];", '2:48: a field has one "default" at most'],
    ["optional group G = 1 [default = 1] {}", "2:45: a message, a group or a map has no default"],
    ["optional group g = 1 {}", "2:28: the name of a group must begin with a capital letter"],
    ["optional group G = 1;", '2:33: expected "{" after the head of a group, found ";"'],
    ["map<string, int32> a = 1 [default = 1];", "2:49: a message, a group or a map has no default"],
    ["optional a = 1;", '2:24: expected a field name, found "="'],
    [
      "group G = 1 {}",
      '2:13: expected "optional", "required" or "repeated" before the type of a proto2 field, found "group"',
    ],
  ];
  test.each(rows)("%j is refused", (text, ...errors) => {
    expect(errorsOf(`syntax = "proto2";\nmessage M { ${text} }`)).toEqual(errors);
  });
});

describe("in an editions message", () => {
  const rows: readonly Row[] = [
    [
      "optional int32 a = 1;",
      '2:13: there is no label "optional" in editions: a field has presence unless features.field_presence says otherwise',
    ],
    [
      "required int32 a = 1;",
      '2:13: there is no label "required" in editions: use features.field_presence = LEGACY_REQUIRED',
    ],
    [
      "group G = 1 {}",
      "2:13: there are no groups in editions: use a message field with features.message_encoding = DELIMITED",
    ],
    ['reserved "a";', "2:22: a reserved name is written without quotes in editions"],
  ];
  test.each(rows)("%j is refused", (text, ...errors) => {
    expect(errorsOf(`edition = "2023";\nmessage M { ${text} }`)).toEqual(errors);
  });
});

describe("in an enum", () => {
  const rows: readonly Row[] = [
    ["A", '2:12: expected "=" after the name of the enum value, found "}"'],
    ["A = ;", '2:14: expected the number of the enum value, found ";"'],
    ["A = x;", '2:14: expected the number of the enum value, found "x"'],
    [
      "A = 2147483648;",
      "2:14: the number 2147483648 is too large: at most 2147483647 is possible here",
    ],
    [
      "A = -2147483649;",
      "2:15: the number 2147483649 is too large: at most 2147483648 is possible here",
    ],
    ["A = 1 [];", '2:17: expected an option name, found "]"'],
    ["= 1;", '2:10: expected an enum value or another declaration, found "="'],
    ["reserved a;", '2:19: a reserved name is a string in proto3: write "a" with quotes'],
    ["reserved 1 to x;", '2:24: expected an enum number or "max" after "to", found "x"'],
    ["option foo", '2:21: expected "=" after the option name, found "}"'],
    ["message M {}", '2:18: expected "=" after the name of the enum value, found "M"'],
  ];
  test.each(rows)("%j is refused", (text, ...errors) => {
    expect(errorsOf(`syntax = "proto3";\nenum E { ${text} }`)).toEqual(errors);
  });
});

describe("in a service", () => {
  const rows: readonly Row[] = [
    ["foo", '2:13: expected "rpc" or "option", found "foo"'],
    ["rpc", '2:17: expected an rpc name, found "}"'],
    ["rpc A", '2:19: expected "(" after the rpc name, found "}"'],
    ["rpc A(B)", '2:22: expected "returns" after the request type, found "}"'],
    ["rpc A(B) returns", '2:30: expected "(" after "returns", found "}"'],
    ["rpc A(B) returns (C)", '2:34: expected ";" after the response type, found "}"'],
    [
      "rpc A(int32) returns (C);",
      '2:19: expected the name of the request message, found the scalar type "int32"',
    ],
    ["rpc A() returns (C);", '2:19: expected the name of the request message, found ")"'],
    ["rpc A(B) returns (stream);", '2:37: expected the name of the response message, found ")"'],
    ["rpc A(B) return (C);", '2:22: expected "returns" after the request type, found "return"'],
    ["rpc A(B) returns (C) { foo }", '2:36: expected "option" or "}", found "foo"'],
    [
      "rpc A(B) returns (C) { option x = 1 }",
      '2:49: expected ";" after the option value, found "}"',
    ],
    [
      "rpc A(B) returns (C) {",
      '2:37: expected "}" at the end of service "S", found the end of the file',
    ],
    ["message M {}", '2:13: expected "rpc" or "option", found "message"'],
  ];
  test.each(rows)("%j is refused", (text, ...errors) => {
    expect(errorsOf(`syntax = "proto3";\nservice S { ${text} }`)).toEqual(errors);
  });
});

function errorsOf(text: string): readonly string[] {
  return parse("a.proto", text).errors.map(
    ({ start, message }) => `${start.line}:${start.column}: ${message}`,
  );
}
