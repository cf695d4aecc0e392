import { expect, test } from "vitest";
import { parse } from "../../src/compile/parse.ts";
import { containersIn } from "../../src/history/containers.ts";
import { sliceOf } from "../../src/history/slice-of.ts";

/** Texts in which the end of a declaration is hard to see. */
const texts: Readonly<Record<string, string>> = {
  "other declarations around it":
    "message A { int32 a = 1; } message User { int32 id = 1; } enum E { X = 0; }",
  "nested declarations": "message User { message In { enum E { Z = 0; } E e = 1; } In in = 2; }",
  "braces in strings":
    'message A { string a = 1 [json_name = "}"]; } message User { string b = 1 [json_name = "{\\"}"]; }',
  "braces in single quotes":
    "message A { string a = 1 [json_name = '{\"\\''; } message User { int32 b = 1; }",
  "braces in comments":
    "message A { // }\n } /* message User { */ message User { /* } */ int32 b = 1; // {\n }",
  "quotes in comments": "// don't\nmessage A {} /* \" */ message User { int32 b = 1; }",
  "options with braces":
    "option (a) = { b { c: 1 } }; message User { int32 b = 1; } option (d) = { };",
  "empty statements": ";; message A {}; ; message User { int32 b = 1; };",
  "a service with a body":
    "service S { rpc A(User) returns (User) { option (x) = { y: 1 }; } } message User { int32 b = 1; }",
  "groups of extensions": "extend A { optional group User = 5 { optional int32 b = 1; } }",
  "a comment between the words": "message /* { */ User // }\n { int32 b = 1; }",
  "the name inside of another message":
    "message A { message User { int32 b = 1; } User c = 2; } message User { int32 d = 3; }",
  "one closing brace too many": "message A { } } message User { int32 b = 1; }",
  "no end": "message A { int32 a = 1; } message User { int32 b = 1; ",
  "a comment without an end": "message User { int32 b = 1; } /* message A {",
  "nothing of it": "message A { int32 a = 1; }",
  "an enum": "enum User { A = 0; B = 1; } message A {}",
  "a map": "message User { map<string, A> b = 1; } message A {}",
};

test.each(Object.entries(texts))("a slice of a text with %s declares the same type", (_, body) => {
  const text = `syntax = "proto2"; package acme.v1; import "x.proto"; ${body}`;
  expect(wanted(sliceOf(text, new Set(["User"])))).toEqual(wanted(text));
});

test("a slice has none of the other declarations", () => {
  const text = 'syntax = "proto3"; message A { B b = 1; } message User {} enum B { X = 0; }';
  expect(sliceOf(text, new Set(["User"]))).toBe('syntax = "proto3"; message User {}');
});

/** The slots of the type User and what it holds, without their places. */
function wanted(text: string) {
  return [...containersIn(parse("a.proto", text))]
    .filter(([key]) => /^\w+ acme\.v1\.User(\.|$)/.test(key))
    .map(([key, slots]) => [key, slots.map(({ path, ...slot }) => slot)]);
}
