import { declarationFlaw } from "../src/check/declaration-flaw.ts";
import { proto } from "../src/check/example.ts";
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
  unlikeBuf:
    "A service that moved to another file is reported with that file, and only as a warning: its rpcs can still be called.",
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
    return declarationFlaw(before, context);
  },
});
