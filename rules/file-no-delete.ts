import type { DescFile } from "@bufbuild/protobuf";
import { proto } from "../src/check/example.ts";
import { defineRule, type RuleContext } from "../src/check/rule.ts";

export const fileNoDelete = defineRule({
  id: "FILE_NO_DELETE",
  subjects: ["file"],
  on: "removed",
  pair: "file",
  fact: "presence",
  categories: ["FILE", "CSR"],
  severity: "warning",
  what: "A file is not deleted.",
  why: "Files that import it no longer compile, and neither does code that uses what was generated from it.",
  instead:
    "Keep the file and mark what it declares as deprecated; a moved file can import its successor publicly.",
  unlikeBuf:
    "Only files of the repository can be deleted: an import that nobody needs any more is not reported.",
  example: {
    before: proto`
      message User {
        string name = 1;
      }
    `,
    after: undefined,
  },
  check({ before }, context) {
    const services = before.desc.services
      .filter((service) => context.pathAfter(service) === undefined)
      .map((service) => service.typeName);
    const held = services.length === 0 ? "" : ` with the service ${services.join(", ")}`;
    return {
      message: `file "${before.path}" was deleted${held}${successors(before.desc, context)}`,
      severity: services.length === 0 ? "warning" : "error",
    };
  },
});

/** Where all that the file declared is now, if nothing of it is gone. */
function successors(file: DescFile, context: RuleContext): string {
  const { messages, enums, extensions, services } = file;
  const declared = [...messages, ...enums, ...extensions, ...services];
  const paths = new Set(declared.map((each) => context.pathAfter(each)));
  const [path, ...others] = [...paths].sort();
  if (path === undefined || paths.has(undefined)) return "";
  const more = others.length === 0 ? "" : ` and ${others.length} more`;
  return `: what it declared is in "${path}"${more} now`;
}
