import { dialects } from "./dialects.ts";
import { fromBase64 } from "./from-base64.ts";
import { fromHex } from "./from-hex.ts";
import type { Opening } from "./pieces-of.ts";
import { readLiterals } from "./read-literals.ts";
import { readNumbers } from "./read-numbers.ts";

const quote = [['"', '"']] as const;
const apostrophe = [["'", "'"]] as const;
const base64 = { open: quote, dialect: dialects.plain, between: ",+", behind: ",)" } as const;

/** What descriptors begin with, by the end of a file's name. */
export function openingsOf(path: string): readonly Opening[] {
  const dot = path.lastIndexOf(".");
  return openings.get(path.slice(dot + 1).toLowerCase()) ?? [];
}

const go: readonly Opening[] = [
  {
    form: "go-bytes",
    holds: "file",
    opens: /^var file_[\w\x80-\xff]*_rawDesc = (?:string\()?\[\]byte\{/gm,
    read: (text, at) => readNumbers(text, at, "}"),
  },
  {
    form: "go-string",
    holds: "file",
    opens: /^const file_[\w\x80-\xff]*_rawDesc = /gm,
    read: (text, at) =>
      readLiterals(text, at, {
        open: quote,
        dialect: dialects.go,
        between: "+",
        behind: undefined,
      }),
  },
  {
    form: "go-gzip",
    holds: "compressed file",
    opens: /^var (?:twirpFileDescriptor|fileDescriptor)\w* = \[\]byte\{/gm,
    read: (text, at) => readNumbers(text, at, "}"),
  },
];

const bytesOfPython = {
  open: [["b'", "'"], ['b"', '"'], ...apostrophe, ...quote],
  dialect: dialects.python,
  between: "",
  behind: ",)",
} as const;

const python: readonly Opening[] = [
  {
    form: "python",
    holds: "file",
    // Up to 3.18 it was an argument, and up to 3.11 a function stood around it.
    opens:
      /(?:(?<!default_google_proto_descriptor_pool)\.AddSerializedFile\(|\bserialized_pb=)\s*(?:_b\(\s*)?(?=b?["'])/g,
    read: (text, at) => readLiterals(text, at, bytesOfPython),
  },
  {
    form: "betterproto2",
    holds: "file",
    opens: /\bdefault_google_proto_descriptor_pool\.AddSerializedFile\(\s*(?=b["'])/g,
    read: (text, at) => readLiterals(text, at, bytesOfPython),
  },
];

const java: readonly Opening[] = [
  {
    form: "java",
    holds: "file",
    opens: /\bdescriptorData = \{/g,
    read: (text, at) =>
      readLiterals(text, at, { open: quote, dialect: dialects.c, between: "+,", behind: "}" }),
  },
];

const cpp: readonly Opening[] = [
  {
    form: "cpp",
    holds: "file",
    // Between the brackets and the equals sign stands the macro of a section.
    opens: /\bdescriptor_table_protodef_\w+\[\d{0,9}\][^="{};]{0,200}=\s*(?:\{\s*)?(?=["'])/g,
    read(text, at) {
      // What is too long for a literal is written character by character.
      const isList = text.startsWith("'", at);
      const open = isList ? apostrophe : quote;
      const between = isList ? "," : "";
      return readLiterals(text, at, { open, dialect: dialects.c, between, behind: "};" });
    },
  },
];

const csharp: readonly Opening[] = [
  {
    form: "csharp",
    holds: "file",
    opens:
      /\bdescriptorData = global::System\.Convert\.FromBase64String\(\s*(?:string\.Concat\(\s*)?(?=")/g,
    read: (text, at) => readLiterals(text, at, base64),
    decode: fromBase64,
  },
];

const ruby: readonly Opening[] = [
  {
    form: "ruby",
    holds: "file",
    opens: /^descriptor_data = (?=")/gm,
    read: (text, at) =>
      readLiterals(text, at, {
        open: quote,
        dialect: dialects.ruby,
        between: "",
        behind: undefined,
      }),
  },
];

const php: readonly Opening[] = [
  {
    form: "php",
    holds: "set",
    opens: /\binternalAddGeneratedFile\(\s*hex2bin\(\s*(?=")/g,
    read: (text, at) =>
      readLiterals(text, at, { open: quote, dialect: dialects.plain, between: ".", behind: ")" }),
    decode: fromHex,
  },
  {
    form: "php",
    holds: "set",
    opens: /\binternalAddGeneratedFile\(\s*(?=["'])/g,
    read(text, at) {
      const isSingle = text.startsWith("'", at);
      const dialect = isSingle ? dialects.phpSingle : dialects.phpDouble;
      return readLiterals(text, at, {
        open: isSingle ? apostrophe : quote,
        dialect,
        between: ".",
        behind: ",)",
      });
    },
  },
];

/** The comment above each says what it decodes as. */
const dart: readonly Opening[] = (
  [
    ["message", "Descriptor"],
    ["enum", "EnumDescriptor"],
    ["service", "ServiceDescriptor"],
  ] as const
).map(([holds, name]) => ({
  form: "dart",
  holds,
  opens: new RegExp(
    `Decode as a \`google\\.protobuf\\.${name}Proto\`[^;]{0,300}?base64Decode\\(\\s*(?=')`,
    "g",
  ),
  read: (text, at) =>
    readLiterals(text, at, {
      open: apostrophe,
      dialect: dialects.plain,
      between: "",
      behind: ",)",
    }),
  decode: fromBase64,
}));

const script: readonly Opening[] = [
  {
    form: "es",
    holds: "file",
    opens: /\bfileDesc\(\s*(?=")/g,
    read: (text, at) =>
      readLiterals(text, at, { open: quote, dialect: dialects.plain, between: "", behind: ",)" }),
    decode: fromBase64,
  },
];

const rust: readonly Opening[] = [
  {
    form: "rust-protobuf",
    holds: "file",
    opens: /\bfile_descriptor_proto_data: &'static \[u8\] = b(?=")/g,
    read: (text, at) =>
      readLiterals(text, at, { open: quote, dialect: dialects.rust, between: "", behind: ";" }),
  },
  {
    form: "prost",
    holds: "set",
    opens: /\bFILE_DESCRIPTOR_SET: &\[u8\] = &\[/g,
    read: (text, at) => readNumbers(text, at, "]"),
  },
];

const scala: readonly Opening[] = [
  {
    form: "scala",
    holds: "file",
    opens: /\bscalapb\.Encoding\.fromBase64\(scala\.collection\.immutable\.Seq\(\s*(?=""")/g,
    read: (text, at) =>
      readLiterals(text, at, {
        open: [['"""', '"""']],
        dialect: dialects.long,
        between: ",",
        behind: ")",
      }),
    decode: fromBase64,
  },
];

const openings: ReadonlyMap<string, readonly Opening[]> = new Map([
  ["go", go],
  ["py", python],
  ["java", java],
  ...["cc", "cpp", "cxx"].map((end) => [end, cpp] as const),
  ["cs", csharp],
  ["rb", ruby],
  ["php", php],
  ["dart", dart],
  ...["js", "mjs", "cjs", "ts", "mts", "cts"].map((end) => [end, script] as const),
  ["rs", rust],
  ["scala", scala],
]);
