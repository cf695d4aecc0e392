import { ScalarType } from "@bufbuild/protobuf";
import { FieldOptions_JSType } from "@bufbuild/protobuf/wkt";
import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import { fieldLabel } from "../src/schema/field-label.ts";
import { fieldType } from "../src/schema/field-type.ts";
import type { AnyField } from "../src/schema/schema.ts";

export const fieldSameJstype = defineRule({
  id: "FIELD_SAME_JSTYPE",
  subjects: ["field", "extension"],
  on: "kept",
  pair: "number",
  fact: "jstype",
  categories: ["FILE", "PACKAGE"],
  severity: "warning",
  what: "A 64-bit field keeps its type in JavaScript.",
  why: "In generated JavaScript the field changes between number and string.",
  instead: "Keep the option `jstype`.",
  example: {
    before: proto`
      message Order {
        int64 total = 1;
      }
    `,
    after: proto`
      message Order {
        int64 total = 1 [jstype = JS_STRING];
      }
    `,
  },
  check({ before, after }) {
    const was = jstype(before);
    const is = jstype(after);
    if (was === undefined || is === undefined || was === is) return undefined;
    return {
      message: `${fieldLabel(after)} changed option "jstype" from ${was} to ${is}`,
      before: was,
      after: is,
      parts: [[8, 6]],
    };
  },
});

/** Undefined for fields that are not 64-bit integers: the option means nothing there. */
function jstype(field: AnyField): string | undefined {
  const type = fieldType(field);
  if (type.kind !== "scalar" || !wide.has(type.scalar)) return undefined;
  return FieldOptions_JSType[field.proto.options?.jstype ?? FieldOptions_JSType.JS_NORMAL];
}

const wide: ReadonlySet<ScalarType> = new Set([
  ScalarType.INT64,
  ScalarType.UINT64,
  ScalarType.SINT64,
  ScalarType.FIXED64,
  ScalarType.SFIXED64,
]);
