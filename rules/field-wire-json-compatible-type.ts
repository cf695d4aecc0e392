import { isCompatibleType } from "../src/check/compatible-type.ts";
import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import { typeFlaw } from "../src/check/type-flaw.ts";

export const fieldWireJsonCompatibleType = defineRule({
  id: "FIELD_WIRE_JSON_COMPATIBLE_TYPE",
  subjects: ["field", "extension"],
  on: "kept",
  pair: "number",
  fact: "type",
  categories: ["WIRE_JSON", "CSR"],
  severity: "error",
  what: "A field keeps a type that reads the bytes and the JSON of the old one.",
  why: "JSON or bytes written with the old type are refused or misread with the new one: int64, say, is a string in JSON, int32 a number.",
  instead: "Add a field with a new number and type, fill both for a while, and deprecate this one.",
  unlikeBuf: "A message, group or enum may get another name if it keeps its fields or values.",
  example: {
    before: proto`
      message User {
        int32 id = 1;
      }
    `,
    after: proto`
      message User {
        int64 id = 1;
      }
    `,
  },
  check({ before, after }, context) {
    if (isCompatibleType(before, after, "bytes and JSON", context)) return undefined;
    return typeFlaw(before, after);
  },
});
