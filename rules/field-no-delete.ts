import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import { fieldLabel } from "../src/schema/field-label.ts";
import { renumberedField } from "../src/schema/renumbered.ts";
import { fieldReservation } from "../src/schema/reservation.ts";

export const fieldNoDelete = defineRule({
  id: "FIELD_NO_DELETE",
  subjects: ["field"],
  on: "removed",
  pair: "number",
  fact: "presence",
  categories: ["FILE", "PACKAGE", "CSR"],
  severity: "warning",
  what: "A field is not deleted.",
  why: "Code that reads or sets the field no longer compiles, and what others still send in it is lost.",
  instead: "Keep the field and mark it with `deprecated = true`.",
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
      }
    `,
  },
  check({ before, container }) {
    return {
      message: `${fieldLabel(before)} was deleted${renumberedField(before, container)}`,
      before: `${before.number}`,
      suggestion: fieldReservation(before, container),
    };
  },
});
