import type { DescEnum, DescField, DescMessage } from "@bufbuild/protobuf";
import type { EnumNumber } from "./schema.ts";

/** Where the name of a deleted field went: `, "email" is now field 3`, or nothing. */
export function renumberedField(deleted: DescField, message: DescMessage): string {
  const heir = message.fields.find((field) => field.name === deleted.name);
  return heir === undefined ? "" : `, "${heir.name}" is now field ${heir.number}`;
}

/** Where the names of a deleted number of an enum went: `, "ACTIVE" is now value 3`, or nothing. */
export function renumberedValue(deleted: EnumNumber, parent: DescEnum): string {
  const names = deleted.values.map((value) => value.name);
  const heirs = parent.values.filter((value) => names.includes(value.name));
  return heirs.map((heir) => `, "${heir.name}" is now value ${heir.number}`).join("");
}
