import { create, createFileRegistry } from "@bufbuild/protobuf";
import { BinaryWriter, WireType } from "@bufbuild/protobuf/wire";
import { type FileDescriptorProto, FileOptionsSchema } from "@bufbuild/protobuf/wkt";
import { describe, expect, test } from "vitest";
import { stubWords } from "../../src/check/stub-words.ts";
import type { DescriptorForm } from "../../src/codegen/embedded/embedded.ts";
import type { CarriedCopy } from "../../src/codegen/fresh/carried-by.ts";
import { type SchemaFile, stateOf } from "../../src/codegen/fresh/state-of.ts";
import { parse } from "../../src/compile/parse.ts";
import { compileTexts, errorsOf } from "../support/compile-texts.ts";

const user = `syntax = "proto3";
package acme.v1;
message User {
  string name = 1;
  State state = 2;
}
enum State {
  NONE = 0;
  BUSY = 1;
}
service Users {
  rpc Get(User) returns (User);
}
`;

describe("what changed is named", () => {
  test.each([
    [
      "string name = 1;",
      "string name = 1;\n  int32 age = 3;",
      "field acme.v1.User.age is missing in GEN",
      "5:3",
    ],
    ["  string name = 1;\n", "", "field acme.v1.User.name is gone, but still in GEN", "3:9"],
    [
      "string name = 1",
      "string name = 4",
      "number of field acme.v1.User.name is 4, but 1 in GEN",
      "4:3",
    ],
    [
      "string name = 1",
      "bytes name = 1",
      "type of field acme.v1.User.name is bytes, but string in GEN",
      "4:3",
    ],
    [
      "string name = 1",
      "repeated string name = 1",
      "cardinality of field acme.v1.User.name is repeated, but singular in GEN",
      "4:3",
    ],
    [
      "string name = 1",
      "optional string name = 1",
      "cardinality of field acme.v1.User.name is optional, but singular in GEN",
      "4:3",
    ],
    [
      "string name = 1",
      'string name = 1 [json_name = "n"]',
      "JSON name of field acme.v1.User.name is n, but not set in GEN",
      "4:3",
    ],
    [
      "  string name = 1;",
      "  oneof it { string name = 1; }",
      "oneof of field acme.v1.User.name is it, but not set in GEN; also: oneof acme.v1.User.it is missing",
      "4:14",
    ],
    [
      "State state = 2",
      "map<string, State> state = 2",
      "cardinality of field acme.v1.User.state is repeated, but singular in GEN; also: type of field acme.v1.User.state",
      "5:3",
    ],
    [
      "  BUSY = 1;",
      "  BUSY = 1;\n  IDLE = 2;",
      "enum value acme.v1.State.IDLE is missing in GEN",
      "10:3",
    ],
    [
      "  BUSY = 1;",
      "  BUSY = 3;",
      "number of enum value acme.v1.State.BUSY is 3, but 1 in GEN",
      "9:3",
    ],
    [
      "  BUSY = 1;",
      "  BUSY = 1;\n  reserved 4 to 6;",
      "reserved numbers of enum acme.v1.State is 4-6, but not set in GEN",
      "7:6",
    ],
    [
      "returns (User)",
      "returns (stream User)",
      "response of rpc acme.v1.Users.Get is stream acme.v1.User, but acme.v1.User in GEN",
      "12:3",
    ],
    [
      "service Users",
      "service Them",
      "service acme.v1.Them is missing in GEN; also: service acme.v1.Users is gone",
      "11:9",
    ],
    [
      "package acme.v1",
      "package acme.v2",
      "package of the file is acme.v2, but acme.v1 in GEN",
      "2:1",
    ],
    [
      'syntax = "proto3"',
      'edition = "2023"',
      "syntax of the file is edition 2023, but proto3 in GEN",
      "1:1",
    ],
    ["message User", "message A {}\nmessage User", "message acme.v1.A is missing in GEN", "3:9"],
    [
      "  string name = 1;\n  State state = 2;",
      "  State state = 2;\n  string name = 1;",
      "place in its file of field acme.v1.User.state is not the same in GEN",
      "4:3",
    ],
  ])("%j to %j", (from, to, message, place) => {
    expect(from).not.toBe(to);
    expect(user).toContain(from);
    const state = stateBetween(user, user.replace(from, to));
    expect(state).toMatchObject({ kind: "stale", source: "proto/acme/user.proto", rivals: [] });
    expect(wordsOf(state)).toBe(message);
    expect(placeOf(state)).toBe(place);
  });

  test("many are counted", () => {
    const more = [1, 2, 3, 4, 5, 6].map((number) => `message M${number} {}\n`).join("");
    expect(wordsOf(stateBetween(user, user + more))).toBe(
      "message acme.v1.M1 is missing in GEN; also: message acme.v1.M2 is missing, message acme.v1.M3 is missing, message acme.v1.M4 is missing, 2 more",
    );
  });
});

