import { proto } from "../src/check/example.ts";
import { lostReservations } from "../src/check/lost-reservations.ts";
import { defineRule } from "../src/check/rule.ts";

export const reservedMessageNoDelete = defineRule({
  id: "RESERVED_MESSAGE_NO_DELETE",
  subjects: ["message"],
  on: "kept",
  pair: "name",
  fact: "reserved",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  severity: "error",
  what: "A message keeps the numbers and names that it reserves.",
  why: "A number or name that was reserved belonged to a deleted field: given to another field, old bytes and old JSON are read as something they are not.",
  instead:
    "Leave `reserved` statements as they are and take numbers and names that were never used.",
  example: {
    before: proto`
      message User {
        string name = 1;
        reserved 2;
      }
    `,
    after: proto`
      message User {
        string name = 1;
        string phone = 2;
      }
    `,
  },
  check({ before, after }) {
    return lostReservations(before, after);
  },
});
