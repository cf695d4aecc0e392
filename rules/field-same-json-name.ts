import type { DescField } from "@bufbuild/protobuf";
import { isCompatibleType } from "../src/check/compatible-type.ts";
import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import { fieldLabel } from "../src/schema/field-label.ts";
import { jsonName } from "../src/schema/json-name.ts";

export const fieldSameJsonName = defineRule({
  id: "FIELD_SAME_JSON_NAME",
  subjects: ["field"],
  on: "kept",
  pair: "number",
  fact: "name",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "CSR"],
  severity: "error",
  what: "A field keeps its name in JSON.",
  why: "JSON that was written with the old name is no longer read, and other programs do not find the field under the new one.",
  instead:
    "Keep the JSON name: with the option `json_name` it can differ from the name of the field.",
  example: {
    before: proto`
      message User {
        string email = 1;
      }
    `,
    after: proto`
      message User {
        string email = 1 [json_name = "mail"];
      }
    `,
  },
  check({ before, after }, context) {
    const was = jsonName(before);
    const is = jsonName(after);
    if (was === is) return undefined;
    // What has another type, too, is another field: the old name would be wrong for it.
    const isRename = isCompatibleType(before, after, "bytes and JSON", context);
    return {
      message: `${fieldLabel(before)} changed ${renamed(before, after)} name from "${was}" to "${is}"`,
      before: was,
      after: is,
      parts: [[10], [1]],
      suggestion: isRename && isFree(was, after) ? `[json_name = "${was}"]` : undefined,
    };
  },
});

/** Where both names changed, the one message that is shown says so. */
function renamed(before: DescField, after: DescField): string {
  return before.name === after.name ? "its JSON" : `name to "${after.name}" and its JSON`;
}

/** Whether no other field of the message answers to this name in JSON. */
function isFree(name: string, field: DescField): boolean {
  return field.parent.fields.every(
    (other) => other === field || (jsonName(other) !== name && other.name !== name),
  );
}
