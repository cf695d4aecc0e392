import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import { enumValueLabel } from "../src/schema/enum-value-label.ts";
import { renumberedValue } from "../src/schema/renumbered.ts";
import { enumValueReservation } from "../src/schema/reservation.ts";
import { isNumberReserved } from "../src/schema/reserved.ts";

export const enumValueNoDeleteUnlessNumberReserved = defineRule({
  id: "ENUM_VALUE_NO_DELETE_UNLESS_NUMBER_RESERVED",
  subjects: ["enum_value"],
  on: "removed",
  pair: "number",
  fact: "presence",
  categories: ["WIRE_JSON", "WIRE", "CSR"],
  severity: "error",
  what: "A value of an enum is deleted only if its number is reserved.",
  why: "A number that is free will be given to another value one day, and then old bytes are read as something they are not.",
  instead: "Reserve the number of the deleted value in its enum, and its name too.",
  example: {
    before: proto`
      enum Status {
        STATUS_UNSPECIFIED = 0;
        STATUS_PAID = 1;
        STATUS_REFUNDED = 2;
      }
    `,
    after: proto`
      enum Status {
        STATUS_UNSPECIFIED = 0;
        STATUS_PAID = 1;
        reserved "STATUS_REFUNDED";
      }
    `,
  },
  check({ before, container }) {
    if (isNumberReserved(container, before.number)) return undefined;
    const now = renumberedValue(before, container);
    return {
      message: `${enumValueLabel(before)} was deleted without reserving number ${before.number}${now}`,
      before: `${before.number}`,
      suggestion: enumValueReservation(before, container),
    };
  },
});
