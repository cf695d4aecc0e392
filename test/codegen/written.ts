import { gzipSync } from "node:zlib";
import type { DescriptorForm } from "../../src/codegen/embedded/embedded.ts";

/** A text that carries these bytes, as a generator writes them. */
export interface Writer {
  readonly what: string;
  readonly path: string;
  readonly form: DescriptorForm;
  /** What the bytes are: a file, or a set that holds it. */
  readonly holds: "file" | "set";
  write(bytes: Uint8Array): string | Uint8Array;
}

/**
 * Written after what the generators are known to write, in every form, so that any bytes can be
 * tried; what the generators themselves wrote is in fixtures/codegen/generated.
 */
export const writers: readonly Writer[] = [
  {
    what: "Go bytes",
    path: "x.pb.go",
    form: "go-bytes",
    holds: "file",
    write: (bytes) => `package x\n\nvar file_x_proto_rawDesc = []byte{\n${goBytes(bytes)}}\n`,
  },
  {
    what: "Go bytes that become a string",
    path: "x.pb.go",
    form: "go-bytes",
    holds: "file",
    write: (bytes) => `\nvar file_x_proto_rawDesc = string([]byte{\n${goBytes(bytes)}})\n`,
  },
  {
    what: "a Go string, parted behind each end of a line",
    path: "x.pb.go",
    form: "go-string",
    holds: "file",
    write: (bytes) => `\nconst file_x_proto_rawDesc = "" +\n${goString(bytes)}\n\nvar y int\n`,
  },
  {
    what: "compressed Go bytes",
    path: "x.pb.go",
    form: "go-gzip",
    holds: "file",
    write: (bytes) =>
      `\nvar fileDescriptor_0a1b = []byte{\n\t// 7 bytes of a gzipped FileDescriptorProto\n${goBytes(gzipSync(bytes))}}\n`,
  },
  {
    what: "the first compressed Go bytes",
    path: "x.pb.go",
    form: "go-gzip",
    holds: "file",
    write: (bytes) => `\nvar fileDescriptor0 = []byte{\n${goBytes(gzipSync(bytes))}}\n`,
  },
  {
    what: "Python",
    path: "x_pb2.py",
    form: "python",
    holds: "file",
    write: (bytes) =>
      `DESCRIPTOR = _descriptor_pool.Default().AddSerializedFile(b'${hexadecimal(bytes)}')\n`,
  },
  {
    what: "Python after a formatter, parted and with other quotes",
    path: "x_pb2.py",
    form: "python",
    holds: "file",
    write: (bytes) =>
      `D = _descriptor_pool.Default().AddSerializedFile(\n${parted(bytes, 9, (part) => `    b"${hexadecimal(part)}"\n`)})\n`,
  },
  {
    what: "Python 2 and 3 at once",
    path: "x_pb2.py",
    form: "python",
    holds: "file",
    write: (bytes) => `  serialized_pb=_b('${octal(bytes)}')\n)\n`,
  },
  {
    what: "Python as it shows bytes itself",
    path: "__init__.py",
    form: "betterproto2",
    holds: "file",
    write: (bytes) =>
      `X = default_google_proto_descriptor_pool.AddSerializedFile(\n    b"${hexadecimal(bytes)}"\n)\n`,
  },
  {
    what: "Java",
    path: "X.java",
    form: "java",
    holds: "file",
    write: (bytes) =>
      `    java.lang.String[] descriptorData = {\n${parted(bytes, 40, (part) => `      "${octal(part)}" +\n`).replace(/ \+\n$/, "\n")}    };\n`,
  },
  {
    what: "Java that is parted into several strings",
    path: "X.java",
    form: "java",
    holds: "file",
    write: (bytes) =>
      `    java.lang.String[] descriptorData = {\n${parted(bytes, 7, (part) => `      "${octal(part)}",\n`).replace(/,\n$/, "\n")}    };\n`,
  },
  {
    what: "C++",
    path: "x.pb.cc",
    form: "cpp",
    holds: "file",
    write: (bytes) =>
      `const char descriptor_table_protodef_x_2eproto[] ABSL_ATTRIBUTE_SECTION_VARIABLE(\n    protodesc_cold) = {\n${parted(bytes, 40, (part) => `    "${octal(part).replaceAll("?", "\\?")}"\n`)}};\n`,
  },
  {
    what: "C++ of more than 65,535 bytes, character by character",
    path: "x.pb.cc",
    form: "cpp",
    holds: "file",
    write: (bytes) =>
      `const char descriptor_table_protodef_x_2eproto[] PROTOBUF_SECTION_VARIABLE(protodesc_cold) =\n  {${[...bytes].map((byte) => `'${octal(Uint8Array.of(byte))}', `).join("")}};\n`,
  },
  {
    what: "C#",
    path: "X.cs",
    form: "csharp",
    holds: "file",
    write: (bytes) =>
      `byte[] descriptorData = global::System.Convert.FromBase64String(\n  string.Concat(\n${lines(base64(bytes), 60, '"', '",\n').replace(/,\n$/, "));\n")}`,
  },
  {
    what: "Ruby",
    path: "x_pb.rb",
    form: "ruby",
    holds: "file",
    write: (bytes) =>
      `\ndescriptor_data = "${hexadecimal(bytes).replace(/#(?=[{$@])/g, "\\#")}"\n\npool = 1\n`,
  },
  {
    what: "PHP up to 3.13",
    path: "X.php",
    form: "php",
    holds: "set",
    write: (bytes) =>
      `$pool->internalAddGeneratedFile(hex2bin(\n  "${Buffer.from(bytes).toString("hex")}"\n), true);\n`,
  },
  {
    what: "PHP up to 25, byte by byte",
    path: "X.php",
    form: "php",
    holds: "set",
    write: (bytes) => {
      const raw = Buffer.from(bytes).toString("latin1").replace(/[\\']/g, "\\$&");
      return Buffer.from(`$pool->internalAddGeneratedFile(\n    '${raw}'\n, true);\n`, "latin1");
    },
  },
  {
    what: "PHP since 26",
    path: "X.php",
    form: "php",
    holds: "set",
    write: (bytes) =>
      `$pool->internalAddGeneratedFile(\n    "${escaped(bytes, (byte) => `\\x${hex(byte).toUpperCase()}`, { "\\": "\\\\", '"': '\\"', $: "\\$" })}"\n, true);\n`,
  },
  {
    what: "protobuf-es, without padding",
    path: "x_pb.ts",
    form: "es",
    holds: "file",
    write: (bytes) =>
      `export const file_x: GenFile = /*@__PURE__*/\n  fileDesc("${base64(bytes).replace(/=+$/, "")}", [file_y]);\n`,
  },
  {
    what: "rust-protobuf",
    path: "x.rs",
    form: "rust-protobuf",
    holds: "file",
    write: (bytes) =>
      `static file_descriptor_proto_data: &'static [u8] = b"\\\n${parted(bytes, 20, (part) => `    ${escaped(part, (byte) => `\\x${hex(byte)}`, { "\\": "\\\\", '"': '\\"', " ": "\\x20" })}\\\n`)}";\n`,
  },
  {
    what: "protoc-gen-prost",
    path: "x.rs",
    form: "prost",
    holds: "set",
    write: (bytes) => `pub const FILE_DESCRIPTOR_SET: &[u8] = &[\n${goBytes(bytes)}];\n`,
  },
  {
    what: "protoc-gen-prost in decimal numbers",
    path: "x.rs",
    form: "prost",
    holds: "set",
    write: (bytes) =>
      `pub const FILE_DESCRIPTOR_SET: &[u8] = &[${[...bytes].map((byte) => `${byte}u8`).join(", ")}];\n`,
  },
  {
    what: "ScalaPB",
    path: "XProto.scala",
    form: "scala",
    holds: "file",
    write: (bytes) =>
      `scalapb.Encoding.fromBase64(scala.collection.immutable.Seq(\n  """${lines(base64(bytes), 100, "", "\n  ")}"""\n      ).mkString)\n`,
  },
];

function goBytes(bytes: Uint8Array): string {
  return parted(bytes, 16, (part) => `\t${[...part].map((byte) => `0x${hex(byte)},`).join(" ")}\n`);
}

/** As %q does: what is UTF-8 and printable stays, some by its number, other bytes by theirs. */
function goString(bytes: Uint8Array): string {
  const text = Buffer.from(bytes).toString("utf8");
  const isText = Buffer.from(text).equals(bytes);
  const parts = isText ? text.split(/(?<=\n)/) : [];
  const quoted = parts.map((part) => `\t${goQuoted(part)}`);
  return (isText ? quoted : [`\t"${hexadecimal(bytes)}"`]).join(" +\n") || '\t""';
}

function goQuoted(text: string): string {
  const escapes = [...text].map((character) => {
    const point = character.codePointAt(0) ?? 0;
    const known = goEscapes[character];
    if (known !== undefined) return known;
    if (point < 0x20 || point === 0x7f) return `\\x${hex(point)}`;
    if (point < 0x7f || point === 0x2603) return character;
    return point > 0xffff
      ? `\\U${point.toString(16).padStart(8, "0")}`
      : `\\u${point.toString(16).padStart(4, "0")}`;
  });
  return `"${escapes.join("")}"`;
}

const goEscapes: Readonly<Record<string, string>> = {
  "\x07": "\\a",
  "\b": "\\b",
  "\f": "\\f",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\v": "\\v",
  "\\": "\\\\",
  '"': '\\"',
};

const named = {
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  '"': '\\"',
  "'": "\\'",
  "\\": "\\\\",
};

/** As protoc escapes for Python and Ruby: a digit behind a number is written by its number, too. */
function hexadecimal(bytes: Uint8Array): string {
  let isNumber = false;
  return [...bytes]
    .map((byte) => {
      const one = escaped(Uint8Array.of(byte), (number) => `\\x${hex(number)}`, named);
      const mustBeNumber = isNumber && /^[0-9a-fA-F]$/.test(one);
      isNumber = mustBeNumber || one.startsWith("\\x");
      return mustBeNumber ? `\\x${hex(byte)}` : one;
    })
    .join("");
}

/** As protoc escapes for Java and C++. */
function octal(bytes: Uint8Array): string {
  return escaped(bytes, (byte) => `\\${byte.toString(8).padStart(3, "0")}`, named);
}

function escaped(
  bytes: Uint8Array,
  number: (byte: number) => string,
  names: Readonly<Record<string, string>>,
): string {
  return [...bytes]
    .map((byte) => {
      const character = String.fromCharCode(byte);
      return names[character] ?? (byte >= 0x20 && byte < 0x7f ? character : number(byte));
    })
    .join("");
}

function parted(bytes: Uint8Array, length: number, write: (part: Uint8Array) => string): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += length) {
    parts.push(write(bytes.subarray(at, at + length)));
  }
  return parts.join("");
}

function lines(text: string, length: number, before: string, after: string): string {
  const parts = text.match(new RegExp(`.{1,${length}}`, "g")) ?? [""];
  return parts.map((part) => `${before}${part}${after}`).join("");
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

function hex(byte: number): string {
  return byte.toString(16).padStart(2, "0");
}
