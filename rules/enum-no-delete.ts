import { declarationFlaw } from "../src/check/declaration-flaw.ts";
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
  instead: "Keep the enum and mark it with `option deprecated = true`.",
  check({ before }, context) {
    return declarationFlaw(before, context);
  },
});
