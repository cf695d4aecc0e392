import type { DescMessage, MessageShape } from "@bufbuild/protobuf";
import { reflect } from "@bufbuild/protobuf/reflect";
import type { UninterpretedOption } from "@bufbuild/protobuf/wkt";
import { descriptorForms } from "../embedded/embedded.ts";
import { extensionValues, fieldValue, isForSource } from "./canonical.ts";
import type { Copy, OptionValue, PartOptions } from "./part.ts";

/** The options of one part, without those that are for the source alone. */
export function optionsOf<D extends DescMessage>(
  schema: D,
  options: (MessageShape<D> & HasUninterpreted) | undefined,
  { form, types }: Copy,
): PartOptions {
  if (options === undefined) return noOptions;
  const values = new Map<string, OptionValue>();
  const reflected = reflect(schema, options);
  const { zeros } = descriptorForms[form];
  for (const field of schema.fields) {
    if (!reflected.isSet(field) || isForSource(field)) continue;
    if (field.number === uninterpretedNumber) continue;
    const value = fieldValue(reflected, field, types);
    if (value === "{}" || (!zeros && zeroValues.has(value))) continue;
    values.set(field.name, { kind: "built-in", number: field.number, value });
  }
  for (const { name, number, value } of extensionValues(options, schema, types)) {
    values.set(name, { kind: "custom", number, value });
  }
  return { values, isPartial: options.uninterpretedOption.length > 0 };
}

export const noOptions: PartOptions = { values: new Map(), isPartial: false };

interface HasUninterpreted {
  readonly uninterpretedOption: readonly UninterpretedOption[];
}

const uninterpretedNumber = 999;
const zeroValues: ReadonlySet<string> = new Set(["0", "false", '""']);
