import { declarationFlaw } from "../src/check/declaration-flaw.ts";
import { defineRule } from "../src/check/rule.ts";

export const serviceNoDelete = defineRule({
  id: "SERVICE_NO_DELETE",
  subjects: ["service"],
  on: "removed",
  pair: "file",
  fact: "presence",
  categories: ["FILE"],
  severity: "error",
  what: "A service is not deleted from its file.",
  why: 'Clients that are out there call its rpcs by the name of the service and get the answer "unimplemented"; code that uses it no longer compiles.',
  instead: "Keep the service and mark it with `option deprecated = true`.",
  check({ before }, context) {
    return declarationFlaw(before, context);
  },
});
