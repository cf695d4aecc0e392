import { readFileSync } from "node:fs";
import { join } from "node:path";
import { create, createFileRegistry, fromBinary, toBinary } from "@bufbuild/protobuf";
import {
  type DescriptorProto,
  DescriptorProtoSchema,
  FileDescriptorProtoSchema,
} from "@bufbuild/protobuf/wkt";
import fc from "fast-check";
import { expect, test } from "vitest";
import { embeddedDescriptors } from "../../src/codegen/embedded/embedded-descriptors.ts";
import { schemaIndex } from "../../src/codegen/fresh/schema-index.ts";
import { type SchemaFile, stateOf } from "../../src/codegen/fresh/state-of.ts";
import { compileTexts } from "../support/compile-texts.ts";
import { generatedFolder, schemaFolder } from "./fixtures.ts";

const paths = ["options", "shop"].map((name) => `acme/shop/v1/${name}.proto`);
const { set } = compileTexts(
  Object.fromEntries(paths.map((path) => [path, readFileSync(join(schemaFolder, path), "utf8")])),
);
const registry = createFileRegistry(set);
const schema = schemaOf("acme/shop/v1/shop.proto");
const path = "protoc-gen-go-v1.36.11/acme/shop/v1/shop.pb.go";
const [carried] = embeddedDescriptors(path, readFileSync(join(generatedFolder, path))).found;
if (carried?.kind !== "file") throw new Error("not a file");
const { proto: original, at } = carried;
const bytes = toBinary(FileDescriptorProtoSchema, original);

test("a descriptor with bytes changed at random is compared, or does not decode", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }),
      (changes) => {
        const damaged = Uint8Array.from(bytes);
        for (const [at, byte] of changes) damaged[at] = byte;
        const proto = decoded(damaged);
        if (proto === undefined) return;
        const state = stateOf(copyOf(proto), [schema], false);
        if (state !== undefined && state.kind !== "fresh") {
          expect(state.differences.length).toBeGreaterThan(0);
          for (const { at } of state.differences) expect(at.path).toBe(schema.path);
        }
      },
    ),
    { numRuns: 300 },
  );
});

test("messages nested deeper than any schema, and names that mean something to JavaScript", () => {
  let deep: DescriptorProto = create(DescriptorProtoSchema, { name: "Deep" });
  for (let depth = 0; depth < 5000; depth++) {
    deep = create(DescriptorProtoSchema, { name: "Deep", nestedType: [deep] });
  }
  const names = ["__proto__", "constructor", "toString", "", "a\nb", "\u001b[31m"];
  const strange = names.map((name) =>
    create(DescriptorProtoSchema, { name, field: names.map((own) => ({ name: own, number: 1 })) }),
  );
  const proto = { ...original, messageType: [deep, ...strange, ...strange] };
  const state = stateOf(copyOf(proto), [schema], false);
  expect(state?.kind).toBe("stale");
});

test("very many parts are compared", () => {
  const message = (index: number) => create(DescriptorProtoSchema, { name: `M${index}` });
  const messageType = Array.from({ length: 20_000 }, (_, index) => message(index));
  const proto = { ...original, messageType };
  const state = stateOf(copyOf(proto), [schema], false);
  expect(state).toMatchObject({ kind: "stale" });
});

test.each(["../../etc/passwd", "/etc/passwd", "", ".", "..", "a/../../b.proto", "__proto__"])(
  "a name such as %j finds nothing that is not a schema of the source",
  (name) => {
    expect(schemaIndex(["a/b.proto", "c.proto"]).candidates(name)).toEqual([]);
  },
);

function decoded(content: Uint8Array) {
  try {
    return fromBinary(FileDescriptorProtoSchema, content);
  } catch {
    return undefined;
  }
}

function copyOf(proto: typeof original) {
  return { name: schema.path, form: "go-string", proto, hasPackage: true, at } as const;
}

function schemaOf(name: string): SchemaFile {
  const proto = set.file.find((file) => file.name === name);
  if (proto === undefined) throw new Error("not compiled");
  return {
    path: name,
    proto,
    types: () => registry,
    locations: { spanOf: () => undefined },
    text: undefined,
    assumed: new Set(),
  };
}
