import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { embeddedDescriptors } from "../../src/codegen/embedded/embedded-descriptors.ts";
import { generatedFile } from "../../src/codegen/generated/generated-file.ts";
import type { Span } from "../../src/text/span.ts";
import { generatedFixtures } from "./fixtures.ts";
import { writers } from "./written.ts";

const carriers = generatedFixtures.filter(
  ({ path, content }) => embeddedDescriptors(path, content).found.length > 0,
);

describe("a generated file that is cut short", () => {
  test.each(carriers)("$path: nothing half is taken for a whole", ({ path, content }) => {
    const whole = embeddedDescriptors(path, content).found;
    const starts = whole.map(({ at }) => at.start);
    let broken = 0;
    for (const end of cutsOf(content, whole[0]?.at)) {
      const { found, problems } = embeddedDescriptors(path, content.subarray(0, end));
      if (found.length > 0) expect(found).toEqual(whole.slice(0, found.length));
      for (const { start } of problems) expect(starts).toContainEqual(start);
      broken += problems.length;
    }
    expect(broken).toBeGreaterThan(0);
  });

  test.each(carriers)("$path: what wrote it is told, or not, without an error", (fixture) => {
    const whole = generatedFile(fixture.path, fixture.content);
    for (const end of cutsOf(fixture.content)) {
      const cut = generatedFile(fixture.path, fixture.content.subarray(0, end));
      if (cut !== undefined) expect(cut.generator).toBe(whole?.generator);
    }
  });
});

/** All over the file, and all over one descriptor of it, ends of lines among them. */
function cutsOf(content: Uint8Array, within?: Span): readonly number[] {
  const cuts = evenly(0, content.length);
  if (within === undefined) return cuts;
  const ends = [-1];
  for (let at = content.indexOf(0x0a); at !== -1; at = content.indexOf(0x0a, at + 1)) ends.push(at);
  const [first, last] = [within.start.line, within.end.line];
  const lines = ends.slice(first, last);
  const some = Math.max(1, Math.floor(lines.length / 25));
  return [
    ...cuts,
    ...evenly((ends[first - 1] ?? 0) + within.start.column, ends[last] ?? content.length),
    ...lines.filter((_, index) => index % some === 0),
  ];
}

function evenly(start: number, end: number): readonly number[] {
  const step = Math.max(1, Math.floor((end - start) / 25));
  return Array.from({ length: 25 }, (_, index) => Math.min(end, start + index * step));
}

interface Case {
  readonly what: string;
  readonly path: string;
  readonly text: string | Uint8Array;
  readonly message: string;
  readonly at: string;
}

const go = "\nvar file_x_proto_rawDesc = []byte{";
const goString = '\nconst file_x_proto_rawDesc = "" +\n\t';

const broken: readonly Case[] = [
  {
    what: "a list of bytes without an end",
    path: "x.pb.go",
    text: `${go}\n\t0x0a, 0x01,\n`,
    message: "is cut short",
    at: "2:1",
  },
  {
    what: "a number that is no byte",
    path: "x.rs",
    text: "pub const FILE_DESCRIPTOR_SET: &[u8] = &[10, 256];",
    message: "holds 256, which is no byte",
    at: "1:11",
  },
  {
    what: "something between the bytes",
    path: "x.pb.go",
    text: `${go} 0x0a, y, 0x01 }\n`,
    message: "holds something that is not a byte",
    at: "2:1",
  },
  {
    what: "an escape that the language does not have",
    path: "x.pb.go",
    text: `${goString}"\\q"\n\n`,
    message: "has an escape that means nothing: \\q",
    at: "2:1",
  },
  {
    what: "a number of one digit where two are needed",
    path: "x_pb2.py",
    text: "AddSerializedFile(x.AddSerializedFile(b'\\x1'))\n",
    message: "has an escape that means nothing: \\x",
    at: "1:20",
  },
  {
    what: "half a character in a Go string",
    path: "x.pb.go",
    text: `${goString}"\\ud800"\n\n`,
    message: "has an escape that means nothing: \\u",
    at: "2:1",
  },
  {
    what: "a Go string that ends with a plus",
    path: "x.pb.go",
    text: `${goString}"\\n\\x01x" +\n`,
    message: "is cut short",
    at: "2:1",
  },
  {
    what: "base64 that is none",
    path: "x_pb.ts",
    text: '  fileDesc("Chd*", []);',
    message: "is not base64",
    at: "1:3",
  },
  {
    what: "base64 of five digits",
    path: "x_pb.ts",
    text: '  fileDesc("ChdhY", []);',
    message: "is cut short, for base64",
    at: "1:3",
  },
  {
    what: "hexadecimal digits that are none",
    path: "x.php",
    text: '$p->internalAddGeneratedFile(hex2bin("0g"), true);',
    message: "is not hexadecimal",
    at: "1:5",
  },
  {
    what: "bytes that are no descriptor",
    path: "x_pb2.py",
    text: "\n\u00e9 .AddSerializedFile(b'hello')\n",
    message: "does not decode as a descriptor",
    at: "2:3",
  },
  {
    what: "a descriptor without a name",
    path: "x_pb2.py",
    text: "pool.AddSerializedFile(b'')\n",
    message: "does not decode as a descriptor",
    at: "1:5",
  },
  {
    what: "an empty set",
    path: "x.php",
    text: "$p->internalAddGeneratedFile('', true);",
    message: "does not decode as a descriptor",
    at: "1:5",
  },
  {
    what: "compressed bytes that are not",
    path: "x.pb.go",
    text: "\nvar fileDescriptor0 = []byte{0x1f, 0x8b, 0x00}\n",
    message: "is not compressed as gzip does it",
    at: "2:1",
  },
];