describe("options drift", () => {
  const options = `${user.replace("package acme.v1;", 'package acme.v1;\nimport "google/protobuf/descriptor.proto";\noption go_package = "a";\nextend google.protobuf.FieldOptions { repeated int32 marks = 50001; Rule rule = 50002; }\nmessage Rule { int32 low = 1; int32 high = 2; map<string, int32> of = 3; }')}`;

  test.each([
    [
      'go_package = "a"',
      'go_package = "b"',
      'option go_package of the file is "b", but "a" in GEN',
    ],
    [
      "string name = 1",
      "string name = 1 [deprecated = true]",
      "option deprecated of field acme.v1.User.name is true, but not set in GEN",
    ],
    [
      "string name = 1",
      "string name = 1 [(marks) = 7]",
      "option (acme.v1.marks) of field acme.v1.User.name is [7], but not set in GEN",
    ],
    [
      "BUSY = 1",
      "BUSY = 1 [deprecated = true]",
      "option deprecated of enum value acme.v1.State.BUSY is true, but not set in GEN",
    ],
  ])("%j to %j", (from, to, message) => {
    const state = stateBetween(options, options.replace(from, to));
    expect(state?.kind).toBe("options");
    expect(wordsOf(state)).toBe(message);
  });

  test("is none where managed mode may have set them", () => {
    const changed = options.replace('go_package = "a"', 'java_package = "b"');
    expect(stateBetween(options, changed)?.kind).toBe("options");
    expect(stateBetween(options, changed, { isManaged: true })?.kind).toBe("fresh");
    const jstype = user.replace("string name = 1", "int64 name = 1");
    const written = jstype.replace("name = 1", "name = 1 [jstype = JS_STRING]");
    expect(stateBetween(jstype, written)?.kind).toBe("options");
    expect(stateBetween(jstype, written, { isManaged: true })?.kind).toBe("fresh");
    const deprecated = options.replace("go_package", "deprecated = true;\noption go_package");
    expect(stateBetween(options, deprecated, { isManaged: true })?.kind).toBe("options");
  });

  test.each([
    ["[(rule).low = 1, (rule).high = 2]", "[(rule) = { high: 2 low: 1 }]"],
    [
      "[(rule) = { of: { key: 'a' value: 1 } of: { key: 'b' value: 2 } }]",
      "[(rule) = { of: { key: 'b' value: 2 } of: { key: 'a' value: 1 } }]",
    ],
    [
      "[(marks) = 1, deprecated = true, (marks) = 2]",
      "[deprecated = true, (marks) = 1, (marks) = 2]",
    ],
  ])("is none where the same is written otherwise: %s", (one, other) => {
    const texts = [one, other].map((each) => options.replace("name = 1", `name = 1 ${each}`));
    expect(stateBetween(texts[0] ?? "", texts[1] ?? "")?.kind).toBe("fresh");
    const third = options.replace("name = 1", "name = 1 [(rule).low = 9]");
    expect(stateBetween(texts[0] ?? "", third)?.kind).toBe("options");
  });

  test("is none where records of one option are split, as protoc splits them", () => {
    const schema = options.replace("name = 1", "name = 1 [(rule) = { low: 1 high: 2 }]");
    const generated = protoOf(schema);
    const field = generated.messageType.find(({ name }) => name === "User")?.field[0];
    if (field?.options === undefined) throw new Error("no options");
    const record = (bytes: readonly number[]) => {
      return {
        no: 50002,
        wireType: WireType.LengthDelimited,
        data: new BinaryWriter().bytes(Uint8Array.from(bytes)).finish(),
      };
    };
    field.options.$unknown = [record([16, 2]), record([8, 1])];
    expect(stateOf(copyOf(generated), [schemaOf(schema)], false)?.kind).toBe("fresh");
    field.options.$unknown = [record([16, 2]), record([8, 9])];
    expect(stateOf(copyOf(generated), [schemaOf(schema)], false)?.kind).toBe("options");
  });
});

