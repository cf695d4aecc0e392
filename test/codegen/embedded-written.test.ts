import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import {
  DescriptorProtoSchema,
  EnumDescriptorProtoSchema,
  type FileDescriptorProto,
  FileDescriptorProtoSchema,
  FileDescriptorSetSchema,
  ServiceDescriptorProtoSchema,
} from "@bufbuild/protobuf/wkt";
import fc from "fast-check";
import { expect, test } from "vitest";
import { embeddedDescriptors } from "../../src/codegen/embedded/embedded-descriptors.ts";
import { writers } from "./written.ts";

test.each(writers)("any bytes come back from $what", ({ path, form, holds, write }) => {
  fc.assert(
    fc.property(anyFile, (file) => {
      const bytes =
        holds === "file"
          ? toBinary(FileDescriptorProtoSchema, file)
          : toBinary(FileDescriptorSetSchema, create(FileDescriptorSetSchema, { file: [file] }));
      const { found, problems } = embeddedDescriptors(path, Buffer.from(write(bytes)));
      expect(problems).toEqual([]);
      expect(found.map((one) => one.form)).toEqual([form]);
      const [one] = found;
      if (one?.kind !== "file") throw new Error("not a file");
      expect(hexOf(one.proto)).toBe(hexOf(file));
    }),
    { numRuns: 100 },
  );
});

/** A name of any text, and an option of any bytes. */
const anyFile = fc
  .record({
    name: fc.oneof(
      fc.string({ unit: "binary", minLength: 1, maxLength: 12 }),
      fc.constantFrom("a\n\u2603\n\ud83d\ude00\u00e9.proto", "#{x}#$y#@z?\\?'\"$w\\.proto"),
    ),
    option: fc.uint8Array({ maxLength: 90 }),
  })
  .map(({ name, option }) => {
    const bytes = toBinary(FileDescriptorProtoSchema, create(FileDescriptorProtoSchema, { name }));
    // options (8), and in it a custom one (50001) of bytes
    const custom = [0x8a, 0xb5, 0x18, option.length, ...option];
    const all = Uint8Array.from([...bytes, 0x42, custom.length, ...custom]);
    return fromBinary(FileDescriptorProtoSchema, all);
  });

function hexOf(file: FileDescriptorProto): string {
  return Buffer.from(toBinary(FileDescriptorProtoSchema, file)).toString("hex");
}

/** Written after what Dart's generator is known to write: it cannot be had here. */
test("Dart writes every type on its own, with a comment that says what it is", () => {
  const types = [
    [DescriptorProtoSchema, "Descriptor", create(DescriptorProtoSchema, { name: "Order" })],
    [
      EnumDescriptorProtoSchema,
      "EnumDescriptor",
      create(EnumDescriptorProtoSchema, { name: "State" }),
    ],
    [
      ServiceDescriptorProtoSchema,
      "ServiceDescriptor",
      create(ServiceDescriptorProtoSchema, { name: "Shop" }),
    ],
  ] as const;
  const text = types.map(([schema, kind, message]) => {
    const bytes = Buffer.from(toBinary<typeof schema>(schema, message)).toString("base64");
    return [
      `/// Descriptor for \`${message.name}\`. Decode as a \`google.protobuf.${kind}Proto\`.`,
      `final $typed_data.Uint8List x = $convert.base64Decode(`,
      `    '${bytes.slice(0, 4)}'`,
      `    '${bytes.slice(4)}');`,
      "",
    ].join("\n");
  });
  const { found, problems } = embeddedDescriptors("x.pbjson.dart", Buffer.from(text.join("\n")));
  expect(problems).toEqual([]);
  expect(
    found.map((one) => (one.kind === "type" ? [one.type.kind, one.type.proto.name] : [])),
  ).toEqual([
    ["message", "Order"],
    ["enum", "State"],
    ["service", "Shop"],
  ]);
  expect(found[1]?.at.start).toEqual({ line: 6, column: 29 });
});
