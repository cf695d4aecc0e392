import { proto } from "../src/check/example.ts";
import { pastWords } from "../src/check/past-words.ts";
import { defineRule } from "../src/check/rule.ts";
import { isSameJsonFamily, labelledType } from "../src/schema/written-type.ts";

export const fieldNameNotReused = defineRule({
  id: "FIELD_NAME_NOT_REUSED",
  subjects: ["field"],
  on: "returned",
  pair: "name",
  fact: "past-name",
  categories: ["HISTORY"],
  severity: "error",
  what: "A new field does not take the name, or the JSON name, of a deleted field with another number.",
  why: "JSON and text format that were written with the old field are read into the new one; where the two have different types, they can no longer be read at all.",
  instead: "Give the new field a name that no field ever had, and reserve the old one.",
  unlikeBuf: "`buf breaking` has no such rule: it compares two versions and knows no older ones.",
  example: {
    released: proto`
      message User {
        string name = 1;
        string born = 2;
      }
    `,
    before: proto`
      message User {
        string name = 1;
        reserved 2;
      }
    `,
    after: proto`
      message User {
        string name = 1;
        reserved 2;
        int64 born = 3;
      }
    `,
  },
  check({ past, after }) {
    const { number, names, type, jsonName } = past;
    if (number === after.number) return undefined;
    const was = `${type} ${names[0] ?? ""} = ${number}`;
    const is = `${labelledType(after)} ${after.name} = ${after.number}`;
    const isName = names.includes(after.name);
    const name = isName ? `field name "${after.name}"` : `name "${jsonName}" in JSON`;
    const isReadable = isSameJsonFamily(type, after);
    return {
      message: `${name} of ${after.parent.typeName} is reused: it was "${was}" ${pastWords(past)} and is "${is}" now`,
      before: was,
      after: is,
      parts: isName ? [[1]] : [[10], [1]],
      severity: past.isUnreleased || isReadable ? "warning" : undefined,
    };
  },
});
