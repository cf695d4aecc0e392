import type { Locations } from "../../text/locations.ts";
import type { Span } from "../../text/span.ts";
import { linkedFile } from "../linked-file.ts";
import type { ParsedFile } from "../parsed-file.ts";
import { tags } from "../tags.ts";
import { optionHolders } from "./holders.ts";
import { namedFields } from "./named-fields.ts";
import { type FieldOfMessage, isRepeated } from "./option-message.ts";
import type { AllOptionTypes } from "./option-types.ts";
import type { OptionTypes } from "./option-value.ts";

/** The locations of a linked file. */
export interface LinkedLocations extends Locations {
  /**
   * By the path of each uninterpreted option, joined by commas: the path of what it sets, with the
   * index where that is repeated. Options that nobody knows are missing. Nobody asks twice: it is
   * not kept.
   */
  interpretedPaths(): ReadonlyMap<string, readonly number[]>;
}

/**
 * The locations of a parsed file, in which options are found by their field numbers, too: for a part
 * of an option's value the option itself. The numbers are worked out on the first such question, from
 * the options as they were parsed.
 */
export function withOptionLocations(
  locations: Locations,
  reopen: () => ParsedFile,
  all: AllOptionTypes,
  types: () => OptionTypes,
): LinkedLocations {
  let known: OptionPlaces | undefined;
  const places = () => {
    known ??= optionPlaces(reopen(), all, types());
    return known;
  };
  const optionSpan = (path: readonly number[]): Span | undefined => {
    const { around, whole } = places();
    const outer = around.get(path.join());
    if (outer !== undefined) return locations.spanOf(outer);
    for (let length = path.length; length > 0; length--) {
      const place = whole.get(path.slice(0, length).join());
      if (place !== undefined) return locations.spanOf(place);
    }
    return undefined;
  };
  return {
    spanOf: (path) => locations.spanOf(path) ?? optionSpan(path),
    interpretedPaths: () => (known ?? optionPlaces(reopen(), all, types())).interpreted,
  };
}

/** From the path of an interpreted option to that of the uninterpreted one. */
interface OptionPlaces {
  /** All that an option's name leads to; what is below is a part of its value. */
  readonly whole: ReadonlyMap<string, readonly number[]>;
  /** The messages that an option's name leads through: other options may set other parts of them. */
  readonly around: ReadonlyMap<string, readonly number[]>;
  /** The other way round. */
  readonly interpreted: ReadonlyMap<string, readonly number[]>;
}

function optionPlaces(parsed: ParsedFile, all: AllOptionTypes, types: OptionTypes): OptionPlaces {
  const whole = new Map<string, readonly number[]>();
  const around = new Map<string, readonly number[]>();
  const interpreted = new Map<string, readonly number[]>();
  for (const { kind, written, scope, pathOf } of optionHolders(linkedFile(parsed.proto, parsed))) {
    const type = all.optionsMessage(kind.schema.typeName);
    if (type === undefined) continue;
    const path = pathOf();
    const counts = new Map<string, number>();
    for (const [index, option] of written.entries()) {
      const named = namedFields(option, type, scope, types);
      if (named.kind !== "found") continue;
      const own = [...path, tags.uninterpretedOptions, index];
      const numbers = [...path];
      const note = (field: FieldOfMessage, places: Map<string, readonly number[]>) => {
        numbers.push(field.proto.number);
        const key = numbers.join();
        if (!places.has(key)) places.set(key, own);
      };
      for (const field of named.around) note(field, around);
      note(named.leaf, whole);
      if (isRepeated(named.leaf)) {
        const key = numbers.join();
        const count = counts.get(key) ?? 0;
        counts.set(key, count + 1);
        numbers.push(count);
        whole.set(numbers.join(), own);
      }
      interpreted.set(own.join(), numbers);
    }
  }
  return { whole, around, interpreted };
}
