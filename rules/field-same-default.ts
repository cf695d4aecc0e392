import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import { defaultValue, isSameDefault } from "../src/schema/default-value.ts";
import { fieldLabel } from "../src/schema/field-label.ts";
import { namedType } from "../src/schema/field-type.ts";

export const fieldSameDefault = defineRule({
  id: "FIELD_SAME_DEFAULT",
  subjects: ["field", "extension"],
  on: "kept",
  pair: "number",
  fact: "default",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  severity: "error",
  what: "A field keeps its default value.",
  why: "Where the field is absent, programs with the old schema see one value and programs with the new schema another.",
  instead:
    "Keep the default and set the other value where the message is written, or add a field with a new number.",
  example: {
    before: proto`
      syntax = "proto2";

      package acme.v1;

      message Retry {
        optional int32 attempts = 1 [default = 3];
      }
    `,
    after: proto`
      syntax = "proto2";

      package acme.v1;

      message Retry {
        optional int32 attempts = 1 [default = 5];
      }
    `,
  },
  check({ before, after }, context) {
    // Whether it has a default at all depends on what the type is.
    if ([before, after].some((field) => context.isAssumed(namedType(field) ?? "")))
      return undefined;
    const was = defaultValue(before);
    const is = defaultValue(after);
    if (was === undefined || is === undefined || isSameDefault(was, is)) return undefined;
    return {
      message: `${fieldLabel(after)} changed default from ${was.words} to ${is.words}`,
      before: was.words,
      after: is.words,
      parts: [[7]],
    };
  },
});
