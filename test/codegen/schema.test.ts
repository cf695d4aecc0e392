import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { createFileRegistry, fromBinary, toJson } from "@bufbuild/protobuf";
import {
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
  FileDescriptorSetSchema,
} from "@bufbuild/protobuf/wkt";
import { expect, test } from "vitest";
import { compileTexts, errorsOf } from "../support/compile-texts.ts";
import { generatedFolder, schemaFolder } from "./fixtures.ts";
import { normalised } from "./normalised.ts";

const expected = fromBinary(
  FileDescriptorSetSchema,
  readFileSync(join(generatedFolder, "descriptors/all.binpb")),
);
const registry = createFileRegistry(expected);
const paths = readdirSync(schemaFolder, { recursive: true, encoding: "utf8" })
  .map((path) => path.replaceAll("\\", "/"))
  .filter((path) => path.endsWith(".proto"));
const compiled = compileTexts(
  Object.fromEntries(paths.map((path) => [path, readFileSync(join(schemaFolder, path), "utf8")])),
);

test.each(paths)("%s compiles to what generators were given", (path) => {
  expect(errorsOf(compiled)).toEqual([]);
  const [is, should] = [compiled.set.file, expected.file].map((files) =>
    json(files.find(({ name }) => name === path)),
  );
  expect(is).toEqual(should);
});

function json(file: FileDescriptorProto | undefined) {
  if (file === undefined) throw new Error("not compiled");
  return toJson(FileDescriptorProtoSchema, normalised(file, "go-string", registry), { registry });
}
