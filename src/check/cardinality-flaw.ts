import { type Cardinality, cardinality } from "../schema/cardinality.ts";
import { fieldLabel } from "../schema/field-label.ts";
import { namedType } from "../schema/field-type.ts";
import type { AnyField } from "../schema/schema.ts";
import type { Flaw, RuleContext } from "./rule.ts";

/**
 * The flaw of a field whose cardinality changed to one of another group, placed at its label;
 * undefined where both stand in one group. Whether a singular field of an assumed type has presence
 * depends on what the type is, so that is no change.
 */
export function cardinalityFlaw(
  before: AnyField,
  after: AnyField,
  groupOf: (cardinality: Cardinality) => string,
  context: RuleContext,
): Flaw | undefined {
  const was = cardinality(before);
  const is = cardinality(after);
  if (was === is || groupOf(was) === groupOf(is)) return undefined;
  const isAssumed = [before, after].some((field) => context.isAssumed(namedType(field) ?? ""));
  if (isAssumed && isOptional(was) && isOptional(is)) return undefined;
  return {
    message: `${fieldLabel(after)} changed cardinality from ${was} to ${is}`,
    before: was,
    after: is,
    parts: [[4]],
  };
}

function isOptional(cardinality: Cardinality): boolean {
  return cardinality.startsWith("optional");
}
