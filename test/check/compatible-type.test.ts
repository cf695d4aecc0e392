import {
  type DescMessage,
  fromBinary,
  fromJson,
  type JsonValue,
  toBinary,
  toJson,
} from "@bufbuild/protobuf";
import { describe, expect, test } from "vitest";
import { fieldWireCompatibleType } from "../../rules/field-wire-compatible-type.ts";
import { fieldWireJsonCompatibleType } from "../../rules/field-wire-json-compatible-type.ts";
import { check } from "../../src/check/check.ts";
import type { Rule } from "../../src/check/rule.ts";
import type { Schema } from "../../src/schema/schema.ts";
import { schemaOf } from "../support/schema-of.ts";
import { find } from "../support/subjects.ts";

interface Case {
  readonly name: string;
  /** What stands in the file beside the package; the message is `User`. */
  readonly before: string;
  readonly after: string;
  readonly written: JsonValue;
  readonly read: JsonValue;
}

const readable: readonly Case[] = [
  {
    name: "a map field that was renamed",
    before: "message User { map<string, string> labels = 1; }",
    after: "message User { map<string, string> tags = 1; }",
    written: { labels: { team: "core" } },
    read: { tags: { team: "core" } },
  },
  {
    name: "a map that became a list of its entries",
    before: "message User { map<string, int32> labels = 1; }",
    after: `message User { repeated LabelsEntry labels = 1;
      message LabelsEntry { string key = 1; int32 value = 2; } }`,
    written: { labels: { team: 7 } },
    read: { labels: [{ key: "team", value: 7 }] },
  },
  {
    name: "a list of entries that became a map",
    before:
      "message User { repeated Tag tags = 1; message Tag { string key = 1; int32 value = 2; } }",
    after: "message User { map<string, int32> tags = 1; }",
    written: { tags: [{ key: "team", value: 7 }] },
    read: { tags: { team: 7 } },
  },
  {
    name: "a message that was renamed and has grown",
    before:
      "message User { Address home = 1; } message Address { string city = 1; Address next = 2; }",
    after: `message User { Place home = 1; }
      message Place { string city = 1; Place next = 2; string country = 3; }`,
    written: { home: { city: "Rome", next: { city: "Oslo" } } },
    read: { home: { city: "Rome", next: { city: "Oslo" } } },
  },
  {
    name: "an enum that was renamed with all its values",
    before: "message User { Role role = 1; } enum Role { NONE = 0; ADMIN = 1; }",
    after: "message User { Rank role = 1; } enum Rank { NONE = 0; ADMIN = 1; OWNER = 2; }",
    written: { role: "ADMIN" },
    read: { role: "ADMIN" },
  },
  {
    name: "an enum that became a number",
    before: "message User { repeated Role roles = 1; } enum Role { NONE = 0; ADMIN = 1; }",
    after: "message User { repeated int64 roles = 1; }",
    written: { roles: ["ADMIN", "NONE"] },
    read: { roles: ["1", "0"] },
  },
  {
    name: "a number that became an open enum",
    before: "message User { int32 role = 1; }",
    after: "message User { Role role = 1; } enum Role { NONE = 0; ADMIN = 1; }",
    written: { role: 9 },
    read: { role: 9 },
  },
  {
    name: "a message that became bytes",
    before: "message User { Address home = 1; } message Address { string city = 1; }",
    after: "message User { bytes home = 1; } message Address { string city = 1; }",
    written: { home: { city: "Rome" } },
    read: { home: "CgRSb21l" },
  },
  {
    name: "a string that became bytes",
    before: "message User { string name = 1; }",
    after: "message User { bytes name = 1; }",
    written: { name: "Ada" },
    read: { name: "QWRh" },
  },
  {
    name: "whole numbers of one encoding",
    before: "message User { int32 age = 1; sint32 height = 2; fixed32 hash = 3; bool admin = 4; }",
    after:
      "message User { int64 age = 1; sint64 height = 2; sfixed32 hash = 3; uint32 admin = 4; }",
    written: { age: -7, height: -8, hash: 9, admin: true },
    read: { age: "-7", height: "-8", hash: 9, admin: 1 },
  },
];

