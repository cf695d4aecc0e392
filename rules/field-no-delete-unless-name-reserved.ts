import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import { fieldLabel } from "../src/schema/field-label.ts";
import { renumberedField } from "../src/schema/renumbered.ts";
import { fieldReservation } from "../src/schema/reservation.ts";
import { isNameReserved } from "../src/schema/reserved.ts";

export const fieldNoDeleteUnlessNameReserved = defineRule({
  id: "FIELD_NO_DELETE_UNLESS_NAME_RESERVED",
  subjects: ["field"],
  on: "removed",
  pair: "number",
  fact: "presence",
  categories: ["WIRE_JSON", "CSR"],
  severity: "error",
  what: "A field is deleted only if its name is reserved.",
  why: "JSON and text format know fields by name: a name that is free will be given to another field one day, and then old documents are read as something they are not.",
  instead: "Reserve the name of the deleted field in its message, and its number too.",
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
        reserved 2;
      }
    `,
  },
  check({ before, container }) {
    if (isNameReserved(container, before.name)) return undefined;
    const now = renumberedField(before, container);
    return {
      message: `${fieldLabel(before)} was deleted without reserving name "${before.name}"${now}`,
      before: before.name,
      suggestion: fieldReservation(before, container),
    };
  },
});
