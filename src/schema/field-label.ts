import type { AnyField } from "./schema.ts";

/**
 * A field in a message for people: `field 2 "email" of acme.v1.User`,
 * `extension 100 "acme.v1.nickname" of acme.v1.User`.
 */
export function fieldLabel(field: AnyField): string {
  if (field.kind === "field") {
    return `field ${field.number} "${field.name}" of ${field.parent.typeName}`;
  }
  return `extension ${field.number} "${field.typeName}" of ${field.extendee.typeName}`;
}
