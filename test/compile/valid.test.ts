import { readdirSync, readFileSync } from "node:fs";
import {
  createFileRegistry,
  fromBinary,
  type Registry,
  toBinary,
  toJson,
} from "@bufbuild/protobuf";
import {
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
  FileDescriptorSetSchema,
} from "@bufbuild/protobuf/wkt";
import { describe, expect, test } from "vitest";
import { builtInFile } from "../../src/compile/built-in.ts";
import { compileTexts, errorsOf } from "../support/compile-texts.ts";

const fixtures = new URL("../../fixtures/compile/", import.meta.url);

// Beside each folder stands what protoc makes of it: npm run refusals -- --write renews it.
describe.each(["valid", "valid-for-protoc"])("fixtures/compile/%s", (name) => {
  const folder = new URL(`${name}/`, fixtures);
  const paths = readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".proto"));
  const compiled = compileTexts(
    Object.fromEntries(paths.map((path) => [path, readFileSync(new URL(path, folder))])),
  );
  const expected = fromBinary(
    FileDescriptorSetSchema,
    readFileSync(new URL(`${name}.binpb`, fixtures)),
  );

  test("compiles without errors and notes", () => {
    expect(errorsOf(compiled)).toEqual([]);
    expect(compiled.notes).toEqual([]);
    expect(expected.file.map((file) => file.name).sort()).toEqual(paths.sort());
  });

  test.each(expected.file.map((file) => [file.name, file] as const))(
    "%s is equal",
    (path, file) => {
      const own = compiled.set.file.find((candidate) => candidate.name === path);
      if (own === undefined) throw new Error(`${path} is missing`);
      if (bytesOf(own).equals(bytesOf(file))) return;
      const registry = createFileRegistry(compiled.set);
      expect(jsonOf(own, registry)).toEqual(jsonOf(file, registry));
    },
  );
});

test("descriptor.proto is that of protoc", () => {
  const path = new URL("descriptor.binpb", fixtures);
  const [expected] = fromBinary(FileDescriptorSetSchema, readFileSync(path)).file;
  const own = builtInFile("google/protobuf/descriptor.proto");
  if (expected === undefined || own === undefined) throw new Error("descriptor.proto is missing");
  expect(toJson(FileDescriptorProtoSchema, own)).toEqual(
    toJson(FileDescriptorProtoSchema, expected),
  );
  expect(bytesOf(own).equals(bytesOf(expected))).toBe(true);
});

function bytesOf(file: FileDescriptorProto): Buffer {
  return Buffer.from(toBinary(FileDescriptorProtoSchema, file));
}

/** With options as they are read: how a message is spread over records makes no difference. */
function jsonOf(file: FileDescriptorProto, registry: Registry) {
  return toJson(FileDescriptorProtoSchema, file, { registry });
}
