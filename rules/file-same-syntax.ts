import { Edition } from "@bufbuild/protobuf/wkt";
import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import type { SchemaFile } from "../src/schema/schema.ts";

export const fileSameSyntax = defineRule({
  id: "FILE_SAME_SYNTAX",
  subjects: ["file"],
  on: "kept",
  pair: "file",
  fact: "syntax",
  categories: ["FILE", "PACKAGE", "CSR"],
  severity: "warning",
  what: "A file keeps its syntax: proto2, proto3 or an edition.",
  why: "The syntax decides on presence, on open enums, on the validation of strings and on what generated code looks like; old compilers do not know new ones.",
  instead:
    "Keep the syntax, or move to an edition with features that say what the old syntax meant.",
  example: {
    before: proto`
      syntax = "proto2";

      package acme.v1;

      message User {
        optional string name = 1;
      }
    `,
    after: proto`
      syntax = "proto3";

      package acme.v1;

      message User {
        optional string name = 1;
      }
    `,
  },
  check({ before, after }) {
    const was = syntaxOf(before);
    const is = syntaxOf(after);
    // What a newer edition changes is told by the rules for its features.
    if (was === is || (was.startsWith("edition") && is.startsWith("edition"))) return undefined;
    return {
      message: `file "${after.path}" changed syntax from ${was} to ${is}`,
      before: was,
      after: is,
      parts: [[12], [14]],
    };
  },
});

function syntaxOf({ desc }: SchemaFile): string {
  const name = Edition[desc.edition].toLowerCase();
  return name.startsWith("edition_proto") ? name.slice(8) : name.replace("_", " ");
}
