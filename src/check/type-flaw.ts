import { fieldLabel } from "../schema/field-label.ts";
import { typeName, typeParts } from "../schema/field-type.ts";
import type { AnyField } from "../schema/schema.ts";
import type { Flaw } from "./rule.ts";

/** The flaw of a field whose type changed, placed at its type. */
export function typeFlaw(before: AnyField, after: AnyField): Flaw {
  const isOneName = typeName(before) === typeName(after);
  const was = isOneName ? withKind(before) : typeName(before);
  const is = isOneName ? withKind(after) : typeName(after);
  return {
    message: `${fieldLabel(after)} changed type from ${was} to ${is}`,
    before: was,
    after: is,
    parts: typeParts(after),
    beforeParts: typeParts(before),
  };
}

/** For a name that stood for a message and stands for an enum now, or the other way round. */
function withKind(field: AnyField): string {
  return `${typeName(field)} (${field.enum === undefined ? "message" : "enum"})`;
}
