import { createFileRegistry } from "@bufbuild/protobuf";
import { expect, test } from "vitest";
import { compileTexts, errorsOf, type Texts } from "../support/compile-texts.ts";

const descriptor = 'import "google/protobuf/descriptor.proto";';
const option = `${descriptor} extend google.protobuf.MessageOptions { optional P p = 50000; }`;

/** What other compilers refuse, but does not hinder a comparison. */
const rows: readonly (readonly [what: string, texts: Texts, notes: readonly string[]])[] = [
  ["a name in another style", 'edition = "2024"; message snake_case {}', []],
  [
    "a local message of another file",
    {
      "a.proto": 'edition = "2024"; import "b.proto"; message M { Local a = 1; }',
      "b.proto": 'edition = "2024"; local message Local {}',
    },
    [],
  ],
  [
    "an option from an edition that is yet to come",
    'edition = "2023"; option features.enforce_naming_style = STYLE2024;',
    [],
  ],
  ["an option that is no longer there", 'edition = "2024"; option java_multiple_files = true;', []],
  [
    "a feature without a value",
    'edition = "2023"; option features.enum_type = ENUM_TYPE_UNKNOWN;',
    [],
  ],
  [
    "an extension that is not declared",
    "message M { extensions 4 to 9 [verification = DECLARATION]; } extend M { optional int32 a = 5; }",
    [],
  ],
  [
    "an import of a file of the small runtime",
    {
      "a.proto": 'syntax = "proto3"; import "b.proto";',
      "b.proto": 'syntax = "proto3"; option optimize_for = LITE_RUNTIME;',
    },
    [],
  ],
  [
    "an extension with a number that Protobuf keeps",
    "message M { extensions 4 to max; } extend M { optional int32 a = 19000; }",
    [],
  ],
  ["values of one short name in proto2", "enum E { E_A = 0; A = 1; }", []],
  ["a NUL in a comment", 'syntax = "proto3"; // \0', []],
  [
    "a value without a required field",
    `${option} message P { required int32 a = 1; } message M { option (p) = {}; }`,
    [],
  ],
  [
    "an option that nothing defines",
    'syntax = "proto3"; option (nowhere) = 1;',
    ['option "(nowhere)" in "a.proto" is not compared: nothing that it imports defines it'],
  ],
  [
    "an option with a value that does not fit",
    `${option} message P {} message M { option (p) = 5; }`,
    ['not compared: option "(p)" must be a message, written as { field: value }'],
  ],
  [
    "a type that nothing defines",
    'syntax = "proto3"; message M { Nowhere a = 1; }',
    ['"Nowhere" is not defined'],
  ],
];

test.each(rows)("%s is a fault only where nothing is tolerated", (_, texts, notes) => {
  const tolerant = compileTexts(texts, { tolerant: true });
  expect(errorsOf(tolerant)).toEqual([]);
  expect(tolerant.notes.map((note) => note.message)).toEqual(notes);
  expect(() => createFileRegistry(tolerant.set)).not.toThrow();
  expect(errorsOf(compileTexts(texts))).not.toEqual([]);
});

test("large messages and enums are refused from edition 2026 on, unless a feature lets them be", () => {
  const fields = (count: number) =>
    Array.from({ length: count }, (_, index) => `int32 a${index} = ${index + 1};`).join(" ");
  const values = (count: number) =>
    Array.from({ length: count }, (_, index) => `E_A${index} = ${index};`).join(" ");
  const errorsIn = (text: string) => errorsOf(compileTexts(`edition = "2026"; ${text}`));
  const remedy = "(features.enforce_proto_limits = LEGACY_NO_EXPLICIT_LIMITS lifts this limit)";
  const lifted = "option features.enforce_proto_limits = LEGACY_NO_EXPLICIT_LIMITS;";

  expect(errorsIn(`message M { ${fields(1500)} }`)).toEqual([]);
  expect(errorsIn(`message M { ${fields(1501)} }`)).toEqual([
    `a.proto:1:27: message "M" has more than 1500 fields ${remedy}`,
  ]);
  expect(errorsIn(`message M { ${lifted} ${fields(1501)} }`)).toEqual([]);
  expect(errorsIn(`message M { oneof o { ${fields(1200)} } }`)).toEqual([]);
  expect(errorsIn(`message M { oneof o { ${fields(1201)} } }`)).toEqual([
    `a.proto:1:37: oneof "o" has more than 1200 fields ${remedy}`,
  ]);
  expect(errorsIn(`enum E { ${values(1700)} }`)).toEqual([]);
  expect(errorsIn(`enum E { ${values(1701)} }`)).toEqual([
    `a.proto:1:24: enum "E" has more than 1700 values ${remedy}`,
  ]);
});
