import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";

export const packageNoDelete = defineRule({
  id: "PACKAGE_NO_DELETE",
  subjects: ["package"],
  on: "removed",
  pair: "name",
  fact: "presence",
  categories: ["PACKAGE"],
  severity: "warning",
  what: "A package is not deleted.",
  why: "Code that uses what was generated from it no longer compiles; calls of its services fail, and values of its messages inside google.protobuf.Any can no longer be read.",
  instead:
    "Keep the package and mark what it declares as deprecated; a successor is a new package.",
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
  check({ before }, context) {
    if (before.name === "") return undefined;
    const declared = before.files.flatMap(({ desc }) => [
      ...[...desc.messages, ...desc.enums],
      ...[...desc.extensions, ...desc.services],
    ]);
    // A folder became another root: under its full name all is still there.
    const isMoved = declared.every((each) => context.pathAfter(each) !== undefined);
    if (declared.length > 0 && isMoved) return undefined;
    const services = before.files.flatMap((file) => file.desc.services);
    const held = services.map((service) => service.typeName).join(", ");
    return {
      message: `package "${before.name}" was deleted${held === "" ? "" : ` with the service ${held}`}`,
      severity: held === "" ? "warning" : "error",
    };
  },
});
