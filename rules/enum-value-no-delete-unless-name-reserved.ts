import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import { enumValueLabel } from "../src/schema/enum-value-label.ts";
import { renumberedValue } from "../src/schema/renumbered.ts";
import { enumValueReservation } from "../src/schema/reservation.ts";
import { isNameReserved } from "../src/schema/reserved.ts";

export const enumValueNoDeleteUnlessNameReserved = defineRule({
  id: "ENUM_VALUE_NO_DELETE_UNLESS_NAME_RESERVED",
  subjects: ["enum_value"],
  on: "removed",
  pair: "number",
  fact: "presence",
  categories: ["WIRE_JSON", "CSR"],
  severity: "error",
  what: "A value of an enum is deleted only if its names are reserved.",
  why: "JSON and text format know values by name: a name that is free will be given to another value one day, and then old documents are read as something they are not.",
  instead: "Reserve every name of the deleted value in its enum, and its number too.",
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
        reserved 2;
      }
    `,
  },
  check({ before, container }) {
    const names = before.values
      .map((value) => value.name)
      .filter((name) => !isNameReserved(container, name));
    if (names.length === 0) return undefined;
    const quoted = names.map((name) => `"${name}"`).join(", ");
    const free = `${names.length === 1 ? "name" : "names"} ${quoted}`;
    const now = renumberedValue(before, container);
    return {
      message: `${enumValueLabel(before)} was deleted without reserving ${free}${now}`,
      before: names.join(", "),
      suggestion: enumValueReservation(before, container),
    };
  },
});
