import { proto } from "../src/check/example.ts";
import { lostReservations } from "../src/check/lost-reservations.ts";
import { defineRule } from "../src/check/rule.ts";

export const reservedEnumNoDelete = defineRule({
  id: "RESERVED_ENUM_NO_DELETE",
  subjects: ["enum"],
  on: "kept",
  pair: "name",
  fact: "reserved",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  severity: "error",
  what: "An enum keeps the numbers and names that it reserves.",
  why: "A number or name that was reserved belonged to a deleted value: given to another value, old bytes and old JSON are read as something they are not.",
  instead:
    "Leave `reserved` statements as they are and take numbers and names that were never used.",
  example: {
    before: proto`
      enum Status {
        STATUS_UNSPECIFIED = 0;
        reserved 2, 5 to 9;
      }
    `,
    after: proto`
      enum Status {
        STATUS_UNSPECIFIED = 0;
        reserved 2;
      }
    `,
  },
  check({ before, after }) {
    return lostReservations(before, after);
  },
});
