import type { DescEnum, DescMessage } from "@bufbuild/protobuf";
import { inRanges, mergeRanges, type NumberRange } from "./number-range.ts";

/**
 * The numbers that a message or an enum reserves, merged and ascending. In descriptors the end of a
 * range is exclusive for messages and inclusive for enums: descriptor.proto, EnumReservedRange.
 */
export function reservedRanges(subject: DescMessage | DescEnum): readonly NumberRange[] {
  const known = cache.get(subject);
  if (known !== undefined) return known;
  const beyond = subject.kind === "message" ? 1 : 0;
  const ranges = mergeRanges(
    subject.proto.reservedRange.map((range) => ({ first: range.start, last: range.end - beyond })),
  );
  cache.set(subject, ranges);
  return ranges;
}

/** They are asked for again with every member that was deleted; descriptors do not change. */
const cache = new WeakMap<DescMessage | DescEnum, readonly NumberRange[]>();

/** Whether a message or an enum reserves this number. */
export function isNumberReserved(subject: DescMessage | DescEnum, number: number): boolean {
  return inRanges(reservedRanges(subject), number);
}

/** Whether a message or an enum reserves this name. */
export function isNameReserved(subject: DescMessage | DescEnum, name: string): boolean {
  return subject.proto.reservedName.includes(name);
}

/** What `max` stands for in a range of this message or enum: protoc's parser.cc, ParseReserved. */
export function largestNumber(subject: DescMessage | DescEnum): number {
  if (subject.kind === "enum") return 2_147_483_647;
  return subject.proto.options?.messageSetWireFormat === true ? 2_147_483_646 : 536_870_911;
}

/**
 * A statement that reserves these, ready to paste: `reserved 2; reserved "email";`, in editions
 * `reserved email;`.
 */
export function reserveStatement(
  subject: DescMessage | DescEnum,
  numbers: readonly number[],
  names: readonly string[],
): string {
  const editions = subject.file.proto.syntax === "editions";
  const list = [
    numbers.join(", "),
    names.map((name) => (editions ? name : `"${name}"`)).join(", "),
  ];
  return list
    .filter((items) => items !== "")
    .map((items) => `reserved ${items};`)
    .join(" ");
}
