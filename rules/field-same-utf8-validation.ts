import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import { fieldLabel } from "../src/schema/field-label.ts";
import { utf8Validation } from "../src/schema/utf8-validation.ts";

export const fieldSameUtf8Validation = defineRule({
  id: "FIELD_SAME_UTF8_VALIDATION",
  subjects: ["field", "extension"],
  on: "kept",
  pair: "number",
  fact: "utf8-validation",
  categories: ["FILE", "PACKAGE"],
  severity: "warning",
  what: "A string field keeps its validation of UTF-8.",
  why: "With validation, readers refuse strings that others write without it, and whole messages with them.",
  instead:
    "Keep the feature `utf8_validation`, or write it out where the syntax of the file changes.",
  unlikeBuf:
    "A map is one field: it is reported once, not once for its keys and once for its values.",
  example: {
    before: proto`
      edition = "2023";

      package acme.v1;

      message User {
        string name = 1;
      }
    `,
    after: proto`
      edition = "2023";

      package acme.v1;

      message User {
        string name = 1 [features.utf8_validation = NONE];
      }
    `,
  },
  check({ before, after }) {
    const was = utf8Validation(before);
    const is = utf8Validation(after);
    if (was === undefined || is === undefined || was === is) return undefined;
    return {
      message: `${fieldLabel(after)} changed UTF-8 validation from ${was} to ${is}`,
      before: was,
      after: is,
      parts: [[8, 21, 4]],
    };
  },
});
