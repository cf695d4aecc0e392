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
  check({ before }, context) {
    return packageFlaw(before, context);
  },
});
