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
  check({ before }, context) {
    return packageFlaw(before, context);
  },
});
