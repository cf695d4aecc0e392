import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import { rpcLabel } from "../src/schema/rpc-label.ts";

export const rpcNoDelete = defineRule({
  id: "RPC_NO_DELETE",
  subjects: ["rpc"],
  on: "removed",
  pair: "name",
  fact: "presence",
  categories: ["FILE", "PACKAGE"],
  severity: "error",
  what: "An rpc is not deleted from its service.",
  why: 'Clients that are out there still call it and get the answer "unimplemented"; code that uses it no longer compiles.',
  instead: "Keep the rpc and mark it with `option deprecated = true`.",
  example: {
    before: proto`
      service Users {
        rpc GetUser(GetUserRequest) returns (User);
        rpc FindUser(GetUserRequest) returns (User);
      }

      message GetUserRequest {
        string name = 1;
      }

      message User {
        string name = 1;
      }
    `,
    after: proto`
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
  },
  check({ before }) {
    return { message: `${rpcLabel(before)} was deleted` };
  },
});
