import { readFileSync } from "node:fs";
import { join } from "node:path";
import { createFileRegistry, fromBinary, isFieldSet, toBinary, toJson } from "@bufbuild/protobuf";
import {
  FieldDescriptorProtoSchema,
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
  FileDescriptorSetSchema,
} from "@bufbuild/protobuf/wkt";
import { expect, test } from "vitest";
import { descriptorForms, type Embedded } from "../../src/codegen/embedded/embedded.ts";
import { embeddedDescriptors } from "../../src/codegen/embedded/embedded-descriptors.ts";
import { generatedFixtures, generatedFolder } from "./fixtures.ts";
import { normalised } from "./normalised.ts";

/** What protoc itself says of the schemas. */
const compiled = fromBinary(
  FileDescriptorSetSchema,
  readFileSync(join(generatedFolder, "descriptors/all.binpb")),
);
const registry = createFileRegistry(compiled);
const truth = new Map(compiled.file.map((file) => [file.name, file]));

const carriers = generatedFixtures
  .map(({ path, content }) => ({ path, ...embeddedDescriptors(path, content) }))
  .filter(({ found, problems }) => found.length + problems.length > 0);

test("real generated files carry descriptors at these places", async () => {
  const lines = carriers.map(
    ({ path, found, problems }) =>
      `${path}\n${[...found.map(lineOf), ...problems.map(({ message }) => message)].map((line) => `    ${line}\n`).join("")}`,
  );
  await expect(lines.join("")).toMatchFileSnapshot("../../fixtures/codegen/embedded.expected.txt");
});

test.each(carriers)("what $path carries is what protoc says of the schema", (carrier) => {
  expect(carrier.problems).toEqual([]);
  for (const embedded of carrier.found) {
    if (embedded.kind !== "file") throw new Error("only Dart writes types one by one");
    const expected = truth.get(embedded.proto.name);
    if (expected === undefined) throw new Error(`no schema is called ${embedded.proto.name}`);
    const [is, should] = [embedded.proto, expected].map((file) =>
      normalised(file, embedded.form, registry),
    );
    if (is === undefined || should === undefined) throw new Error("unreachable");
    expect(json(is)).toEqual(json(should));
    expect(bytes(is)).toBe(bytes(should));
  }
});

const shops = carriers.flatMap(({ path, found }) =>
  found.flatMap((one) =>
    one.kind === "file" && one.proto.name === "acme/shop/v1/shop.proto"
      ? [{ path, form: one.form, proto: one.proto }]
      : [],
  ),
);

test.each(shops)("$path has what its form is said to have", ({ form, proto }) => {
  const fields = proto.messageType.flatMap(({ field }) => field);
  const named = fields.filter((field) =>
    isFieldSet(field, FieldDescriptorProtoSchema.field.jsonName),
  );
  const all = fields.map(({ name }) => name);
  const written = { all, written: ["state"], own: ["state"] };
  expect(named.map(({ name }) => name)).toEqual(written[descriptorForms[form].jsonNames]);
  expect(proto.dependency.length === 2).toBe(descriptorForms[form].dependencies);
  expect(proto.sourceCodeInfo !== undefined).toBe(form === "rust-protobuf" || form === "prost");
});

function lineOf(embedded: Embedded): string {
  const { start, end } = embedded.at;
  const name = embedded.kind === "file" ? embedded.proto.name : embedded.type.proto.name;
  const place = `${start.line}:${start.column} to ${end.line}:${end.column}`;
  return `${embedded.form} ${embedded.kind} ${name} at ${place}`;
}

function bytes(file: FileDescriptorProto): string {
  return Buffer.from(toBinary(FileDescriptorProtoSchema, file)).toString("hex");
}

/** For the sake of the message, if they differ. */
function json(file: FileDescriptorProto) {
  return toJson(FileDescriptorProtoSchema, file, { registry });
}
