import { isCompatibleType } from "../src/check/compatible-type.ts";
import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import { typeFlaw } from "../src/check/type-flaw.ts";

export const fieldWireCompatibleType = defineRule({
  id: "FIELD_WIRE_COMPATIBLE_TYPE",
  subjects: ["field", "extension"],
  on: "kept",
  pair: "number",
  fact: "type",
  categories: ["WIRE"],
  severity: "error",
  what: "A field keeps a type that reads the bytes of the old one.",
  why: "Bytes written with the old type are misread or dropped with the new one, and the other way round, without an error.",
  instead: "Add a field with a new number and type, fill both for a while, and deprecate this one.",
  unlikeBuf:
    "Types that are written alike may take each other's place: enums and integers (an integer only becomes an open enum), a message that becomes bytes, a map and a list of its entries, and a message, group or enum that got another name and kept its fields or values.",
  example: {
    before: proto`
      message User {
        string birthday = 1;
      }
    `,
    after: proto`
      message User {
        int64 birthday = 1;
      }
    `,
  },
  check({ before, after }, context) {
    if (isCompatibleType(before, after, "bytes", context)) return undefined;
    return typeFlaw(before, after);
  },
});
