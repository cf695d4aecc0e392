import { proto } from "../src/check/example.ts";
import { defineRule, type RuleContext } from "../src/check/rule.ts";
import { isSameType } from "../src/check/same-shape.ts";
import { typeFlaw } from "../src/check/type-flaw.ts";
import { type FieldType, fieldType, nameOfType } from "../src/schema/field-type.ts";
import { mapEntry } from "../src/schema/map-entry.ts";

export const fieldSameType = defineRule({
  id: "FIELD_SAME_TYPE",
  subjects: ["field", "extension"],
  on: "kept",
  pair: "number",
  fact: "type",
  categories: ["FILE", "PACKAGE", "CSR"],
  severity: "warning",
  what: "A field keeps its type.",
  why: "Generated accessors change their type, so code that uses them no longer compiles.",
  instead: "Add a field with a new number and type, and deprecate this one.",
  unlikeBuf:
    "A map is one field: it is reported once, with the types of keys and values, and not at all where only the name of the field changed.",
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
    return isSame(fieldType(before), fieldType(after), context)
      ? undefined
      : typeFlaw(before, after);
  },
});

function isSame(before: FieldType, after: FieldType, context: RuleContext): boolean {
  if (before.kind === "scalar") return after.kind === "scalar" && before.scalar === after.scalar;
  if (before.kind === "map" && after.kind === "map") {
    return before.key === after.key && isSame(before.value, after.value, context);
  }
  if (before.kind === "map" || after.kind === "map") return isSameEntry(before, after, context);
  const was = nameOfType(before);
  const is = nameOfType(after);
  if (was === undefined || is === undefined || !context.sameName(was, is)) return false;
  return (
    context.isAssumed(was) ||
    context.isAssumed(is) ||
    (before.kind === after.kind && isDelimited(before) === isDelimited(after))
  );
}

/** A map against a list of its entry message: their cardinality differs, not their type. */
function isSameEntry(before: FieldType, after: FieldType, context: RuleContext): boolean {
  const was = mapEntry(before);
  const is = mapEntry(after);
  return (
    was !== undefined &&
    is !== undefined &&
    was.name === is.name &&
    isSameType(was.key, is.key, context) &&
    isSameType(was.value, is.value, context)
  );
}

function isDelimited(type: FieldType): boolean {
  return type.kind === "message" && type.delimited;
}
