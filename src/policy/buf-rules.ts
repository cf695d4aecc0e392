import type { Category } from "../check/rule.ts";

/** The versions of buf.yaml: each has its own rules, so that an upgrade finds nothing new. */
export type BufVersion = "v1beta1" | "v1" | "v2";

/** What `buf breaking` calls its rules in one version of buf.yaml. */
export interface BufRules {
  readonly categories: ReadonlySet<string>;
  readonly rules: ReadonlyMap<string, readonly Category[]>;
  /** Ids of old that still work, and what they mean now: nothing, for some. */
  readonly deprecated: ReadonlyMap<string, readonly string[]>;
}

/** What an empty `use` means: the rules of this category. */
export const bufDefault: Category = "FILE";

/**
 * From `buf config ls-breaking-rules --include-deprecated --version VERSION` of buf 1.75.0. Ids that
 * an old version had and the new one does not are taken in all of them.
 */
export function bufRules(version: BufVersion): BufRules {
  const known = Object.entries(all).filter(([id]) => !missing[version].includes(id));
  const rules = new Map(
    known.map(([id, categories]) => {
      const own = version === "v1beta1" ? (inV1beta1[id] ?? categories) : categories;
      return [id, version === "v2" ? own : own.filter((category) => category !== "CSR")];
    }),
  );
  return { categories: new Set([...rules.values()].flat()), rules, deprecated };
}

/** The rules of v2. */
const all: Readonly<Record<string, readonly Category[]>> = {
  ENUM_NO_DELETE: ["FILE", "CSR"],
  ENUM_SAME_JSON_FORMAT: ["FILE", "PACKAGE", "WIRE_JSON", "CSR"],
  ENUM_SAME_TYPE: ["FILE", "PACKAGE"],
  ENUM_VALUE_NO_DELETE: ["FILE", "PACKAGE", "CSR"],
  ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED: ["WIRE_JSON", "CSR"],
  ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED: ["WIRE_JSON", "WIRE", "CSR"],
  ENUM_VALUE_SAME_NAME: ["FILE", "PACKAGE", "WIRE_JSON", "CSR"],
  EXTENSION_MESSAGE_NO_DELETE: ["FILE", "PACKAGE", "CSR"],
  EXTENSION_NO_DELETE: ["FILE"],
  FIELD_NO_DELETE: ["FILE", "PACKAGE", "CSR"],
  FIELD_NO_DELETE_UNLESS_NAME_RESERVED: ["WIRE_JSON", "CSR"],
  FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED: ["WIRE_JSON", "WIRE", "CSR"],
  FIELD_SAME_CARDINALITY: ["FILE", "PACKAGE"],
  FIELD_SAME_CPP_STRING_TYPE: ["FILE", "PACKAGE"],
  FIELD_SAME_DEFAULT: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  FIELD_SAME_JAVA_UTF8_VALIDATION: ["FILE", "PACKAGE"],
  FIELD_SAME_JSON_NAME: ["FILE", "PACKAGE", "WIRE_JSON", "CSR"],
  FIELD_SAME_JSTYPE: ["FILE", "PACKAGE"],
  FIELD_SAME_NAME: ["FILE", "PACKAGE", "WIRE_JSON", "CSR"],
  FIELD_SAME_ONEOF: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  FIELD_SAME_TYPE: ["FILE", "PACKAGE", "CSR"],
  FIELD_SAME_UTF8_VALIDATION: ["FILE", "PACKAGE"],
  FIELD_WIRE_COMPATIBLE_CARDINALITY: ["WIRE"],
  FIELD_WIRE_COMPATIBLE_TYPE: ["WIRE"],
  FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY: ["WIRE_JSON", "CSR"],
  FIELD_WIRE_JSON_COMPATIBLE_TYPE: ["WIRE_JSON", "CSR"],
  FILE_NO_DELETE: ["FILE", "CSR"],
  FILE_SAME_CC_ENABLE_ARENAS: ["FILE", "PACKAGE"],
  FILE_SAME_CC_GENERIC_SERVICES: ["FILE", "PACKAGE"],
  FILE_SAME_CSHARP_NAMESPACE: ["FILE", "PACKAGE"],
  FILE_SAME_GO_PACKAGE: ["FILE", "PACKAGE"],
  FILE_SAME_JAVA_GENERIC_SERVICES: ["FILE", "PACKAGE"],
  FILE_SAME_JAVA_MULTIPLE_FILES: ["FILE", "PACKAGE"],
  FILE_SAME_JAVA_OUTER_CLASSNAME: ["FILE", "PACKAGE"],
  FILE_SAME_JAVA_PACKAGE: ["FILE", "PACKAGE"],
  FILE_SAME_OBJC_CLASS_PREFIX: ["FILE", "PACKAGE"],
  FILE_SAME_OPTIMIZE_FOR: ["FILE", "PACKAGE"],
  FILE_SAME_PACKAGE: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  FILE_SAME_PHP_CLASS_PREFIX: ["FILE", "PACKAGE"],
  FILE_SAME_PHP_METADATA_NAMESPACE: ["FILE", "PACKAGE"],
  FILE_SAME_PHP_NAMESPACE: ["FILE", "PACKAGE"],
  FILE_SAME_PY_GENERIC_SERVICES: ["FILE", "PACKAGE"],
  FILE_SAME_RUBY_PACKAGE: ["FILE", "PACKAGE"],
  FILE_SAME_SWIFT_PREFIX: ["FILE", "PACKAGE"],
  FILE_SAME_SYNTAX: ["FILE", "PACKAGE", "CSR"],
  MESSAGE_NO_DELETE: ["FILE", "CSR"],
  MESSAGE_NO_REMOVE_STANDARD_DESCRIPTOR_ACCESSOR: ["FILE", "PACKAGE", "CSR"],
  MESSAGE_SAME_JSON_FORMAT: ["FILE", "PACKAGE", "WIRE_JSON", "CSR"],
  MESSAGE_SAME_REQUIRED_FIELDS: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  ONEOF_NO_DELETE: ["FILE", "PACKAGE", "CSR"],
  PACKAGE_ENUM_NO_DELETE: ["PACKAGE"],
  PACKAGE_EXTENSION_NO_DELETE: ["PACKAGE"],
  PACKAGE_MESSAGE_NO_DELETE: ["PACKAGE"],
  PACKAGE_NO_DELETE: ["PACKAGE"],
  PACKAGE_SERVICE_NO_DELETE: ["PACKAGE"],
  RESERVED_ENUM_NO_DELETE: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  RESERVED_MESSAGE_NO_DELETE: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  RPC_NO_DELETE: ["FILE", "PACKAGE"],
  RPC_SAME_CLIENT_STREAMING: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  RPC_SAME_IDEMPOTENCY_LEVEL: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  RPC_SAME_REQUEST_TYPE: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  RPC_SAME_RESPONSE_TYPE: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  RPC_SAME_SERVER_STREAMING: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  SERVICE_NO_DELETE: ["FILE"],
};

