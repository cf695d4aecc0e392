import { ScalarType } from "@bufbuild/protobuf";
import type { AnyField } from "./schema.ts";

/** What a reader sees in a field that is not there. */
export interface DefaultValue {
  /** Comparable across types: booleans and enums as numbers, strings and bytes as base64. */
  readonly value: bigint | number | string;
  /** As it is written in a schema. */
  readonly words: string;
}

/** The default of a field, written or given by its type; undefined for lists, maps and messages. */
export function defaultValue(field: AnyField): DefaultValue | undefined {
  switch (field.fieldKind) {
    case "list":
    case "map":
    case "message":
      return undefined;
    case "enum": {
      const number = field.getDefaultValue();
      const { values } = field.enum;
      const value = values.find((each) => each.number === number) ?? values[0];
      return { value: BigInt(value?.number ?? 0), words: value?.name ?? "0" };
    }
    case "scalar":
      return scalarDefault(field.scalar, field.getDefaultValue(), field.proto.defaultValue);
  }
}

/** Whether a reader sees the same in absent fields; nothing, zero and "" are all nothing. */
export function isSameDefault(before: DefaultValue, after: DefaultValue): boolean {
  if (isNothing(before) && isNothing(after)) return true;
  if (typeof before.value === typeof after.value) return Object.is(before.value, after.value);
  return asNumber(before) === asNumber(after);
}

/** As protobuf.dev, "Default Field Values". */
function scalarDefault(scalar: ScalarType, parsed: unknown, text: string): DefaultValue {
  switch (scalar) {
    case ScalarType.STRING: {
      const value = Buffer.from(typeof parsed === "string" ? parsed : "").toString("base64");
      return { value, words: JSON.stringify(text) };
    }
    case ScalarType.BYTES: {
      const bytes = parsed instanceof Uint8Array ? parsed : new Uint8Array();
      return { value: Buffer.from(bytes).toString("base64"), words: `"${text}"` };
    }
    case ScalarType.BOOL:
      return { value: parsed === true ? 1n : 0n, words: `${parsed === true}` };
    case ScalarType.DOUBLE:
    case ScalarType.FLOAT:
      return { value: typeof parsed === "number" ? parsed : 0, words: text || "0" };
    case ScalarType.INT32:
    case ScalarType.INT64:
    case ScalarType.UINT32:
    case ScalarType.UINT64:
    case ScalarType.SINT32:
    case ScalarType.SINT64:
    case ScalarType.FIXED32:
    case ScalarType.FIXED64:
    case ScalarType.SFIXED32:
    case ScalarType.SFIXED64:
      return { value: BigInt(text || "0"), words: text || "0" };
  }
}

function isNothing({ value }: DefaultValue): boolean {
  return value === "" || value === 0n || value === 0;
}

/** A whole number has one form; text is no number. */
function asNumber({ value }: DefaultValue): bigint | number | undefined {
  if (typeof value === "string") return undefined;
  return typeof value === "number" && Number.isInteger(value) ? BigInt(value) : value;
}
