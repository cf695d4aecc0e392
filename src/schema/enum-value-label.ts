import type { EnumNumber } from "./schema.ts";

/** A number of an enum in a message for people: `value 2 "ACTIVE", "ENABLED" of acme.v1.Status`. */
export function enumValueLabel(subject: EnumNumber): string {
  const names = subject.values.map((value) => `"${value.name}"`).join(", ");
  return `value ${subject.number} ${names} of ${subject.parent.typeName}`;
}