const inV1beta1: Readonly<Record<string, readonly Category[]>> = {
  FIELD_SAME_CARDINALITY: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE"],
  FIELD_SAME_TYPE: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE"],
  FILE_SAME_PACKAGE: ["FILE"],
};

const newInV2 = ["EXTENSION_NO_DELETE", "FIELD_SAME_DEFAULT", "PACKAGE_EXTENSION_NO_DELETE"];

const missing: { readonly [V in BufVersion]: readonly string[] } = {
  v1beta1: [...newInV2, "FIELD_WIRE_COMPATIBLE_TYPE", "FIELD_WIRE_JSON_COMPATIBLE_TYPE"],
  v1: newInV2,
  v2: [],
};

const deprecated: ReadonlyMap<string, readonly string[]> = new Map([
  ["FIELD_SAME_CTYPE", ["FIELD_SAME_CPP_STRING_TYPE"]],
  [
    "FIELD_SAME_LABEL",
    [
      "FIELD_SAME_CARDINALITY",
      "FIELD_WIRE_COMPATIBLE_CARDINALITY",
      "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY",
    ],
  ],
  ["FILE_SAME_JAVA_STRING_CHECK_UTF8", ["FIELD_SAME_JAVA_UTF8_VALIDATION"]],
  ["FILE_SAME_PHP_GENERIC_SERVICES", []],
  ["MESSAGE_SAME_MESSAGE_SET_WIRE_FORMAT", []],
]);
