import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import type { EnumNumber } from "../src/schema/schema.ts";

export const enumValueSameName = defineRule({
  id: "ENUM_VALUE_SAME_NAME",
  subjects: ["enum_value"],
  on: "kept",
  pair: "number",
  fact: "name",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "CSR"],
  severity: "error",
  what: "A value of an enum keeps its names.",
  why: "Constants in generated code change their names, JSON and text format that use the old name are no longer read, and if the number got another meaning, old data is read as the wrong value.",
  instead: "Keep the old name, as an alias of the new one with `allow_alias = true` if need be.",
  unlikeBuf: "A number with several names is reported once, not once for each of its names.",
  example: {
    before: proto`
      enum Status {
        STATUS_UNSPECIFIED = 0;
        STATUS_PAID = 1;
      }
    `,
    after: proto`
      enum Status {
        STATUS_UNSPECIFIED = 0;
        STATUS_SETTLED = 1;
      }
    `,
  },
  check({ before, after }) {
    const was = namesOf(before);
    const is = namesOf(after);
    if (was.every((name) => is.includes(name))) return undefined;
    return {
      message: `value ${after.number} of ${after.parent.typeName} changed ${changeOf(was, is)}`,
      before: was.toSorted().join(", "),
      after: is.toSorted().join(", "),
      parts: [[1]],
    };
  },
});

function namesOf(subject: EnumNumber): readonly string[] {
  return subject.values.map((value) => value.name);
}

function changeOf(was: readonly string[], is: readonly string[]): string {
  const noun = was.length === 1 && is.length === 1 ? "name" : "names";
  return `${noun} from ${quoted(was)} to ${quoted(is)}`;
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(", ");
}
