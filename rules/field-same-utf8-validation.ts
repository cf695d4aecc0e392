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
