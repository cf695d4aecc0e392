import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import { jsonFormat } from "../src/schema/json-format.ts";

export const enumSameJsonFormat = defineRule({
  id: "ENUM_SAME_JSON_FORMAT",
  subjects: ["enum"],
  on: "kept",
  pair: "name",
  fact: "json-format",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "CSR"],
  severity: "error",
  what: "An enum that must have a JSON form keeps it.",
  why: "With `json_format = ALLOW` the compiler sees to it that the JSON form is sound; without, programs that read or write JSON are on their own.",
  instead: "Keep the feature `json_format`, or write it out where the syntax of the file changes.",
  example: {
    before: proto`
      edition = "2023";

      package acme.v1;

      enum Status {
        STATUS_UNSPECIFIED = 0;
      }
    `,
    after: proto`
      edition = "2023";

      package acme.v1;

      enum Status {
        option features.json_format = LEGACY_BEST_EFFORT;
        STATUS_UNSPECIFIED = 0;
      }
    `,
  },
  check({ before, after }) {
    const was = jsonFormat(before);
    const is = jsonFormat(after);
    if (was !== "ALLOW" || is === "ALLOW") return undefined;
    return {
      message: `enum ${after.typeName} changed its JSON format from ${was} to ${is}`,
      before: was,
      after: is,
      parts: [[3, 7, 6]],
    };
  },
});
