import { declarationFlaw } from "../src/check/declaration-flaw.ts";
import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";

export const enumNoDelete = defineRule({
  id: "ENUM_NO_DELETE",
  subjects: ["enum"],
  on: "removed",
  pair: "file",
  fact: "presence",
  categories: ["FILE", "CSR"],
  severity: "warning",
  what: "An enum is not deleted from its file.",
  why: "Code and files that use the enum no longer compile.",
  instead:
    "Keep the enum and mark it with `option deprecated = true`; if it has to move, let its old file import the new one publicly.",
  unlikeBuf: "An enum that moved to another file is reported with that file.",
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
    return declarationFlaw(before, context);
  },
});
