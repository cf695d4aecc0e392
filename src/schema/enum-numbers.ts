import type { DescEnum, DescEnumValue } from "@bufbuild/protobuf";
import type { EnumNumber } from "./schema.ts";

/** The numbers of an enum in order of declaration, each once; the same objects on every call. */
export function enumNumbers(parent: DescEnum): readonly EnumNumber[] {
  const known = cache.get(parent);
  if (known !== undefined) return known;
  const byNumber = new Map<number, DescEnumValue[]>();
  for (const value of parent.values) {
    const values = byNumber.get(value.number);
    if (values === undefined) byNumber.set(value.number, [value]);
    else values.push(value);
  }
  const numbers = [...byNumber].map(([number, values]) => enumNumber(parent, number, values));
  cache.set(parent, numbers);
  return numbers;
}

/** Findings of several rules are about one subject if it is one object. */
const cache = new WeakMap<DescEnum, readonly EnumNumber[]>();

function enumNumber(
  parent: DescEnum,
  number: number,
  values: readonly DescEnumValue[],
): EnumNumber {
  return { kind: "enum_value", parent, number, values };
}
