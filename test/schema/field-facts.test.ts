import { describe, expect, test } from "vitest";
import { cardinality } from "../../src/schema/cardinality.ts";
import { fieldLabel } from "../../src/schema/field-label.ts";
import { fieldType, namedType, typeName, typeParts } from "../../src/schema/field-type.ts";
import { jsonName } from "../../src/schema/json-name.ts";
import { spanOf } from "../../src/schema/span-of.ts";
import { schemaOf } from "../support/schema-of.ts";
import { fileWith, find } from "../support/subjects.ts";

const types = "message User {} enum Status { STATUS_UNSPECIFIED = 0; }";
const open = `syntax = "proto3"; package acme.v1; ${types}`;
const old = `syntax = "proto2"; package acme.v1; ${types}`;
const edition = `edition = "2023"; package acme.v1; ${types}`;

describe("the type of a field in words", () => {
  test.each([
    { head: open, text: "int32 it = 1;", words: "int32", token: "int32" },
    { head: open, text: "optional sfixed64 it = 1;", words: "sfixed64", token: "sfixed64" },
    { head: open, text: "repeated bytes it = 1;", words: "bytes", token: "bytes" },
    { head: open, text: "User it = 1;", words: "acme.v1.User", token: "User" },
    { head: open, text: "repeated v1.User it = 1;", words: "acme.v1.User", token: "v1.User" },
    { head: open, text: "Status it = 1;", words: "acme.v1.Status", token: "Status" },
    {
      head: open,
      text: "map<int32, bool> it = 1;",
      words: "map<int32, bool>",
      token: "map<int32, bool>",
    },
    {
      head: open,
      text: "map<string, User> it = 1;",
      words: "map<string, acme.v1.User>",
      token: "map<string, User>",
    },
    {
      head: open,
      text: "map<string, Status> it = 1;",
      words: "map<string, acme.v1.Status>",
      token: "map<string, Status>",
    },
    {
      head: old,
      text: "optional group It = 1 {}",
      words: "acme.v1.M.It (delimited)",
      token: "group",
    },
    {
      head: old,
      text: "repeated group It = 1 {}",
      words: "acme.v1.M.It (delimited)",
      token: "group",
    },
    {
      head: edition,
      text: "User it = 1 [features.message_encoding = DELIMITED];",
      words: "acme.v1.User (delimited)",
      token: "User",
    },
  ])("$text is $words", ({ head, text, words, token }) => {
    const schema = schemaOf({ "a.proto": `${head} message M { ${text} }` });
    const subject = find(schema, "field", "acme.v1.M.it");
    expect(typeName(subject)).toBe(words);
    const file = fileWith(schema, "a.proto");
    const { start, end } = spanOf(file, subject, typeParts(subject));
    expect(file.text?.slice(start.column - 1, end.column - 1)).toBe(token);
  });

  test("a map knows the name of its entry, which a list of entries has too", () => {
    const type = fieldType(field(open, "map<string, User> it = 1;"));
    expect(type).toMatchObject({ kind: "map", entry: "acme.v1.M.ItEntry" });
  });

  test.each([
    { text: "int32 it = 1;", name: undefined },
    { text: "map<string, int32> it = 1;", name: undefined },
    { text: "map<string, Status> it = 1;", name: "acme.v1.Status" },
    { text: "repeated User it = 1;", name: "acme.v1.User" },
  ])("$text names $name", ({ text, name }) => {
    expect(namedType(field(open, text))).toBe(name);
  });
});

describe("the cardinality of a field", () => {
  const legacy = "[features.field_presence = LEGACY_REQUIRED]";
  const implicit = "[features.field_presence = IMPLICIT]";
  test.each([
    { head: open, text: "int32 it = 1;", is: "optional with implicit presence" },
    { head: open, text: "optional int32 it = 1;", is: "optional with explicit presence" },
    { head: open, text: "User it = 1;", is: "optional with explicit presence" },
    { head: open, text: "oneof o { int32 it = 1; }", is: "optional with explicit presence" },
    { head: open, text: "repeated int32 it = 1;", is: "repeated" },
    { head: open, text: "map<int32, int32> it = 1;", is: "map" },
    { head: old, text: "optional int32 it = 1;", is: "optional with explicit presence" },
    { head: old, text: "required int32 it = 1;", is: "required" },
    { head: edition, text: "int32 it = 1;", is: "optional with explicit presence" },
    { head: edition, text: `int32 it = 1 ${legacy};`, is: "required" },
    { head: edition, text: `int32 it = 1 ${implicit};`, is: "optional with implicit presence" },
  ])("$text is $is", ({ head, text, is }) => {
    expect(cardinality(field(head, text))).toBe(is);
  });
});

describe("the name of a field in JSON", () => {
  test.each([
    { name: "user_name", json: "userName" },
    { name: "a__b_", json: "aB" },
    { name: "user_2fa", json: "user2fa" },
    { name: "_Name", json: "Name" },
    { name: "Name", json: "Name" },
  ])("of $name is $json, also where a descriptor does not say it", ({ name, json }) => {
    const subject = field(open, `int32 ${name} = 1;`, name);
    expect(jsonName(subject)).toBe(json);
    subject.proto.jsonName = "";
    expect(jsonName(subject)).toBe(json);
  });

  test("is what json_name says", () => {
    expect(jsonName(field(open, 'int32 it = 1 [json_name = "that"];'))).toBe("that");
  });
});

describe("the label of a field", () => {
  test("says number, name and message", () => {
    expect(fieldLabel(field(open, "int32 it = 7;"))).toBe('field 7 "it" of acme.v1.M');
  });

  test("says the full name of an extension and what it extends", () => {
    const text = `${old} message M { extensions 100; } extend M { optional int32 nick = 100; }`;
    const extension = find(schemaOf({ "a.proto": text }), "extension", "acme.v1.nick");
    expect(fieldLabel(extension)).toBe('extension 100 "acme.v1.nick" of acme.v1.M');
  });
});

function field(head: string, text: string, name = "it") {
  return find(
    schemaOf({ "a.proto": `${head} message M { ${text} }` }),
    "field",
    `acme.v1.M.${name}`,
  );
}
