import { declarationFlaw } from "../src/check/declaration-flaw.ts";
import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";

export const extensionNoDelete = defineRule({
  id: "EXTENSION_NO_DELETE",
  subjects: ["extension"],
  on: "removed",
  pair: "file",
  fact: "presence",
  categories: ["FILE"],
  severity: "warning",
  what: "An extension is not deleted from its file.",
  why: "Code that reads or sets the extension no longer compiles, and what others still send in it is lost.",
  instead:
    "Keep the extension and mark it with `deprecated = true`; if it has to move, let its old file import the new one publicly.",
  unlikeBuf: "An extension that moved to another file is reported with that file.",
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
    return declarationFlaw(before, context);
  },
});