describe("a descriptor that was damaged is a problem at its place", () => {
  test.each(broken)("$what", ({ path, text, message, at }) => {
    const { found, problems } = embeddedDescriptors(path, Buffer.from(text));
    expect(found).toEqual([]);
    expect(problems.map(({ message }) => message)).toEqual([
      `the descriptor that is embedded here ${message}`,
    ]);
    const [problem] = problems;
    expect(`${problem?.start?.line}:${problem?.start?.column}`).toBe(at);
    expect(problem?.path).toBe(path);
    expect(problem?.hint).toBe("generate the file again");
  });
});

describe("what is made to cost much does not", () => {
  test("bytes that grow a thousandfold are not uncompressed, and nothing after them is", () => {
    const bomb = numbers(gzipSync(Buffer.alloc(65 * 1024 * 1024)));
    const small = numbers(gzipSync(Buffer.from("\n\u0001x")));
    const text = [small, bomb, small].map((list, index) => `var fileDescriptor${index} = ${list}`);
    const { found, problems } = embeddedDescriptors("x.pb.go", Buffer.from(text.join("\n")));
    expect(found).toHaveLength(1);
    expect(problems.map(({ start }) => start?.line)).toEqual([2, 3]);
    expect(problems[0]?.message).toBe(
      "the descriptor that is embedded here grows to more than any schema needs when it is uncompressed",
    );
  });

  test("messages in messages, a hundred thousand deep", () => {
    const parts: Buffer[] = [];
    let length = 0;
    for (let depth = 0; depth < 100_000; depth++) {
      const head = Buffer.from([0x1a, ...varint(length)]);
      parts.push(head);
      length += head.length;
    }
    const nested = Buffer.concat(parts.reverse());
    const file = Buffer.concat([Buffer.from([0x0a, 1, 0x78, 0x22, ...varint(length)]), nested]);
    const text = `var file_x_rawDesc = ${numbers(file)}\n`;
    const { found, problems } = embeddedDescriptors("x.pb.go", Buffer.from(text));
    expect(found.length + problems.length).toBe(1);
  });

  test("a hundred thousand beginnings are ten problems, and the last tells of the others", () => {
    const text = `${go}\n`.repeat(100_000);
    const { found, problems } = embeddedDescriptors("x.pb.go", Buffer.from(text));
    expect(found).toEqual([]);
    expect(problems).toHaveLength(10);
    expect(problems[9]?.message).toBe(
      "99991 more descriptors that are embedded from here on cannot be read",
    );
  });

  const openings: readonly (readonly [path: string, opening: string])[] = [
    ["x.pb.go", '\nconst file_x_rawDesc = "'],
    ["x.pb.go", "\nvar fileDescriptor0 = []byte{ "],
    ["x.pb.go", "\nvar file_"],
    ["x_pb2.py", ".AddSerializedFile(b'"],
    ["x_pb2.py", "serialized_pb=_b( "],
    ["x.java", 'descriptorData = {"'],
    ["x.cc", 'descriptor_table_protodef_x[] = {"'],
    ["x.cc", "descriptor_table_protodef_"],
    ["x.cs", "descriptorData = global::System.Convert.FromBase64String( "],
    ["x.rb", '\ndescriptor_data = "'],
    ["x.php", "internalAddGeneratedFile( "],
    ["x.php", "internalAddGeneratedFile('\\"],
    ["x.dart", "Decode as a `google.protobuf.DescriptorProto` base64Decode( "],
    ["x.ts", 'fileDesc("'],
    ["x.rs", "file_descriptor_proto_data: &'static [u8] = b\"\\\n"],
    ["x.scala", 'scalapb.Encoding.fromBase64(scala.collection.immutable.Seq("""'],
  ];

  test.each(openings)("any amount of %s %j", (path, opening) => {
    for (const filling of ["", " ", "\n", "\\", "'", '"', "0", ",", "+", "x"]) {
      const repeated = opening.repeat(Math.ceil(100_000 / opening.length));
      const text = repeated + opening + filling.repeat(100_000);
      expect(embeddedDescriptors(path, Buffer.from(text)).found).toEqual([]);
      expect(generatedFile(path, Buffer.from(text))).toBeUndefined();
    }
  });
});

test("a file of any other kind carries nothing", () => {
  for (const { write } of writers) {
    const text = Buffer.from(write(Buffer.from("\n\u0001x")));
    expect(embeddedDescriptors("README.md", text)).toEqual({ found: [], problems: [] });
  }
});

function numbers(bytes: Uint8Array): string {
  return `[]byte{${[...bytes].join(", ")}}`;
}

function varint(value: number): readonly number[] {
  const bytes: number[] = [];
  let rest = value;
  for (; rest > 0x7f; rest = Math.floor(rest / 128)) bytes.push((rest % 128) | 0x80);
  return [...bytes, rest];
}
