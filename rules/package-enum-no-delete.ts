import { proto } from "../src/check/example.ts";
import { packageFlaw } from "../src/check/package-flaw.ts";
import { defineRule } from "../src/check/rule.ts";

export const packageEnumNoDelete = defineRule({
  id: "PACKAGE_ENUM_NO_DELETE",
  subjects: ["enum"],
  on: "removed",
  pair: "name",
  fact: "presence",
  categories: ["PACKAGE"],
  severity: "warning",
  what: "An enum is not deleted from its package.",
  why: "Code that uses the enum no longer compiles, in whatever file it was declared.",
  instead:
    "Keep the enum, in any file of the package, and mark it with `option deprecated = true`.",
  unlikeBuf: "The last enum of a package is reported as well.",
  example: {
    before: proto`
      enum Currency {
        CURRENCY_UNSPECIFIED = 0;
        CURRENCY_EUR = 1;
      }

      message Order {
        int64 total = 1;
      }
    `,
    after: proto`
      message Order {
        int64 total = 1;
      }
    `,
  },
  check({ before }, context) {
    return packageFlaw(before, context);
  },
});
