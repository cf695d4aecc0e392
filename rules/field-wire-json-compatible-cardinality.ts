import { cardinalityFlaw } from "../src/check/cardinality-flaw.ts";
import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import type { Cardinality } from "../src/schema/cardinality.ts";

export const fieldWireJsonCompatibleCardinality = defineRule({
  id: "FIELD_WIRE_JSON_COMPATIBLE_CARDINALITY",
  subjects: ["field", "extension"],
  on: "kept",
  pair: "number",
  fact: "cardinality",
  categories: ["WIRE_JSON", "CSR"],
  severity: "error",
  what: "A field keeps a cardinality that reads the bytes and the JSON of the old one: optional, required, repeated or a map.",
  why: "In JSON a list is an array, a map an object and a single value neither: the other kind is refused; in bytes a reader of one value keeps only the last of many.",
  instead: "Add a field with a new number and the other cardinality, and deprecate this one.",
  example: {
    before: proto`
      message Entry {
        string key = 1;
        string value = 2;
      }

      message User {
        map<string, string> labels = 1;
      }
    `,
    after: proto`
      message Entry {
        string key = 1;
        string value = 2;
      }

      message User {
        repeated Entry labels = 1;
      }
    `,
  },
  check({ before, after }, context) {
    return cardinalityFlaw(before, after, jsonGroup, context);
  },
});

/** Presence alone breaks neither bytes nor JSON. */
function jsonGroup(cardinality: Cardinality): string {
  switch (cardinality) {
    case "optional with explicit presence":
    case "optional with implicit presence":
      return "optional";
    case "required":
    case "repeated":
    case "map":
      return cardinality;
  }
}
