import { expect, test } from "vitest";
import { compile } from "../../src/compile/compile.ts";
import type { ResolvedImport } from "../../src/compile/compiled.ts";
import { parse } from "../../src/compile/parse.ts";

const text = `edition = "2023";
import "acme.proto"; import "google/protobuf/cpp_features.proto";
option go_package = "acme/v1";
option features.(pb.cpp).string_type = VIEW;
option (acme.owner) = "me";
message User {
  option deprecated = true;
  string email = 1 [
    json_name = "mail", features.field_presence = IMPLICIT, jstype = JS_STRING
  ];
  oneof one { option (acme.note) = ""; int32 id = 3; }
  extensions 100 to 200 [verification = UNVERIFIED];
}
enum Status { option features = { enum_type: CLOSED }; OK = 0 [deprecated = true]; }
service Users {
  option deprecated = false;
  rpc Get(User) returns (User) { option idempotency_level = IDEMPOTENT; }
}
`;
const cpp = "google/protobuf/cpp_features.proto";
const imports = new Map<string, ResolvedImport>([
  ["acme.proto", { kind: "assumed" }],
  [cpp, { kind: "built-in", name: cpp }],
]);
const compiled = compile([parse("a.proto", text)], new Map([["a.proto", imports]]));
const spanOf = (path: readonly number[]) => compiled.locations.get("a.proto")?.spanOf(path);

test.each([
  { path: [8, 11], option: 'option go_package = "acme/v1";' },
  { path: [8, 50, 1000, 2], option: "option features.(pb.cpp).string_type = VIEW;" },
  { path: [8, 50], option: "option features.(pb.cpp).string_type = VIEW;" },
  { path: [4, 0, 7, 3], option: "option deprecated = true;" },
  { path: [4, 0, 2, 0, 8, 21, 1], option: "features.field_presence = IMPLICIT" },
  { path: [4, 0, 2, 0, 8, 6], option: "jstype = JS_STRING" },
  { path: [4, 0, 5, 0, 3, 3], option: "verification = UNVERIFIED" },
  { path: [5, 0, 3, 7, 2], option: "option features = { enum_type: CLOSED };" },
  { path: [5, 0, 2, 0, 3, 1], option: "deprecated = true" },
  { path: [6, 0, 3, 33], option: "option deprecated = false;" },
  { path: [6, 0, 2, 0, 4, 34], option: "option idempotency_level = IDEMPOTENT;" },
])("the option at $path is $option", ({ path, option }) => {
  const span = spanOf(path);
  const line = text.split("\n")[(span?.start.line ?? 0) - 1];
  expect(line?.slice((span?.start.column ?? 0) - 1, (span?.end.column ?? 0) - 1)).toBe(option);
});

test.each([
  { path: [8, 1], why: "not set" },
  { path: [8, 50, 1001], why: "a feature of another language" },
  { path: [4, 0, 2, 1, 8, 3], why: "of a field without options" },
  { path: [4, 9, 7, 3], why: "of a message that is not there" },
])("there is no option at $path: $why", ({ path }) => {
  expect(spanOf(path)).toBeUndefined();
});

test("what is not an option stands where the parser saw it", () => {
  expect(spanOf([4, 0, 1])?.start).toEqual({ line: 6, column: 9 });
  expect(spanOf([4, 0, 2, 0, 10])?.start).toEqual({ line: 9, column: 5 });
});
