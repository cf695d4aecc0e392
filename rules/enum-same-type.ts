import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";

export const enumSameType = defineRule({
  id: "ENUM_SAME_TYPE",
  subjects: ["enum"],
  on: "kept",
  pair: "name",
  fact: "openness",
  categories: ["FILE", "PACKAGE"],
  severity: "warning",
  what: "An open enum stays open, a closed one closed.",
  why: "An open enum keeps numbers it does not know, a closed one puts them aside as unknown fields: generated code changes, and so does what programs see in old data.",
  instead: "Keep the feature `enum_type`, or write it out where the syntax of the file changes.",
  example: {
    before: proto`
      edition = "2023";

      package acme.v1;

      enum Status {
        STATUS_UNSPECIFIED = 0;
      }
    `,
    after: proto`
      edition = "2023";

      package acme.v1;

      enum Status {
        option features.enum_type = CLOSED;
        STATUS_UNSPECIFIED = 0;
      }
    `,
  },
  check({ before, after }) {
    if (before.open === after.open) return undefined;
    const was = before.open ? "open" : "closed";
    const is = after.open ? "open" : "closed";
    return {
      message: `enum ${after.typeName} changed from ${was} to ${is}`,
      before: was,
      after: is,
      parts: [[3, 7, 2]],
    };
  },
});
