import { isCompatibleType } from "../src/check/compatible-type.ts";
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
  check({ before, after }, context) {
    if (isCompatibleType(before, after, "bytes", context)) return undefined;
    return typeFlaw(before, after);
  },
});
