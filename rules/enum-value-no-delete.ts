import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import { enumValueLabel } from "../src/schema/enum-value-label.ts";
import { renumberedValue } from "../src/schema/renumbered.ts";
import { enumValueReservation } from "../src/schema/reservation.ts";

export const enumValueNoDelete = defineRule({
  id: "ENUM_VALUE_NO_DELETE",
  subjects: ["enum_value"],
  on: "removed",
  pair: "number",
  fact: "presence",
  categories: ["FILE", "PACKAGE", "CSR"],
  severity: "warning",
  what: "A value of an enum is not deleted.",
  why: "Code that names the value no longer compiles, and programs that still receive its number do not know it.",
  instead: "Keep the value and mark it with `deprecated = true`.",
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
      }
    `,
  },
  check({ before, container }) {
    return {
      message: `${enumValueLabel(before)} was deleted${renumberedValue(before, container)}`,
      before: `${before.number}`,
      suggestion: enumValueReservation(before, container),
    };
  },
});
