import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";

export const oneofNoDelete = defineRule({
  id: "ONEOF_NO_DELETE",
  subjects: ["oneof"],
  on: "removed",
  pair: "name",
  fact: "presence",
  categories: ["FILE", "PACKAGE", "CSR"],
  severity: "warning",
  what: "A oneof is not deleted.",
  why: "Code that asks which field of the oneof is set no longer compiles.",
  instead: "Keep the oneof; for another choice add a new one with new fields.",
  example: {
    before: proto`
      message Payment {
        oneof method {
          string card = 1;
        }
      }
    `,
    after: proto`
      message Payment {
        string card = 1;
      }
    `,
  },
  check({ before }) {
    return { message: `oneof "${before.name}" of ${before.parent.typeName} was deleted` };
  },
});
