import { expect, test } from "vitest";
import {
  isSameJsonFamily,
  isSameWireFamily,
  isWrittenType,
} from "../../src/schema/written-type.ts";
import { schemaOf } from "../support/schema-of.ts";
import { find } from "../support/subjects.ts";

const schema = schemaOf({
  "a.proto": `syntax = "proto2"; package acme.v1;
    message Foo {
      optional int32 number = 1;
      repeated int32 numbers = 2;
      optional Foo foo = 3;
      map<string, Foo> map = 4;
      optional group Bar = 5 {}
      optional E e = 6;
      optional string text = 7;
      enum E { A = 0; }
    }`,
});

test.each([
  {
    field: "number",
    same: ["int32"],
    json: ["int64", "sfixed32", "sint32"],
    wire: ["int64", "bool"],
    other: ["repeated int32", "Foo", "string"],
  },
  {
    field: "numbers",
    same: ["repeated int32"],
    json: ["repeated uint64"],
    wire: ["repeated uint64"],
    other: ["int32"],
  },
  {
    field: "foo",
    same: ["Foo", "v1.Foo", ".acme.v1.Foo"],
    json: [],
    wire: [],
    other: ["oo", "Other", "group Foo"],
  },
  {
    field: "map",
    same: ["map<string, Foo>", "map<string, v1.Foo>"],
    json: [],
    wire: ["map<bytes, Foo>"],
    other: ["map<string, Bar>", "repeated Foo"],
  },
  { field: "bar", same: ["group Bar"], json: [], wire: [], other: ["Bar", "group Baz"] },
  {
    field: "e",
    same: ["E", "Foo.E"],
    json: [],
    wire: ["int32", "uint64"],
    other: ["repeated E", "sint32"],
  },
  { field: "text", same: ["string"], json: [], wire: ["bytes"], other: ["int32"] },
])("$field", ({ field, same, json, wire, other }) => {
  const subject = find(schema, "field", `acme.v1.Foo.${field}`);
  const all = [...new Set([...same, ...json, ...wire, ...other])];
  expect(all.filter((type) => isWrittenType(type, subject))).toEqual(same);
  const inJson = all.filter((type) => isSameJsonFamily(type, subject));
  expect(new Set(inJson)).toEqual(new Set([...same, ...json]));
  const onWire = all.filter((type) => isSameWireFamily(type, subject));
  expect(new Set([...onWire, ...same])).toEqual(new Set([...same, ...wire]));
});
