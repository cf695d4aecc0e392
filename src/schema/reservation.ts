import type { DescEnum, DescField, DescMessage } from "@bufbuild/protobuf";
import { extensionRanges } from "./extension-ranges.ts";
import { inRanges } from "./number-range.ts";
import { isNameReserved, isNumberReserved, reserveStatement } from "./reserved.ts";
import type { EnumNumber } from "./schema.ts";

/**
 * The statement that a message lacks to reserve what a deleted field leaves behind; undefined where
 * nothing is missing. A name that another field bears now cannot be reserved, nor can a number that
 * extensions may have.
 */
export function fieldReservation(deleted: DescField, message: DescMessage): string | undefined {
  const isTaken = message.fields.some((field) => field.name === deleted.name);
  const isForExtensions = inRanges(extensionRanges(message), deleted.number);
  return reservation(
    message,
    isForExtensions ? [] : [deleted.number],
    isTaken ? [] : [deleted.name],
  );
}

/** The same for a deleted number of an enum, with all its names. */
export function enumValueReservation(deleted: EnumNumber, parent: DescEnum): string | undefined {
  const taken = new Set(parent.values.map((value) => value.name));
  const names = deleted.values.map((value) => value.name).filter((name) => !taken.has(name));
  return reservation(parent, [deleted.number], names);
}

function reservation(
  subject: DescMessage | DescEnum,
  numbers: readonly number[],
  names: readonly string[],
): string | undefined {
  const missingNumbers = numbers.filter((number) => !isNumberReserved(subject, number));
  const missingNames = names.filter((name) => !isNameReserved(subject, name));
  return reserveStatement(subject, missingNumbers, missingNames) || undefined;
}