describe("no false alarm", () => {
  const legacy = `syntax = "proto2";
package acme.v1;
message User {
  optional float ninth = 1 [default = 9e9];
  optional double tiny = 2 [default = 1.5e-300];
  optional float most = 3 [default = inf];
  optional Color color = 4 [default = CRIMSON];
}
enum Color {
  option allow_alias = true;
  RED = 5;
  CRIMSON = 5;
}
`;

  test.each([
    ["default of another number of digits", "ninth", "8.999999488e+09", "9.1e9"],
    ["default that old generators wrote out", "ninth", "9000000000", "8000000000"],
    ["default of double precision", "tiny", "1.4999999999999999999e-300", "1.4e-300"],
    ["default of the first alias", "color", "RED", "BLUE"],
  ])("%s", (_what, name, same, other) => {
    const generated = protoOf(legacy);
    const field = generated.messageType[0]?.field.find((each) => each.name === name);
    if (field === undefined) throw new Error("no such field");
    field.defaultValue = same;
    expect(stateOf(copyOf(generated), [schemaOf(legacy)], false)?.kind).toBe("fresh");
    field.defaultValue = other;
    expect(stateOf(copyOf(generated), [schemaOf(legacy)], false)?.kind).toBe("stale");
  });

  test("JSON names, syntax, imports and the name of the file may be there or not", () => {
    const generated = protoOf(legacy);
    for (const field of generated.messageType[0]?.field ?? []) field.jsonName = "";
    generated.syntax = "proto2";
    generated.dependency = ["elsewhere.proto"];
    generated.publicDependency = [0];
    expect(stateOf(copyOf(generated), [schemaOf(legacy)], false)?.kind).toBe("fresh");
  });

  test("options that gogo's plugins write themselves count only where the schema has them", () => {
    const generated = protoOf(user);
    const goproto = { no: 63_001, wireType: WireType.Varint, data: Uint8Array.of(1) };
    generated.options = create(FileOptionsSchema);
    generated.options.$unknown = [goproto];
    expect(stateOf(copyOf(generated, "go-gzip"), [schemaOf(user)], false)?.kind).toBe("fresh");
    expect(stateOf(copyOf(generated, "go-bytes"), [schemaOf(user)], false)?.kind).toBe("options");
  });

  test("what a missing import defines may be anything of that name", () => {
    const schema = `syntax = "proto3";
package acme.v1;
import "elsewhere/money.proto";
message Bill {
  elsewhere.Money sum = 1 [(elsewhere.rule) = 1];
}
`;
    const whole = compileTexts({
      "a.proto": schema,
      "elsewhere/money.proto": `syntax = "proto3"; package elsewhere; import "google/protobuf/descriptor.proto"; enum Money { NONE = 0; } extend google.protobuf.FieldOptions { int32 rule = 50001; }`,
    });
    expect(errorsOf(whole)).toEqual([]);
    const generated = whole.set.file.find(({ name }) => name === "a.proto");
    if (generated === undefined) throw new Error("not compiled");
    expect(stateOf(copyOf(generated), [schemaOf(schema)], false)?.kind).toBe("fresh");
    const other = schemaOf(schema.replace("elsewhere.Money", "elsewhere.Price"));
    expect(stateOf(copyOf(generated), [other], false)?.kind).toBe("stale");
  });

  test("Dart writes no package, no imports and not every service", () => {
    const { messageType, enumType } = protoOf(user);
    const proto = { ...protoOf(""), messageType, enumType };
    const copy = { ...copyOf(proto, "dart"), hasPackage: false };
    expect(stateOf(copy, [schemaOf(user)], false)?.kind).toBe("fresh");
    const more = schemaOf(`${user}message More {}\n`);
    expect(wordsOf(stateOf(copy, [more], false))).toBe("message acme.v1.More is missing in GEN");
  });
});

