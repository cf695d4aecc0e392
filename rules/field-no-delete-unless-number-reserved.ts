import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import { fieldLabel } from "../src/schema/field-label.ts";
import { renumberedField } from "../src/schema/renumbered.ts";
import { fieldReservation } from "../src/schema/reservation.ts";
import { isNumberReserved } from "../src/schema/reserved.ts";

export const fieldNoDeleteUnlessNumberReserved = defineRule({
  id: "FIELD_NO_DELETE_UNLESS_NUMBER_RESERVED",
  subjects: ["field"],
  on: "removed",
  pair: "number",
  fact: "presence",
  categories: ["WIRE_JSON", "WIRE", "CSR"],
  severity: "error",
  what: "A field is deleted only if its number is reserved.",
  why: "A number that is free will be given to another field one day, and then old bytes are read as something they are not.",
  instead: "Reserve the number of the deleted field in its message, and its name too.",
  example: {
    before: proto`
      message User {
        string name = 1;
        string email = 2;
      }
    `,
    after: proto`
      message User {
        string name = 1;
        reserved "email";
      }
    `,
  },
  check({ before, container }) {
    if (isNumberReserved(container, before.number)) return undefined;
    const now = renumberedField(before, container);
    return {
      message: `${fieldLabel(before)} was deleted without reserving number ${before.number}${now}`,
      before: `${before.number}`,
      suggestion: fieldReservation(before, container),
    };
  },
});
