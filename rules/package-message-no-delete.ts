import { proto } from "../src/check/example.ts";
import { packageFlaw } from "../src/check/package-flaw.ts";
import { defineRule } from "../src/check/rule.ts";

export const packageMessageNoDelete = defineRule({
  id: "PACKAGE_MESSAGE_NO_DELETE",
  subjects: ["message"],
  on: "removed",
  pair: "name",
  fact: "presence",
  categories: ["PACKAGE"],
  severity: "warning",
  what: "A message is not deleted from its package.",
  why: "Code that uses the message no longer compiles, and values of it inside google.protobuf.Any can no longer be read.",
  instead:
    "Keep the message, in any file of the package, and mark it with `option deprecated = true`.",
  unlikeBuf:
    "The last message of a package is reported as well. The message that the compiler makes for the entries of a map is not: nobody wrote it.",
  example: {
    before: proto`
      message Address {
        string city = 1;
      }

      message User {
        string name = 1;
      }
    `,
    after: proto`
      message User {
        string name = 1;
      }
    `,
  },
  check({ before }, context) {
    return packageFlaw(before, context);
  },
});
