import type { UninterpretedOption } from "@bufbuild/protobuf/wkt";
import { SourceError } from "../../text/errors.ts";
import type { LinkedFile } from "../linked-file.ts";
import { spanOf } from "../report.ts";
import { tags } from "../tags.ts";
import type { OptionHolder } from "./holders.ts";
import type { OptionTypes } from "./option-value.ts";

const part = tags.uninterpretedOption;

/** An option, and what its value needs to know of its surroundings. */
export interface OptionPlace {
  readonly option: UninterpretedOption;
  /** Its place in the list of its holder. */
  readonly index: number;
  readonly holder: OptionHolder;
  readonly file: LinkedFile;
  readonly types: OptionTypes;
  /** Whether all is refused that protoc's text_format.cc refuses. */
  readonly isStrict: boolean;
}

/** Throws a SourceError at the value of an option. */
export function failAtValue(place: OptionPlace, message: string): never {
  return failAt(place, message, valuePart(place.option));
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

/** Throws a SourceError at a part of an option, which is a field of UninterpretedOption. */
export function failAt(place: OptionPlace, message: string, part: number): never {
  throw errorAt(place, message, part);
}

export function errorAt(
  { holder, index, file }: OptionPlace,
  message: string,
  part: number,
): SourceError {
  const path = [...holder.pathOf(), tags.uninterpretedOptions, index, part];
  return new SourceError(message, spanOf(file, path));
}
