import { fromBinary, toBinary, toJson } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { expect } from "vitest";
import { parse } from "../../src/compile/parse.ts";

export const proto2 = 'syntax = "proto2";\n';
export const proto3 = 'syntax = "proto3";\n';
export const editions = 'edition = "2023";\n';
export const edition2024 = 'edition = "2024";\n';

/** A file with one message "M". */
export function inMessage(syntax: string, declarations: string): string {
  return `${syntax}message M { ${declarations} }`;
}

/** The descriptor of a file as JSON, written to bytes and read again: only real messages stand that. */
export function descriptorOf(text: string): unknown {
  const { proto, errors } = parse("a.proto", text);
  expect(errors.map(String)).toEqual([]);
  const bytes = toBinary(FileDescriptorProtoSchema, proto);
  return toJson(FileDescriptorProtoSchema, fromBinary(FileDescriptorProtoSchema, bytes));
}

/** The part of a JSON value at a path such as "messageType.0.name". */
export function at(value: unknown, path: string): unknown {
  if (path === "") return value;
  const [key = "", ...rest] = path.split(".");
  if (typeof value !== "object" || value === null) return undefined;
  return at(Reflect.get(value, key), rest.join("."));
}
