import { cardinalityFlaw } from "../src/check/cardinality-flaw.ts";
import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";

export const fieldSameCardinality = defineRule({
  id: "FIELD_SAME_CARDINALITY",
  subjects: ["field", "extension"],
  on: "kept",
  pair: "number",
  fact: "cardinality",
  categories: ["FILE", "PACKAGE"],
  severity: "warning",
  what: "A field keeps its cardinality: singular with or without presence, required, repeated or a map.",
  why: "Accessors in generated code change: a list in place of a value, or a has-method that comes or goes.",
  instead: "Add a field with a new number and the other cardinality, and deprecate this one.",
  example: {
    before: proto`
      message User {
        int32 age = 1;
      }
    `,
    after: proto`
      message User {
        optional int32 age = 1;
      }
    `,
  },
  check({ before, after }, context) {
    return cardinalityFlaw(before, after, (cardinality) => cardinality, context);
  },
});