const unreadable: readonly Case[] = [
  {
    name: "a number in another encoding",
    before: "message User { int32 age = 1; }",
    after: "message User { sint32 age = 1; }",
    written: { age: 7 },
    read: { age: 7 },
  },
  {
    name: "a string that became a number",
    before: "message User { string age = 1; }",
    after: "message User { int32 age = 1; }",
    written: { age: "7" },
    read: { age: 7 },
  },
  {
    name: "a floating point number of another width",
    before: "message User { float size = 1; }",
    after: "message User { double size = 1; }",
    written: { size: 1.5 },
    read: { size: 1.5 },
  },
  {
    name: "a map with another type of value",
    before: "message User { map<string, string> labels = 1; }",
    after: "message User { map<string, fixed32> labels = 1; }",
    written: { labels: { team: "7" } },
    read: { labels: { team: 7 } },
  },
  {
    name: "an entry whose fields mean something else",
    before: "message User { map<string, int32> labels = 1; }",
    after:
      "message User { repeated Label labels = 1; message Label { int32 id = 1; string key = 2; } }",
    written: { labels: { team: 7 } },
    read: { labels: [{ id: 7, key: "team" }] },
  },
  {
    name: "a message that lost a field with its name",
    before:
      "message User { Address home = 1; } message Address { string city = 1; string zip = 2; }",
    after: "message User { Place home = 1; } message Place { string city = 1; }",
    written: { home: { city: "Rome", zip: "00118" } },
    read: { home: { city: "Rome", zip: "00118" } },
  },
];

describe("bytes are read as the old schema meant them, and the rule is silent, for", () => {
  test.each(readable)("$name", ({ before, after, written, read }) => {
    const sides = { before: schema(before), after: schema(after) };
    expect(readBytes(sides.before, sides.after, written)).toEqual(read);
    expect(findings(sides, fieldWireCompatibleType)).toEqual([]);
  });
});

describe("bytes are not read as the old schema meant them, and the rule says so, for", () => {
  test.each(unreadable)("$name", ({ before, after, written, read }) => {
    const sides = { before: schema(before), after: schema(after) };
    expect(readOrRefused(sides.before, sides.after, written)).not.toEqual(read);
    expect(findings(sides, fieldWireCompatibleType)).toEqual(["FIELD_WIRE_COMPATIBLE_TYPE"]);
  });
});

describe("where the rule for JSON is silent, JSON is read too", () => {
  const silent = readable.filter(({ before, after }) => {
    const sides = { before: schema(before), after: schema(after) };
    return findings(sides, fieldWireJsonCompatibleType).length === 0 && sameFields(sides);
  });

  test("there are such cases", () => {
    expect(silent.map(({ name }) => name)).toEqual([
      "a message that was renamed and has grown",
      "an enum that was renamed with all its values",
    ]);
  });

  test.each(silent)("$name", ({ after, written, read }) => {
    const user = find(schema(after), "message", "acme.v1.User");
    expect(toJson(user, fromJson(user, written))).toEqual(read);
  });
});

describe("types under other names are compared to the end, however", () => {
  test.each([
    { name: "often they hold each other", length: 60, fields: ["left", "right"] },
    { name: "deep they go", length: 3000, fields: ["next"] },
  ])("$name", ({ length, fields }) => {
    const before = schema(chain("A", length, fields));
    expect(
      findings({ before, after: schema(chain("B", length, fields)) }, fieldWireCompatibleType),
    ).toEqual([]);
    const other = schema(chain("B", length, fields).replace("string id", "int32 id"));
    expect(findings({ before, after: other }, fieldWireCompatibleType)).toEqual([
      "FIELD_WIRE_COMPATIBLE_TYPE",
    ]);
  });
});

/** Messages `A0`, `A1`, ..., each of which holds the next one in these fields. */
function chain(prefix: string, length: number, fields: readonly string[]): string {
  const links = Array.from({ length }, (_, link) => {
    const held = fields.map((field, index) => `${prefix}${link + 1} ${field} = ${index + 1};`);
    return `message ${prefix}${link} { ${held.join(" ")} }`;
  });
  const end = `message ${prefix}${length} { string id = 1; }`;
  return [`message User { ${prefix}0 root = 1; }`, ...links, end].join("\n");
}

function schema(body: string): Schema {
  return schemaOf({ "user.proto": `syntax = "proto3"; package acme.v1; ${body}` });
}

function readBytes(before: Schema, after: Schema, written: JsonValue): JsonValue {
  const was: DescMessage = find(before, "message", "acme.v1.User");
  const is: DescMessage = find(after, "message", "acme.v1.User");
  return toJson(is, fromBinary(is, toBinary(was, fromJson(was, written))));
}

function readOrRefused(before: Schema, after: Schema, written: JsonValue): JsonValue {
  try {
    return readBytes(before, after, written);
  } catch {
    return "refused";
  }
}

function findings(sides: { before: Schema; after: Schema }, rule: Rule): readonly string[] {
  const result = check(sides.before, sides.after, [rule], { merge: false });
  return result.findings.map((finding) => finding.rule);
}

/** Whether the fields have their names and cardinality, which other rules see to. */
function sameFields(sides: { before: Schema; after: Schema }): boolean {
  const [was, is] = [sides.before, sides.after].map((side) =>
    find(side, "message", "acme.v1.User").fields.map((field) => `${field.name} ${field.fieldKind}`),
  );
  return was?.join() === is?.join();
}
