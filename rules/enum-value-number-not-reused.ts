import { proto } from "../src/check/example.ts";
import { pastWords } from "../src/check/past-words.ts";
import { defineRule } from "../src/check/rule.ts";
import { wasCalled } from "../src/schema/past.ts";

export const enumValueNumberNotReused = defineRule({
  id: "ENUM_VALUE_NUMBER_NOT_REUSED",
  subjects: ["enum_value"],
  on: "returned",
  pair: "number",
  fact: "past-number",
  categories: ["HISTORY"],
  severity: "error",
  what: "A new enum value does not take the number of a value that was deleted long ago.",
  why: "Stored data and programs that were never updated still use the number for what it once was: they read the new value as the old one, and the other way round.",
  instead: "Give the new value a number that no value ever had, and reserve the old one.",
  unlikeBuf: "`buf breaking` has no such rule: it compares two versions and knows no older ones.",
  example: {
    released: proto`
      enum Status {
        STATUS_UNSPECIFIED = 0;
        STATUS_PAID = 1;
        STATUS_REFUNDED = 2;
      }
    `,
    before: proto`
      enum Status {
        STATUS_UNSPECIFIED = 0;
        STATUS_PAID = 1;
      }
    `,
    after: proto`
      enum Status {
        STATUS_UNSPECIFIED = 0;
        STATUS_PAID = 1;
        STATUS_SHIPPED = 2;
      }
    `,
  },
  check({ past, after }) {
    const names = after.values.map((value) => value.name);
    if (wasCalled(past, names)) return undefined;
    const was = past.names.join(", ");
    const is = names.join(", ");
    return {
      message: `number ${after.number} of ${after.parent.typeName} is reused: it was "${was}" ${pastWords(past)} and is "${is}" now`,
      before: was,
      after: is,
      parts: [[2]],
      severity: past.isUnreleased ? "warning" : undefined,
    };
  },
});
