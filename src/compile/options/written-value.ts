import { tags } from "../tags.ts";
import { failAtValue, type OptionPlace, valuePart } from "./option-place.ts";
import { parseTextFormat, type TextField, type TextValue } from "./text-format.ts";

const part = tags.uninterpretedOption;

/** The value of an option as it is written. Throws a SourceError for a wrong aggregate. */
export function writtenValue(place: OptionPlace): TextValue {
  const { option } = place;
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
  return { kind: "message", fields: aggregate(place) };
}

function aggregate(place: OptionPlace): readonly TextField[] {
  return parseTextFormat(place.option.aggregateValue, (message) => failAtValue(place, message));
}
