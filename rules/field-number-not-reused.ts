import { proto } from "../src/check/example.ts";
import { pastWords } from "../src/check/past-words.ts";
import { defineRule } from "../src/check/rule.ts";
import { wasCalled } from "../src/schema/past.ts";
import { isSameWireFamily, isWrittenType, labelledType } from "../src/schema/written-type.ts";

export const fieldNumberNotReused = defineRule({
  id: "FIELD_NUMBER_NOT_REUSED",
  subjects: ["field"],
  on: "returned",
  pair: "number",
  fact: "past-number",
  categories: ["HISTORY"],
  severity: "error",
  what: "A new field does not take the number of a field that was deleted long ago.",
  why: "Stored data and programs that were never updated still use the number for what it once was: they read the new field as the old one, and the other way round.",
  instead: "Give the new field a number that no field ever had, and reserve the old one.",
  unlikeBuf: "`buf breaking` has no such rule: it compares two versions and knows no older ones.",
  example: {
    released: proto`
      message User {
        string name = 1;
        string email = 2;
      }
    `,
    before: proto`
      message User {
        string name = 1;
      }
    `,
    after: proto`
      message User {
        string name = 1;
        int64 birthday = 2;
      }
    `,
  },
  check({ past, after }) {
    const { number, names, type } = past;
    const isSameName = wasCalled(past, [after.name]);
    if (isSameName && isWrittenType(type, after)) return undefined;
    const isReadable = isSameName && isSameWireFamily(type, after);
    const was = `${type} ${names[0] ?? ""} = ${number}`;
    const is = `${labelledType(after)} ${after.name} = ${number}`;
    return {
      message: `field number ${number} of ${after.parent.typeName} is reused: it was "${was}" ${pastWords(past)} and is "${is}" now`,
      before: was,
      after: is,
      parts: [[3]],
      severity: past.isUnreleased || isReadable ? "warning" : undefined,
    };
  },
});
