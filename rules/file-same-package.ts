import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import type { SchemaFile } from "../src/schema/schema.ts";

export const fileSamePackage = defineRule({
  id: "FILE_SAME_PACKAGE",
  subjects: ["file"],
  on: "kept",
  pair: "file",
  fact: "package",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  severity: "error",
  what: "A file keeps its package.",
  why: "Everything that the file declares gets another full name: files and code that use it no longer compile, clients call services that are no longer there, and values inside google.protobuf.Any can no longer be read.",
  instead:
    "Keep the package; put what is new into a new file with a new package and let both live for a while.",
  example: {
    before: proto`
      syntax = "proto3";

      package acme.v1;

      message User {
        string name = 1;
      }
    `,
    after: proto`
      syntax = "proto3";

      package acme.v2;

      message User {
        string name = 1;
      }
    `,
  },
  check({ before, after }) {
    const was = packageOf(before);
    const is = packageOf(after);
    if (was === is) return undefined;
    return {
      message: `file "${after.path}" changed package from ${was} to ${is}`,
      before: was,
      after: is,
      parts: [[2]],
    };
  },
});

function packageOf(file: SchemaFile): string {
  return file.desc.proto.package === "" ? "none" : file.desc.proto.package;
}
