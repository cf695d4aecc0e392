import { expect, test } from "vitest";
import type { SubjectKind } from "../../src/schema/schema.ts";
import { spanOf } from "../../src/schema/span-of.ts";
import { schemaOf } from "../support/schema-of.ts";
import { fileWith, find } from "../support/subjects.ts";

const schema = schemaOf({
  "a.proto": `syntax = "proto2";
package acme.v1;
message User {
  optional string email = 1;
  map<string, int32> tags = 9;
  optional int32 age = 2 [
    deprecated = true
  ];
  oneof contact {
    string phone = 3;
    group Fax = 4 {
      optional string number = 5;
    }
  }
  message Address {
    enum Kind { HOME = 0;
      WORK = 1; }
    message Zip {}
    extend User { optional int32 seen = 101; }
  }
  extensions 100 to 110;
}
message Users {}
enum Status {
  option allow_alias = true;
  OK = 0;
  FINE = 0;
}
extend User {
  optional int32 rank = 100;
}
service Directory {
  rpc Find(User)
    returns (stream Users) {
    option deprecated = true;
  }
  rpc Count(User) returns (Users);
}
`,
});
const file = fileWith(schema, "a.proto");

test.each<readonly [SubjectKind, string, string]>([
  ["file", "a.proto", "1:1-1:1"],
  ["message", "acme.v1.User", "3:1-3:13"],
  ["message", "acme.v1.Users", "23:1-23:17"],
  ["message", "acme.v1.User.Fax", "11:5-11:14"],
  ["message", "acme.v1.User.Address.Zip", "18:5-18:19"],
  ["enum", "acme.v1.User.Address.Kind", "16:5-16:14"],
  ["enum", "acme.v1.Status", "24:1-24:12"],
  ["enum_value", "acme.v1.User.Address.Kind.WORK", "17:7-17:16"],
  ["enum_value", "acme.v1.Status.OK", "26:3-26:10"],
  ["field", "acme.v1.User.email", "4:3-4:29"],
  ["field", "acme.v1.User.tags", "5:3-5:31"],
  ["field", "acme.v1.User.age", "6:3-6:25"],
  ["field", "acme.v1.User.phone", "10:5-10:22"],
  ["field", "acme.v1.User.fax", "11:5-11:18"],
  ["oneof", "acme.v1.User.contact", "9:3-9:16"],
  ["extension", "acme.v1.rank", "30:3-30:29"],
  ["extension", "acme.v1.User.Address.seen", "19:19-19:45"],
  ["service", "acme.v1.Directory", "32:1-32:18"],
  ["rpc", "acme.v1.Directory.Find", "33:3-34:26"],
  ["rpc", "acme.v1.Directory.Count", "37:3-37:35"],
])("%s %s stands at %s", (kind, name, place) => {
  expect(placeOf(kind, name)).toBe(place);
});

test.each<readonly [SubjectKind, string, readonly (readonly number[])[], string]>([
  ["field", "acme.v1.User.email", [[1]], "4:19-4:24"],
  ["field", "acme.v1.User.email", [[8, 3], [3]], "4:27-4:28"],
  ["field", "acme.v1.User.age", [[8, 3]], "7:5-7:22"],
  ["field", "acme.v1.User.email", [[8, 3]], "4:3-4:29"],
  ["file", "a.proto", [[2]], "2:1-2:17"],
  ["file", "a.proto", [[8, 11]], "1:1-1:1"],
])("%s %s shows the first of its parts %j that has a place, at %s", (kind, name, parts, place) => {
  expect(placeOf(kind, name, parts)).toBe(place);
});

test("what has no place is shown where what encloses it stands", () => {
  const zip = find(schema, "message", "acme.v1.User.Address.Zip");
  const withoutZip = (path: readonly number[]) =>
    path.length > 5 ? undefined : file.locations.spanOf(path);
  expect(words(spanOf({ ...file, locations: { spanOf: withoutZip } }, zip))).toBe("15:3-15:18");
  expect(words(spanOf({ ...file, locations: { spanOf: () => undefined } }, zip))).toBe("1:1-1:1");
});

function placeOf(kind: SubjectKind, name: string, parts?: readonly (readonly number[])[]): string {
  return words(spanOf(file, find(schema, kind, name), parts));
}

function words({ start, end }: ReturnType<typeof spanOf>): string {
  return `${start.line}:${start.column}-${end.line}:${end.column}`;
}
