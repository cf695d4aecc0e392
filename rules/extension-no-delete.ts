import { declarationFlaw } from "../src/check/declaration-flaw.ts";
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
  instead: "Keep the extension and mark it with `deprecated = true`.",
  check({ before }, context) {
    return declarationFlaw(before, context);
  },
});
