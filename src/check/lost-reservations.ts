import type { DescEnum, DescMessage } from "@bufbuild/protobuf";
import { inRanges, losses, type NumberRange, rangeWords } from "../schema/number-range.ts";
import { largestNumber, reservedRanges, reserveStatement } from "../schema/reserved.ts";
import type { Flaw } from "./rule.ts";

/**
 * One flaw for each range of reserved numbers that lost some, and one for each reserved name that is
 * gone. Adjacent ranges count as one, so splitting and joining them loses nothing.
 */
export function lostReservations<S extends DescMessage | DescEnum>(
  before: S,
  after: S,
): readonly Flaw[] {
  const keptNames = new Set(after.proto.reservedName);
  const names = before.proto.reservedName
    .filter((name) => !keptNames.has(name))
    .map((name) => lostName(name, after));
  const ranges = losses(reservedRanges(before), reservedRanges(after)).map(({ range, lost }) =>
    lostRange(range, lost, after),
  );
  return [...ranges, ...names];
}

function lostRange(
  range: NumberRange,
  lost: readonly NumberRange[],
  after: DescMessage | DescEnum,
): Flaw {
  const largest = largestNumber(after);
  const numbers = lost.map((part) => rangeWords(part, largest)).join(", ");
  const users = membersOf(after).filter((member) => inRanges(lost, member.number));
  const isOne = lost.length === 1 && lost[0]?.first === lost[0]?.last;
  const event = isOne
    ? `reserved number ${numbers} of ${after.typeName} was released`
    : `reserved numbers ${numbers} of ${after.typeName} were released`;
  return {
    message: event + users.map((user) => `, ${user.number} is now "${user.name}"`).join(""),
    before: rangeWords(range, largest),
    after: `without ${numbers}`,
    parts: [[reservedRangePart(after)]],
    suggestion: users.length === 0 ? `reserved ${numbers};` : undefined,
  };
}

function lostName(name: string, after: DescMessage | DescEnum): Flaw {
  const user = membersOf(after).find((member) => member.name === name);
  const now = user === undefined ? "" : `, it now belongs to number ${user.number}`;
  return {
    message: `reserved name "${name}" of ${after.typeName} was released${now}`,
    before: name,
    parts: [[reservedRangePart(after) + 1]],
    suggestion: user === undefined ? reserveStatement(after, [], [name]) : undefined,
  };
}

function membersOf(subject: DescMessage | DescEnum) {
  return subject.kind === "message" ? subject.fields : subject.values;
}

/** The number of `reserved_range` in DescriptorProto and EnumDescriptorProto; the names come next. */
function reservedRangePart(subject: DescMessage | DescEnum): number {
  return subject.kind === "message" ? 9 : 4;
}
