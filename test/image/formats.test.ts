import { gzipSync } from "node:zlib";
import { create, createFileRegistry, fromBinary, toBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import protobufjs from "protobufjs";
import "protobufjs/ext/descriptor.js";
import { beforeAll, describe, expect, test } from "vitest";
import type { Image } from "../../src/image/image.ts";
import { imageBytes, imageFrom, imageOf } from "../support/image-of.ts";

const options = `edition = "2023";
package acme;
import "google/protobuf/descriptor.proto";
message Limits {
  int32 most = 1;
  repeated float weights = 2;
  map<string, bytes> raw = 3;
  extensions 100 to max;
}
extend Limits { string deep = 100; }
extend google.protobuf.FieldOptions { Limits limits = 50000; }
`;
const user = `// Detached.

// A user.
syntax = "proto3";
package acme;
import "acme/options.proto";
message User {
  // The name, in "quotes" and \\ with \u20ac.
  string name = 1 [(acme.limits) = {
    most: -1
    weights: [1.5, inf]
    raw { key: "k" value: "\\001\\377" }
    [acme.deep]: "d"
  }];
}
`;
const old = "package acme;\nmessage Old { optional bool flag = 1 [default = true]; }\n";

let image: Image;
beforeAll(async () => {
  image = await imageOf({
    "acme/options.proto": options,
    "acme/user.proto": user,
    "acme/old.proto": old,
  });
});

describe("an image reads back as it was written", () => {
  test.each(["x.binpb", "x.bin", "x.pb", "x.json", "x.txtpb", "x.json.gz", "X.BINPB.GZ"])(
    "%s",
    (name) => {
      const again = imageFrom(imageBytes(image, name), name);
      expect(again.files.map(({ proto }) => proto.name)).toEqual([
        "acme/old.proto",
        "google/protobuf/descriptor.proto",
        "acme/options.proto",
        "acme/user.proto",
      ]);
      // As JSON, because lists in options may be packed or not.
      expect(imageBytes(again, "x.json")).toEqual(imageBytes(image, "x.json"));
    },
  );

  test("with what buf keeps in it", () => {
    const { files } = imageFrom(imageBytes(image, "x.json"), "x.json");
    expect(files.map(({ isImport }) => isImport)).toEqual([false, true, false, false]);
    expect(files.map((file) => file.isSyntaxUnspecified)).toEqual([true, false, false, false]);
  });
});

test("places are written where the order of fields wants them", async () => {
  const files = {
    "a.proto": 'syntax = "proto3";\nimport public "b.proto";\n// A.\nmessage A { B b = 1; }\n',
    "b.proto": 'edition = "2023";\nimport weak "c.proto";\nmessage B {}\n',
    "c.proto": "",
  };
  const bytes = imageBytes(await imageOf(files), "x.binpb");
  const set = fromBinary(FileDescriptorSetSchema, bytes);
  expect(set.file.map(({ sourceCodeInfo }) => sourceCodeInfo?.location.length)).toEqual([1, 6, 10]);
  // The library writes the fields of a message in the order of their numbers.
  expect(bytes).toEqual(Buffer.from(toBinary(FileDescriptorSetSchema, set)));
});

describe("other readers", () => {
  test("@bufbuild/protobuf makes a registry of it", () => {
    const set = fromBinary(FileDescriptorSetSchema, imageBytes(image, "x.binpb"));
    expect(createFileRegistry(set).getMessage("acme.User")?.fields).toHaveLength(1);
  });

  test("protobufjs makes types of it", () => {
    const root = protobufjs.Root.fromDescriptor(imageBytes(image, "x.binpb"));
    const type = root.lookupType("acme.User");
    const bytes = type.encode({ name: "x" }).finish();
    expect([...bytes]).toEqual([0x0a, 1, 0x78]);
  });
});

describe("what is no image", () => {
  const bytesOf = (text: string) => new TextEncoder().encode(text);
  const nested = (depth: number) => `${'{"nestedType":['.repeat(depth)}${"]}".repeat(depth)}`;
  const withFile = (file: string) => bytesOf(`{"file":[${file}]}`);
  const rows: readonly (readonly [name: string, bytes: Uint8Array, message: string])[] = [
    ["x.binpb", bytesOf('syntax = "proto3";'), "illegal tag"],
    ["x.binpb", new Uint8Array(), "it holds no file"],
    ["x.binpb", Uint8Array.of(0x0a, 0x05, 0x0a), "premature EOF"],
    ["x.json", bytesOf("{"), "in JSON at position 1"],
    ["x.json", bytesOf('{"file": 1}'), "expected Array, got 1"],
    ["x.json", Uint8Array.of(0x7b, 0xff, 0x7d), "not valid"],
    ["x.json", withFile(`{"name":"a.proto","messageType":[${nested(200)}]}`), "recursion"],
    ["x.json", withFile('{"name":"a.proto"},{"name":"a.proto"}'), "it is there twice"],
    ["x.json", withFile('{"name":"a.proto","syntax":"proto4"}'), "its syntax is unknown"],
    ["x.json", withFile('{"name":"a.proto","syntax":"editions"}'), "its edition is unknown"],
    ["x.json", withFile('{"name":"a.proto","package":"a b"}'), "its package is no name"],
    ["x.json", withFile('{"name":"a.proto","messageType":[{"name":"\\u001b[31m"}]}'), "no name"],
    ["x.json", withFile('{"name":"a.proto","enumType":[{"name":"E"}]}'), 'enum "E" has no value'],
    [
      "x.json",
      withFile(
        '{"name":"a.proto","messageType":[{"name":"M","field":[{"name":"f","number":1,"label":1,"type":5,"oneofIndex":3}]}]}',
      ),
      'field "f" is in a oneof that is not there',
    ],
    ["x.txtpb", bytesOf("file { name: "), "expected a value, found its end"],
    ["x.txtpb", bytesOf("file { nothing: 1 }"), "nothing"],
    ["x.binpb.gz", bytesOf("x"), "unexpected end of file"],
  ];
  test.each(rows.map(([name, bytes, message]) => ({ name, bytes, message })))(
    "$name: $message",
    ({ name, bytes, message }) => {
      expect(() => imageFrom(bytes, name)).toThrow(message);
    },
  );

  test("that unpacks to more than 512 MB is not unpacked", () => {
    const bomb = gzipSync(new Uint8Array((1 << 29) + 1), { level: 1 });
    expect(() => imageFrom(bomb, "x.binpb.gz")).toThrow("larger than");
  });
});

test("files without a place are read", () => {
  const [file] = image.files.slice(-1);
  if (file === undefined) throw new Error("the image is empty");
  const set = create(FileDescriptorSetSchema, { file: [file.proto] });
  const { files } = imageFrom(toBinary(FileDescriptorSetSchema, set), "x.binpb");
  expect(files.map(({ isImport }) => isImport)).toEqual([false]);
});
