import { tags } from "../tags.ts";
import { namedFields } from "./named-fields.ts";
import {
  addValue,
  emptyMessage,
  type FieldOfMessage,
  fieldWith,
  type OptionMessage,
} from "./option-message.ts";
import { optionName } from "./option-name.ts";
import { failAt, type OptionPlace } from "./option-place.ts";
import { checkTarget, type OptionTypes, optionValue } from "./option-value.ts";
import { writtenValue } from "./written-value.ts";

const part = tags.uninterpretedOption;

/** `unknown` and `assumed`: as of its name. */
export type OptionOutcome = "done" | "unknown" | "assumed";

/**
 * Sets one option in the tree of its options message. Throws a SourceError where the name or the
 * value is wrong. As protoc's descriptor.cc, InterpretSingleOption.
 */
export function interpretOption(tree: OptionMessage, place: OptionPlace): OptionOutcome {
  const { option, types } = place;
  const named = namedFields(option, tree.type, place.holder.scope, types);
  switch (named.kind) {
    case "unknown":
    case "assumed":
      return named.kind;
    case "wrong":
      return failAt(place, `option "${optionName(option)}": ${named.message}`, part.name);
    case "found": {
      const { around, leaf } = named;
      const written = writtenValue(place);
      for (const field of around) checkTarget(field, place);
      checkTarget(leaf, place);
      const value = optionValue(place, leaf, written);
      if (value === undefined) return "assumed";
      const parent = enter(tree, around, types);
      if (!addValue(parent, leaf, value)) {
        return failAt(place, `option "${optionName(option)}" is set twice`, part.name);
      }
      return "done";
    }
  }
}

/** The message at the end of a chain of fields, made where it is not there. */
function enter(
  tree: OptionMessage,
  fields: readonly FieldOfMessage[],
  types: OptionTypes,
): OptionMessage {
  let message = tree;
  for (const field of fields) {
    const [known] = fieldWith(message, field.proto.number)?.values ?? [];
    if (typeof known === "object" && "fields" in known) {
      message = known;
      continue;
    }
    const type = types.typeOf(field);
    if (type?.kind !== "message") continue;
    const inner = emptyMessage(type);
    addValue(message, field, inner);
    message = inner;
  }
  return message;
}
