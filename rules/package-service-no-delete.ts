import { proto } from "../src/check/example.ts";
import { packageFlaw } from "../src/check/package-flaw.ts";
import { defineRule } from "../src/check/rule.ts";

export const packageServiceNoDelete = defineRule({
  id: "PACKAGE_SERVICE_NO_DELETE",
  subjects: ["service"],
  on: "removed",
  pair: "name",
  fact: "presence",
  categories: ["PACKAGE"],
  severity: "error",
  what: "A service is not deleted from its package.",
  why: "Calls of its methods fail: their paths begin with the full name of the service.",
  instead:
    "Keep the service, in any file of the package, and mark it with `option deprecated = true`, until nobody calls it.",
  example: {
    before: proto`
      service Users {
        rpc GetUser(GetUserRequest) returns (User);
      }

      message GetUserRequest {
        string name = 1;
      }

      message User {
        string name = 1;
      }
    `,
    after: proto`
      message GetUserRequest {
        string name = 1;
      }

      message User {
        string name = 1;
      }
    `,
  },
  check({ before }, context) {
    return packageFlaw(before, context);
  },
});
