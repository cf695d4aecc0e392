import { MethodOptions_IdempotencyLevel } from "@bufbuild/protobuf/wkt";
import { proto } from "../src/check/example.ts";
import { defineRule } from "../src/check/rule.ts";
import { rpcLabel } from "../src/schema/rpc-label.ts";

export const rpcSameIdempotencyLevel = defineRule({
  id: "RPC_SAME_IDEMPOTENCY_LEVEL",
  subjects: ["rpc"],
  on: "kept",
  pair: "name",
  fact: "option idempotency_level",
  categories: ["FILE", "PACKAGE", "WIRE_JSON", "WIRE", "CSR"],
  severity: "error",
  what: "An rpc keeps its idempotency level.",
  why: "Clients repeat calls that they take for idempotent, and proxies and caches send those without side effects as GET: with another level they do what they must not, or the server refuses them.",
  instead: "Keep the option `idempotency_level`.",
  example: {
    before: proto`
      service Users {
        rpc GetUser(GetUserRequest) returns (User) {
          option idempotency_level = NO_SIDE_EFFECTS;
        }
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
        rpc GetUser(GetUserRequest) returns (User) {
          option idempotency_level = IDEMPOTENT;
        }
      }

      message GetUserRequest {
        string name = 1;
      }

      message User {
        string name = 1;
      }
    `,
  },
  check({ before, after }) {
    const was = MethodOptions_IdempotencyLevel[before.idempotency];
    const is = MethodOptions_IdempotencyLevel[after.idempotency];
    if (was === is) return undefined;
    return {
      message: `${rpcLabel(after)} changed option "idempotency_level" from ${was} to ${is}`,
      before: was,
      after: is,
      parts: [[4, 34]],
    };
  },
});
