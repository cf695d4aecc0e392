import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import { fieldLabel } from "../src/schema/field-label.ts";
import type { AnyField } from "../src/schema/schema.ts";

export const fieldSameName = defineRule({
  id: "FIELD_SAME_NAME",
  subjects: ["field", "extension"],
  on: "kept",
  pair: "number",
  fact: "name",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "CSR"],
  severity: "error",
  what: "A field keeps its name.",
  why: "Accessors in generated code change their names, JSON and text format that use the old name are no longer read, and if the number got another meaning, old bytes are read under the wrong name.",
  instead: "Keep the name; for another meaning add a field with a new number.",
  example: {
    before: proto`
      message User {
        string email = 1;
      }
    `,
    after: proto`
      message User {
        string phone = 1;
      }
    `,
  },
  check({ before, after }) {
    const was = nameOf(before);
    const is = nameOf(after);
    if (was === is) return undefined;
    return {
      message: `${fieldLabel(before)} changed name to "${is}"`,
      before: was,
      after: is,
      parts: [[1]],
    };
  },
});

function nameOf(field: AnyField): string {
  return field.kind === "field" ? field.name : field.typeName;
}