describe("of several schemas that are called alike", () => {
  const more = `${user}message More {}\nmessage Most {}\n`;
  const other = user.replace("acme.v1", "other.v1");

  test("the one that fits is taken", () => {
    const schemas = [schemaOf(more, "a/acme/user.proto"), schemaOf(user, "b/acme/user.proto")];
    expect(stateOf(copyOf(protoOf(user)), schemas, false)).toEqual({
      kind: "fresh",
      source: "b/acme/user.proto",
    });
  });

  test("the one that comes closest is told, with its rivals", () => {
    const less = user.replace("  BUSY = 1;\n", "");
    const schemas = [schemaOf(more, "a/acme/user.proto"), schemaOf(less, "b/acme/user.proto")];
    const state = stateOf(copyOf(protoOf(user)), schemas, false);
    expect(state).toMatchObject({ source: "b/acme/user.proto", rivals: ["a/acme/user.proto"] });
  });

  test("one of another package is not meant, if there is one of this package", () => {
    const schemas = [schemaOf(other, "a/acme/user.proto"), schemaOf(more, "b/acme/user.proto")];
    const state = stateOf(copyOf(protoOf(user)), schemas, false);
    expect(state).toMatchObject({ source: "b/acme/user.proto", rivals: [] });
  });

  test("a name without a folder does not do: something must be the same", () => {
    const copy = { ...copyOf(protoOf(user)), name: "user.proto" };
    expect(stateOf(copy, [schemaOf(other)], false)).toBeUndefined();
    const unlike = 'syntax = "proto3"; package acme.v1; message Else {}';
    expect(stateOf(copy, [schemaOf(unlike)], false)).toBeUndefined();
    expect(stateOf(copy, [schemaOf(more)], false)?.kind).toBe("stale");
  });
});

function stateBetween(generated: string, schema: string, { isManaged = false } = {}) {
  return stateOf(copyOf(protoOf(generated)), [schemaOf(schema)], isManaged);
}

function wordsOf(state: ReturnType<typeof stateOf>): string | undefined {
  return state === undefined || state.kind === "fresh"
    ? undefined
    : stubWords(state.differences, "GEN");
}

function placeOf(state: ReturnType<typeof stateOf>): string | undefined {
  if (state === undefined || state.kind === "fresh") return undefined;
  const start = state.differences[0]?.at.start;
  return `${start?.line}:${start?.column}`;
}

function copyOf(proto: FileDescriptorProto, form: DescriptorForm = "go-string"): CarriedCopy {
  const start = { line: 1, column: 1 };
  const at = { path: "gen/user.pb.go", start, end: start };
  return { name: "acme/user.proto", form, proto, hasPackage: true, at };
}

function protoOf(text: string): FileDescriptorProto {
  const compiled = compileTexts(text);
  if (errorsOf(compiled).length > 0) throw new Error(errorsOf(compiled).join("\n"));
  const proto = compiled.set.file.find(({ name }) => name === "a.proto");
  if (proto === undefined) throw new Error("not compiled");
  return proto;
}

function schemaOf(text: string, path = "proto/acme/user.proto"): SchemaFile {
  const { set, assumed } = compileTexts(text);
  const proto = set.file.find(({ name }) => name === "a.proto");
  if (proto === undefined) throw new Error("not compiled");
  const { locations } = parse(path, text);
  const registry = createFileRegistry(set);
  const types = () => registry;
  return { path, proto, types, locations, text, assumed: assumed.get("a.proto") ?? new Set() };
}
