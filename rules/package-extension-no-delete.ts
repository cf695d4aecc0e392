import { proto } from "../src/check/example.ts";
import { packageFlaw } from "../src/check/package-flaw.ts";
import { defineRule } from "../src/check/rule.ts";

export const packageExtensionNoDelete = defineRule({
  id: "PACKAGE_EXTENSION_NO_DELETE",
  subjects: ["extension"],
  on: "removed",
  pair: "name",
  fact: "presence",
  categories: ["PACKAGE"],
  severity: "warning",
  what: "An extension is not deleted from its package.",
  why: "Code that reads or sets the extension no longer compiles, and what others still send in it is lost.",
  instead: "Keep the extension, in any file of the package, and mark it with `deprecated = true`.",
  unlikeBuf: "The last extension of a package is reported as well.",
  example: {
    before: proto`
      syntax = "proto2";

      package acme.v1;

      message Options {
        extensions 100 to 199;
      }

      extend Options {
        optional string owner = 100;
      }
    `,
    after: proto`
      syntax = "proto2";

      package acme.v1;

      message Options {
        extensions 100 to 199;
      }
    `,
  },
  check({ before }, context) {
    return packageFlaw(before, context);
  },
});
