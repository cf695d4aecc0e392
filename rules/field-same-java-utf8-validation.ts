import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import { fieldLabel } from "../src/schema/field-label.ts";
import { javaUtf8Validation } from "../src/schema/utf8-validation.ts";

export const fieldSameJavaUtf8Validation = defineRule({
  id: "FIELD_SAME_JAVA_UTF8_VALIDATION",
  subjects: ["field", "extension"],
  on: "kept",
  pair: "number",
  fact: "utf8-validation",
  categories: ["FILE", "PACKAGE"],
  severity: "warning",
  what: "A string field keeps its validation of UTF-8 in Java.",
  why: "With validation, Java readers refuse strings that others write without it, and whole messages with them.",
  instead: "Keep the option `java_string_check_utf8` or the feature `(pb.java).utf8_validation`.",
  unlikeBuf:
    "A map is one field: it is reported once, not once for its keys and once for its values.",
  example: {
    before: proto`
      syntax = "proto2";

      package acme.v1;

      message User {
        optional string name = 1;
      }
    `,
    after: proto`
      syntax = "proto2";

      package acme.v1;

      option java_string_check_utf8 = true;

      message User {
        optional string name = 1;
      }
    `,
  },
  check({ before, after }) {
    const was = javaUtf8Validation(before);
    const is = javaUtf8Validation(after);
    if (was === undefined || is === undefined || was === is) return undefined;
    return {
      message: `${fieldLabel(after)} changed UTF-8 validation in Java from ${was} to ${is}`,
      before: was,
      after: is,
      parts: [
        [8, 21, 1001, 2],
        [8, 21, 4],
      ],
    };
  },
});
