import { toBinary } from "@bufbuild/protobuf";
import { FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";
import { expect, test } from "vitest";
import { compile } from "../../src/compile/compile.ts";
import { parse } from "../../src/compile/parse.ts";

test("a file that stands on both sides of a comparison links equally, as linking leaves it alone", () => {
  const text = `syntax = "proto2"; message Wide {
    optional int32 f = 1 [targets = TARGET_TYPE_FIELD, targets = TARGET_TYPE_FILE];
    extensions 5 [declaration = { number: 5 full_name: ".a.b" type: "int32" }];
  }`;
  const file = parse("a.proto", text);
  const parsed = toBinary(FileDescriptorProtoSchema, file.proto);
  const [first, second] = [1, 2].map(() => compile([file], new Map()).set.file);
  expect(first?.length).toBe(1);
  expect(first).toEqual(second);
  expect(toBinary(FileDescriptorProtoSchema, file.proto)).toEqual(parsed);
});
