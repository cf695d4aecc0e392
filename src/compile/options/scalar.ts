import { FieldDescriptorProto_Type as Type } from "@bufbuild/protobuf/wkt";
import type { TextValue } from "./text-format.ts";

type Scalar = number | bigint | boolean | Uint8Array;

/** What a value must be for its field: completes "option ... must be ...". */
export interface Refused {
  readonly kind: "refused";
  readonly wanted: string;
}

/**
 * The value of a field that is neither message nor enum: a string as its bytes. Outside of aggregates booleans are only
 * `true` and `false`, as in protoc's descriptor.cc, SetOptionValue; inside, text format has more.
 */
export function scalarOption(type: Type, value: TextValue, isAggregate: boolean): Scalar | Refused {
  switch (type) {
    case Type.BOOL:
      return booleanOf(value, isAggregate) ?? refused("true or false");
    case Type.STRING:
    case Type.BYTES:
      return value.kind === "string" ? value.bytes : refused("a quoted string");
    case Type.DOUBLE:
      return numberOf(value, isAggregate) ?? refused("a number");
    case Type.FLOAT: {
      const number = numberOf(value, isAggregate);
      return number === undefined ? refused("a number") : Math.fround(number);
    }
  }
  const { lowest, highest, isBig } = integerRange(type);
  if (value.kind !== "integer") return refused("an integer");
  // As protoc, what is unsigned takes no minus, not even that of -0.
  const isSigned = lowest < 0n || !value.isNegative;
  if (!isSigned || value.value < lowest || value.value > highest) {
    return refused(
      `an integer from ${lowest} to ${highest}, not ${isSigned ? value.value : `-${-value.value}`}`,
    );
  }
  return isBig ? value.value : Number(value.value);
}

function booleanOf(value: TextValue, isAggregate: boolean): boolean | undefined {
  if (value.kind === "integer" && isAggregate) {
    return value.value === 0n ? false : value.value === 1n ? true : undefined;
  }
  if (value.kind !== "word") return undefined;
  if (value.text === "true") return true;
  if (value.text === "false") return false;
  if (!isAggregate) return undefined;
  if (value.text === "t" || value.text === "True") return true;
  return value.text === "f" || value.text === "False" ? false : undefined;
}

function numberOf(value: TextValue, isAggregate: boolean): number | undefined {
  if (value.kind === "float") return value.value;
  if (value.kind === "integer") return Number(value.value);
  if (value.kind !== "word") return undefined;
  const word = isAggregate ? value.text.toLowerCase() : value.text;
  if (word === "nan") return Number.NaN;
  if (word === "inf" || (isAggregate && word === "infinity")) return Number.POSITIVE_INFINITY;
  return undefined;
}

function integerRange(type: Type) {
  switch (type) {
    case Type.UINT32:
    case Type.FIXED32:
      return { lowest: 0n, highest: 0xffffffffn, isBig: false };
    case Type.UINT64:
    case Type.FIXED64:
      return { lowest: 0n, highest: (1n << 64n) - 1n, isBig: true };
    case Type.INT64:
    case Type.SINT64:
    case Type.SFIXED64:
      return { lowest: -(1n << 63n), highest: (1n << 63n) - 1n, isBig: true };
  }
  return { lowest: -0x80000000n, highest: 0x7fffffffn, isBig: false };
}

function refused(wanted: string): Refused {
  return { kind: "refused", wanted };
}
