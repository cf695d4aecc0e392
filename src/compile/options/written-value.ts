import type { UninterpretedOption } from "@bufbuild/protobuf/wkt";
import { tags } from "../tags.ts";
import { parseTextFormat, type TextValue } from "./text-format.ts";

const part = tags.uninterpretedOption;

/** The value of an option as it is written; `fail` throws what is wrong with an aggregate. */
export function writtenValue(
  option: UninterpretedOption,
  fail: (message: string) => never,
): TextValue {
  switch (valuePart(option)) {
    case part.identifierValue:
      return { kind: "word", text: option.identifierValue };
    case part.stringValue:
      return { kind: "string", bytes: option.stringValue };
    case part.positiveIntValue:
      return { kind: "integer", value: option.positiveIntValue, isNegative: false };
    case part.negativeIntValue:
      return { kind: "integer", value: option.negativeIntValue, isNegative: true };
    case part.doubleValue:
      return { kind: "float", value: option.doubleValue };
  }
  return { kind: "message", fields: parseTextFormat(option.aggregateValue, fail) };
}

/** The number of the field of UninterpretedOption that has the value. */
export function valuePart(option: UninterpretedOption): number {
  if (Object.hasOwn(option, "identifierValue")) return part.identifierValue;
  if (Object.hasOwn(option, "stringValue")) return part.stringValue;
  if (Object.hasOwn(option, "positiveIntValue")) return part.positiveIntValue;
  if (Object.hasOwn(option, "negativeIntValue")) return part.negativeIntValue;
  if (Object.hasOwn(option, "doubleValue")) return part.doubleValue;
  return part.aggregateValue;
}
