import { cardinalityFlaw } from "../src/check/cardinality-flaw.ts";
import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import type { Cardinality } from "../src/schema/cardinality.ts";

export const fieldWireCompatibleCardinality = defineRule({
  id: "FIELD_WIRE_COMPATIBLE_CARDINALITY",
  subjects: ["field", "extension"],
  on: "kept",
  pair: "number",
  fact: "cardinality",
  categories: ["WIRE"],
  severity: "error",
  what: "A field keeps a cardinality that reads the bytes of the old one: optional, required, or repeated as lists and maps are.",
  why: "A reader that expects one value keeps only the last of many, a packed list is no single value at all, and a message without a required field is refused.",
  instead: "Add a field with a new number and the other cardinality, and deprecate this one.",
  example: {
    before: proto`
      message User {
        repeated int32 scores = 1;
      }
    `,
    after: proto`
      message User {
        int32 scores = 1;
      }
    `,
  },
  check({ before, after }, context) {
    return cardinalityFlaw(before, after, wireGroup, context);
  },
});

/** Presence is not seen in bytes, and a map is a list of its entries. */
function wireGroup(cardinality: Cardinality): string {
  switch (cardinality) {
    case "optional with explicit presence":
    case "optional with implicit presence":
      return "optional";
    case "required":
      return "required";
    case "repeated":
    case "map":
      return "repeated";
  }
}
