import type { UninterpretedOption } from "@bufbuild/protobuf/wkt";
import { tags } from "../tags.ts";
import { namedFields } from "./named-fields.ts";
import {
  addValue,
  emptyMessage,
  type FieldOfMessage,
  type OptionMessage,
} from "./option-message.ts";
import { type OptionPlace, type OptionTypes, optionValue } from "./option-value.ts";
import { parseTextFormat, type TextValue } from "./text-format.ts";

const part = tags.uninterpretedOption;

export interface NamedPlace extends Omit<OptionPlace, "fail"> {
  /** Throws a SourceError at a part of the option, a field of UninterpretedOption. */
  readonly fail: (message: string, part: number) => never;
}

/** `unknown` and `assumed`: as of its name. */
export type OptionOutcome = "done" | "unknown" | "assumed";

/**
 * Sets one option in the tree of its options message. Throws a SourceError where the name or the
 * value is wrong. As protoc's descriptor.cc, InterpretSingleOption.
 */
export function interpretOption(
  option: UninterpretedOption,
  tree: OptionMessage,
  scope: string,
  place: NamedPlace,
): OptionOutcome {
  const named = namedFields(option, tree.type, scope, place.types);
  switch (named.kind) {
    case "unknown":
    case "assumed":
      return named.kind;
    case "wrong":
      return place.fail(`option "${place.name}": ${named.message}`, part.name);
    case "found": {
      const { fields, leaf } = named;
      const [written, at] = writtenValue(option, place);
      const value = optionValue(
        { ...place, fail: (message) => place.fail(message, at) },
        leaf,
        written,
      );
      if (value === undefined) return "assumed";
      const parent = enter(tree, fields.slice(0, -1), place.types);
      if (!addValue(parent, leaf, value)) {
        return place.fail(`option "${place.name}" is set twice`, part.name);
      }
      return "done";
    }
  }
}

/** The option's name as it is written: `(acme.option).field`. */
export function optionName(option: UninterpretedOption): string {
  const parts = option.name.map((part) =>
    part.isExtension ? `(${part.namePart})` : part.namePart,
  );
  return parts.join(".");
}

/** The message at the end of a chain of fields, made where it is not there. */
function enter(
  tree: OptionMessage,
  fields: readonly FieldOfMessage[],
  types: OptionTypes,
): OptionMessage {
  let message = tree;
  for (const field of fields) {
    const [known] = message.fields.get(field.proto.number)?.values ?? [];
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

/** What is written, and which part of the option it is. */
function writtenValue(
  option: UninterpretedOption,
  place: NamedPlace,
): readonly [value: TextValue, part: number] {
  if (Object.hasOwn(option, "identifierValue")) {
    return [{ kind: "word", text: option.identifierValue }, part.identifierValue];
  }
  if (Object.hasOwn(option, "stringValue")) {
    return [{ kind: "string", bytes: option.stringValue }, part.stringValue];
  }
  if (Object.hasOwn(option, "positiveIntValue")) {
    return [{ kind: "integer", value: option.positiveIntValue }, part.positiveIntValue];
  }
  if (Object.hasOwn(option, "negativeIntValue")) {
    return [{ kind: "integer", value: option.negativeIntValue }, part.negativeIntValue];
  }
  if (Object.hasOwn(option, "doubleValue")) {
    return [{ kind: "float", value: option.doubleValue }, part.doubleValue];
  }
  const fail = (message: string) => place.fail(message, part.aggregateValue);
  return [
    { kind: "message", fields: parseTextFormat(option.aggregateValue, fail) },
    part.aggregateValue,
  ];
}
